#pragma once
// Document: one news report as it came in. `text` is never changed after construction: every Span points into it.

#include <optional>
#include <string>

#include "base/date.h"

namespace tabard {

struct Document {
  std::string id;
  std::string text;  // valid UTF-8
  std::string title;
  std::optional<Day> date;  // publication
  std::string url;
  std::string source;  // publisher
  std::string lang;    // as given: "en", "es-MX", ""
  std::string author;  // the byline's names, with commas; "" where nobody is named
};

}  // namespace tabard
