#pragma once
// One request over HTTP or HTTPS, within limits. No redirect is followed and nothing is tried again: that is Fetcher's.

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tabard {

struct HttpRequest {
  std::string url;
  std::string etag, last_modified;  // of the copy at hand; "" for none
  size_t max_bytes = 16'000'000;    // of the body, unpacked
};

struct HttpAnswer {
  int status = 0;
  std::string body;
  std::string content_type, etag, last_modified, location;
  std::optional<std::chrono::seconds> retry_after;
};

struct HttpClientOptions {
  std::string user_agent;
  std::chrono::seconds timeout{60};  // of a whole request
  std::function<bool()> is_stopped;  // asked during a request, which then ends with an error; may be empty
};

// Keeps connections open between requests. One thread at a time.
class HttpClient {
 public:
  explicit HttpClient(HttpClientOptions options);
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  // Any status is an answer. Errors name the address: Kind::io where no answer came (worth another try), Kind::input where
  // trying again is in vain: too large, or no address of HTTP.
  Result<HttpAnswer> get(const HttpRequest& request);

 private:
  struct Handle;
  HttpClientOptions options_;
  std::unique_ptr<Handle> handle_;
};

// `address`, which may be relative, as it is meant on the page `base`: ("https://a/b/c", "../d") -> "https://a/d". "" where it
// is none.
std::string resolve_url(std::string_view base, std::string_view address);

// "https://news.example.org:8080" of any address there.
std::string origin_of(std::string_view url);

}  // namespace tabard
