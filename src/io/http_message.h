#pragma once
// A response of HTTP as web archives keep it: status, headers, body, the body's packing undone.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace tabard {

// "Name: value" lines, as HTTP and WARC have them. Names know no case.
class HeaderFields {
 public:
  // Reads lines up to the empty one or the end; lines without a colon are passed over, indented ones go on with that before.
  explicit HeaderFields(std::string_view lines);
  HeaderFields() = default;

  // The first field of this name; "" where there is none.
  std::string_view operator[](std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

struct HttpMessage {
  int status = 0;
  HeaderFields headers;
  std::string_view body;  // as it was sent; points into what was parsed
};

// Where the empty line ends that closes a head of fields; npos where there is none.
size_t end_of_head(std::string_view bytes);

// An error where `bytes` do not begin like a response.
Result<HttpMessage> parse_http(std::string_view bytes);

// The body without chunks and unpacked. Archives often keep headers of a packing that they have undone already, so the body
// itself decides. Errors: more than `limit` bytes, broken data, a packing that is not known (br).
Result<std::string> unpack_body(const HttpMessage& message, size_t limit);

}  // namespace tabard
