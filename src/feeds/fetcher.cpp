#include "feeds/fetcher.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

namespace tabard {
namespace {

using namespace std::chrono_literals;
constexpr auto longest_crawl_delay = 60'000ms, longest_pause = 300'000ms;
constexpr size_t longest_robots = 512'000;  // RFC 9309, section 2.5

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}
bool is_for_the_moment(int status) {
  return status == 429 || status == 408 || status >= 500;
}

}  // namespace

Fetcher::Fetcher(FetcherOptions options)
    : options_(std::move(options)),
      client_({.user_agent = options_.user_agent, .timeout = options_.timeout, .is_stopped = options_.is_stopped}) {
  if (!options_.wait)
    options_.wait = [](std::chrono::milliseconds time) {
      std::this_thread::sleep_for(time);
      return true;
    };
}

Result<HttpAnswer> Fetcher::ask(Site& site, const HttpRequest& request) {
  using Clock = std::chrono::steady_clock;
  const auto delay = std::max(
      options_.delay, std::min<std::chrono::milliseconds>(site.robots.crawl_delay().value_or(0ms), longest_crawl_delay));
  auto pause = options_.first_pause;
  for (int retry = 0;; ++retry) {
    if (const auto now = Clock::now();
        site.free_at > now && !options_.wait(std::chrono::ceil<std::chrono::milliseconds>(site.free_at - now)))
      return fail(Error::Kind::input, "interrupted", request.url);
    auto answer = client_.get(request);
    site.free_at = Clock::now() + delay;
    const bool is_worth_it = answer ? is_for_the_moment(answer->status) : answer.error().kind == Error::Kind::io;
    if (!is_worth_it || retry >= options_.retries) return answer;
    auto wait = pause;
    if (answer && answer->retry_after) wait = std::max<std::chrono::milliseconds>(wait, *answer->retry_after);
    if (!options_.wait(std::min<std::chrono::milliseconds>(wait, longest_pause)))
      return fail(Error::Kind::input, "interrupted", request.url);
    pause *= 2;
  }
}

// RFC 9309, section 2.3.1: none there, everything is allowed; no answer, or the server's own fault, nothing is.
Result<void> Fetcher::read_robots(const std::string& origin, Site& site) {
  if (!site.is_known) {
    std::string url = origin + "/robots.txt";
    site.is_known = true;
    for (int redirect = 0;; ++redirect) {
      const auto answer = ask(site, {.url = url, .max_bytes = longest_robots});
      if (!answer) {
        site.fault = answer.error().text;
        site.robots = Robots::closed();
      } else if (is_redirect(answer->status) && redirect < options_.max_redirects) {
        url = resolve_url(url, answer->location);
        if (!url.empty()) continue;
      } else if (answer->status >= 200 && answer->status < 300) {
        site.robots = Robots(answer->body, options_.agent);
      } else if (is_for_the_moment(answer->status)) {
        site.fault = fmt::format("status {}", answer->status);
        site.robots = Robots::closed();
      }
      break;
    }
  }
  if (site.fault.empty()) return {};
  // Asked again next time: a site that was down for a moment is not given up for the whole run.
  site.is_known = false;
  return fail(Error::Kind::io, fmt::format("not fetched, for robots.txt could not be read: {}", std::exchange(site.fault, "")),
              origin);
}

Result<Fetched> Fetcher::fetch(const std::string& address, const std::string& etag, const std::string& last_modified) {
  std::string url = address;
  for (int redirect = 0;; ++redirect) {
    const std::string origin = origin_of(url);
    if (origin.empty() || !(url.starts_with("http://") || url.starts_with("https://")))
      return fail(Error::Kind::input, "no address that can be fetched: http:// or https:// is wanted", url);
    Site& site = sites_[origin];
    TRY_VOID(read_robots(origin, site));
    const size_t path = url.find('/', url.find("://") + 3);
    if (!site.robots.allows(path == std::string::npos ? "/" : std::string_view(url).substr(path)))
      return fail(Error::Kind::input, "not fetched: the site's robots.txt forbids it", url);
    TRY(HttpAnswer answer, ask(site, {url, etag, last_modified, options_.max_bytes}));
    if (answer.status == 304) return Fetched{.is_not_modified = true, .url = url};
    if (is_redirect(answer.status)) {
      if (redirect == options_.max_redirects)
        return fail(Error::Kind::input, fmt::format("more than {} redirects: given up", options_.max_redirects), address);
      std::string next = resolve_url(url, answer.location);
      if (next.empty()) return fail(Error::Kind::input, "a redirect without an address", url);
      url = std::move(next);
      continue;
    }
    if (answer.status != 200) return fail(Error::Kind::input, fmt::format("cannot be fetched: status {}", answer.status), url);
    return Fetched{.url = std::move(url),
                   .body = std::move(answer.body),
                   .content_type = std::move(answer.content_type),
                   .etag = std::move(answer.etag),
                   .last_modified = std::move(answer.last_modified)};
  }
}

}  // namespace tabard
