#include "feeds/http_client.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <charconv>
#include <mutex>

#include "pages/ascii.h"

namespace tabard {
namespace {

constexpr long connect_seconds = 15, slowest_bytes_a_second = 100, slow_seconds = 20;

struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, FreeUrl>;

Url parse_url(std::string_view address) {
  Url url(curl_url());
  return url && curl_url_set(url.get(), CURLUPART_URL, std::string(address).c_str(), 0) == CURLUE_OK ? std::move(url) : nullptr;
}

std::string part_of(const Url& url, CURLUPart part) {
  char* text = nullptr;
  if (!url || curl_url_get(url.get(), part, &text, 0) != CURLUE_OK) return {};
  std::string copy(text);
  curl_free(text);
  return copy;
}

struct Transfer {
  HttpAnswer answer;
  size_t max_bytes = 0;
  bool is_too_large = false;
  const std::function<bool()>* is_stopped = nullptr;
};

// The C library calls these; nothing may be thrown through it, and short of memory the program ends anyway.
size_t take_body(char* bytes, size_t size, size_t count, void* to) {
  auto& transfer = *static_cast<Transfer*>(to);
  transfer.is_too_large = transfer.answer.body.size() + size * count > transfer.max_bytes;
  if (transfer.is_too_large) return 0;
  transfer.answer.body.append(bytes, size * count);
  return size * count;
}

size_t take_header(char* bytes, size_t size, size_t count, void* to) {
  auto& answer = static_cast<Transfer*>(to)->answer;
  const std::string_view line(bytes, size * count);
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos) return size * count;
  const std::string_view name = line.substr(0, colon);
  const std::string value = squeeze(line.substr(colon + 1));
  if (is_same_ignoring_case(name, "etag"))
    answer.etag = value;
  else if (is_same_ignoring_case(name, "last-modified"))
    answer.last_modified = value;
  else if (is_same_ignoring_case(name, "content-type"))
    answer.content_type = value;
  else if (is_same_ignoring_case(name, "location"))
    answer.location = value;
  else if (int seconds = 0; is_same_ignoring_case(name, "retry-after") &&
                            std::from_chars(value.data(), value.data() + value.size(), seconds).ec == std::errc() &&
                            seconds >= 0)
    answer.retry_after = std::chrono::seconds(seconds);
  return size * count;
}

int look_around(void* to, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  const auto* is_stopped = static_cast<Transfer*>(to)->is_stopped;
  return *is_stopped && (*is_stopped)() ? 1 : 0;
}

}  // namespace

struct HttpClient::Handle {
  CURL* curl = nullptr;
  ~Handle() { curl_easy_cleanup(curl); }
};

HttpClient::HttpClient(HttpClientOptions options) : options_(std::move(options)), handle_(std::make_unique<Handle>()) {
  static std::once_flag once;  // curl asks for this
  std::call_once(once, [] { TABARD_CHECK(curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK); });
  handle_->curl = curl_easy_init();
  TABARD_CHECK(handle_->curl != nullptr);
}

HttpClient::~HttpClient() = default;

Result<HttpAnswer> HttpClient::get(const HttpRequest& request) {
  CURL* curl = handle_->curl;
  curl_easy_reset(curl);  // keeps connections
  Transfer transfer;
  transfer.max_bytes = request.max_bytes;
  transfer.is_stopped = &options_.is_stopped;
  char reason[CURL_ERROR_SIZE] = "";
  std::unique_ptr<curl_slist, FreeList> headers;
  const auto add_header = [&headers](const std::string& line) {
    headers.reset(curl_slist_append(headers.release(), line.c_str()));
  };
  if (!request.etag.empty()) add_header("If-None-Match: " + request.etag);
  if (!request.last_modified.empty()) add_header("If-Modified-Since: " + request.last_modified);

  curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_USERAGENT, options_.user_agent.c_str());
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");  // all that curl can unpack
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connect_seconds);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(options_.timeout.count()));
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, slowest_bytes_a_second);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, slow_seconds);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, reason);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, look_around);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &transfer);
  const CURLcode code = curl_easy_perform(curl);
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  transfer.answer.status = static_cast<int>(status);

  if (transfer.is_too_large)
    return fail(Error::Kind::input, fmt::format("more than {} bytes: refused (--max-document)", request.max_bytes),
                request.url);
  if (code == CURLE_UNSUPPORTED_PROTOCOL || code == CURLE_URL_MALFORMAT)
    return fail(Error::Kind::input, "no address that can be fetched: http:// or https:// is wanted", request.url);
  if (code == CURLE_ABORTED_BY_CALLBACK) return fail(Error::Kind::input, "interrupted", request.url);
  if (code != CURLE_OK)
    return fail(Error::Kind::io, fmt::format("cannot be fetched: {}", *reason ? reason : curl_easy_strerror(code)),
                request.url);
  return std::move(transfer.answer);
}

std::string resolve_url(std::string_view base, std::string_view address) {
  Url url = parse_url(base);
  if (!url) url.reset(curl_url());
  if (!url || curl_url_set(url.get(), CURLUPART_URL, std::string(address).c_str(), 0) != CURLUE_OK) return {};
  curl_url_set(url.get(), CURLUPART_FRAGMENT, nullptr, 0);
  return part_of(url, CURLUPART_URL);
}

std::string origin_of(std::string_view address) {
  const Url url = parse_url(address);
  const std::string port = part_of(url, CURLUPART_PORT), host = part_of(url, CURLUPART_HOST);
  if (host.empty()) return {};
  return fmt::format("{}://{}{}{}", part_of(url, CURLUPART_SCHEME), host, port.empty() ? "" : ":", port);
}

}  // namespace tabard
