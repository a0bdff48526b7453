#pragma once
// Spans as the contract's {"text","start","end"}, in code points.

#include <optional>
#include <string>
#include <string_view>

#include "core/place.h"
#include "io/code_points.h"

namespace tabard {

class SpanWriter {
 public:
  // Views `text`, the document's, for as long as it lives.
  SpanWriter(std::string& out, std::string_view text) : out_(out), text_(text), index_(text) {}

  // "text":…,"start":…,"end":… inside an open object; three nulls for nothing.
  void fields(std::optional<Span> span);
  // "start":…,"end":…
  void offsets(Span span);
  // {"text":…,"start":…,"end":…}
  void object(Span span);

 private:
  std::string& out_;
  std::string_view text_;
  CodePointIndex index_;
};

// "lat":…,"lon":…; null where they are not known.
void append_coordinates(std::string& out, const Place& place);

}  // namespace tabard
