#pragma once
// TimeExpression: words for a date, time, duration or repetition, as TIMEX3 sees them.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "core/origin.h"
#include "core/span.h"

namespace tabard {

struct TimeExpression {
  enum class Type : uint8_t { DATE, TIME, DURATION, SET };

  Span span;                      // without the preposition: "Tuesday" of "on Tuesday"
  uint32_t first = 0, end = 0;    // tokens [first, end)
  std::optional<DayRange> range;  // nothing for durations, repetitions and where the anchor is unknown
  std::string timex;              // TIMEX3 value: "2023-07-25", "2023-W30", "P3D", "PRESENT_REF"
  Type type = Type::DATE;
  Origin origin;
};

constexpr std::string_view to_string(TimeExpression::Type type) {
  switch (type) {
    case TimeExpression::Type::DATE: return "DATE";
    case TimeExpression::Type::TIME: return "TIME";
    case TimeExpression::Type::DURATION: return "DURATION";
    case TimeExpression::Type::SET: break;
  }
  return "SET";
}

// When a report appeared, and how that is known.
struct ReportDate {
  enum class Source : uint8_t { unknown, given, content };

  std::optional<DayRange> range;  // one day where it was given; often a week where content told
  Source source = Source::unknown;
  std::string reason;  // "70th anniversary of 1953-07-27 (armistice of the Korean War), 'this week'"; "" where given
  Origin origin;       // the lexicon row of the known day
};

}  // namespace tabard
