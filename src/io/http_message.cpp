#include "io/http_message.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>

#include "base/utf8.h"
#include "pages/ascii.h"

namespace tabard {
namespace {

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

// The chunks put together; the bytes as they are where they do not begin with a chunk. What is missing at the end is missing.
std::string without_chunks(std::string_view bytes) {
  std::string joined;
  std::string_view rest = bytes;
  while (true) {
    const size_t line_end = rest.find('\n');
    if (line_end == std::string_view::npos || line_end > 64) break;
    size_t size = 0, digits = 0;
    for (; digits < line_end && digits < 8; ++digits) {
      const char c = to_lower_ascii(rest[digits]);
      if (c >= '0' && c <= '9')
        size = size * 16 + static_cast<size_t>(c - '0');
      else if (c >= 'a' && c <= 'f')
        size = size * 16 + static_cast<size_t>(c - 'a' + 10);
      else
        break;
    }
    if (digits == 0) break;
    rest.remove_prefix(line_end + 1);
    if (size == 0) return joined;
    joined += rest.substr(0, size);
    rest.remove_prefix(std::min(rest.size(), size));
    if (rest.starts_with("\r\n"))
      rest.remove_prefix(2);
    else if (rest.starts_with("\n"))
      rest.remove_prefix(1);
    else
      return joined;
  }
  return joined.empty() ? std::string(bytes) : joined;
}

Result<std::string> inflate_all(std::string_view packed, size_t limit) {
  z_stream stream{};
  TABARD_CHECK(inflateInit2(&stream, 15 + 16) == Z_OK);  // 15: largest window; 16: gzip header
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string text;
  char out[1 << 15];
  int state = Z_OK;
  while (state == Z_OK && text.size() <= limit) {
    stream.next_out = reinterpret_cast<Bytef*>(out);
    stream.avail_out = sizeof out;
    state = inflate(&stream, Z_NO_FLUSH);
    text.append(out, sizeof out - stream.avail_out);
  }
  inflateEnd(&stream);
  if (text.size() > limit)
    return fail(Error::Kind::input, fmt::format("a body of more than {} bytes: refused (--max-document)", limit));
  if (state != Z_STREAM_END) return fail(Error::Kind::input, "its gzip data are broken or end too soon");
  return text;
}

}  // namespace

HeaderFields::HeaderFields(std::string_view lines) {
  while (!lines.empty()) {
    const size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (trim(line).empty()) return;
    if (is_ascii_space(line[0]) && !fields_.empty()) {
      fields_.back().second += ' ';
      fields_.back().second += trim(line);
      continue;
    }
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    fields_.emplace_back(trim(line.substr(0, colon)), trim(line.substr(colon + 1)));
  }
}

std::string_view HeaderFields::operator[](std::string_view name) const {
  for (const auto& [key, value] : fields_)
    if (is_same_ignoring_case(key, name)) return value;
  return {};
}

size_t end_of_head(std::string_view bytes) {
  for (size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1)) {
    if (bytes.substr(at + 1).starts_with("\r\n")) return at + 3;
    if (bytes.substr(at + 1).starts_with("\n")) return at + 2;
  }
  return std::string_view::npos;
}

Result<HttpMessage> parse_http(std::string_view bytes) {
  const auto is_digit_at = [bytes](size_t at) { return at < bytes.size() && bytes[at] >= '0' && bytes[at] <= '9'; };
  const size_t space = bytes.substr(0, 16).find(' ');
  if (!bytes.starts_with("HTTP/") || space == std::string_view::npos || !is_digit_at(space + 1) || !is_digit_at(space + 2) ||
      !is_digit_at(space + 3))
    return fail(Error::Kind::input, "no response of HTTP");
  HttpMessage message;
  for (size_t i = 1; i <= 3; ++i) message.status = message.status * 10 + (bytes[space + i] - '0');
  const size_t body = std::min(end_of_head(bytes), bytes.size());
  const size_t first_line = std::min(bytes.find('\n'), body);
  message.headers =
      HeaderFields(bytes.substr(first_line + 1 > body ? body : first_line + 1, body - std::min(body, first_line + 1)));
  message.body = bytes.substr(body);
  return message;
}

Result<std::string> unpack_body(const HttpMessage& message, size_t limit) {
  const bool is_chunked = is_same_ignoring_case(message.headers["transfer-encoding"], "chunked");
  std::string body = is_chunked ? without_chunks(message.body) : std::string(message.body);
  if (body.starts_with("\x1f\x8b")) return inflate_all(body, limit);
  const std::string_view packing = message.headers["content-encoding"];
  const bool is_packed = is_same_ignoring_case(packing, "br") || is_same_ignoring_case(packing, "zstd");
  if (is_packed && find_invalid_utf8(std::string_view(body).substr(0, 64)).value_or(64) < 60)
    return fail(Error::Kind::input, fmt::format("its body is packed with '{}', which is not known", packing));
  if (body.size() > limit)
    return fail(Error::Kind::input, fmt::format("a body of more than {} bytes: refused (--max-document)", limit));
  return body;
}

}  // namespace tabard
