#include "io/json_spans.h"

#include <utility>

#include "io/json_text.h"

namespace tabard {

void SpanWriter::fields(std::optional<Span> span) {
  if (!span) {
    append_json_key(out_, "text");
    out_ += "null,\"start\":null,\"end\":null";
    return;
  }
  append_json_field(out_, "text", span->in(text_));
  offsets(*span);
}

void SpanWriter::offsets(Span span) {
  const CodePointSpan points = index_.at(span);
  append_json_key(out_, "start");
  out_ += std::to_string(points.start);
  append_json_key(out_, "end");
  out_ += std::to_string(points.end);
}

void SpanWriter::object(Span span) {
  out_ += '{';
  fields(span);
  out_ += '}';
}

void append_coordinates(std::string& out, const Place& place) {
  for (const auto& [key, degrees] : {std::pair{"lat", place.lat}, std::pair{"lon", place.lon}}) {
    append_json_key(out, key);
    if (place.is_located)
      append_json_number(out, degrees);
    else
      out += "null";
  }
}

}  // namespace tabard
