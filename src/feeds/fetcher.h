#pragma once
// Fetcher: pages and feeds over the network, as a good guest fetches them.
//
// It asks each site's robots.txt first and keeps to it; leaves time between two requests to one site; follows a few redirects,
// of which each must be allowed as well; and tries again, after longer and longer pauses, what failed for the moment (no
// answer, 429, 5xx). One thread at a time.

#include <chrono>
#include <functional>
#include <string>
#include <unordered_map>

#include "feeds/http_client.h"
#include "feeds/robots.h"

namespace tabard {

struct FetcherOptions {
  std::string agent = "tabard";           // as robots.txt may name it; also the first word of the User-Agent header
  std::string user_agent = "tabard";      // the whole header
  std::chrono::milliseconds delay{2000};  // between two requests to one site; a longer Crawl-delay, up to a minute, goes before
  int retries = 3;
  std::chrono::milliseconds first_pause{
      2000};  // before the first retry; doubles each time. Retry-After, up to five minutes, goes before
  int max_redirects = 5;
  size_t max_bytes = 16'000'000;
  std::chrono::seconds timeout{60};
  // Sleeps; false where somebody wants to stop, which ends the fetch with an error.
  std::function<bool(std::chrono::milliseconds)> wait;
  std::function<bool()> is_stopped;
};

struct Fetched {
  bool is_not_modified = false;  // the copy at hand is still good; no body
  std::string url;               // where it was found after all redirects
  std::string body, content_type, etag, last_modified;
};

class Fetcher {
 public:
  explicit Fetcher(FetcherOptions options);

  // `etag` and `last_modified`: of the copy at hand, "" for none. Errors name the address and the reason.
  Result<Fetched> fetch(const std::string& url, const std::string& etag = {}, const std::string& last_modified = {});

 private:
  struct Site {
    Robots robots;
    std::string fault;  // why robots.txt could not be read
    bool is_known = false;
    std::chrono::steady_clock::time_point free_at{};  // when the next request may go out
  };

  Result<HttpAnswer> ask(Site& site, const HttpRequest& request);  // politely, and again where that may help
  Result<void> read_robots(const std::string& origin, Site& site);

  FetcherOptions options_;
  HttpClient client_;
  std::unordered_map<std::string, Site> sites_;
};

}  // namespace tabard
