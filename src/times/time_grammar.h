#pragma once
// TimeGrammar: how items of time join into expressions, and which days these mean. Internal to times/.
//
// Each pattern is a function of the item at which it would begin; of those that fit, the longest wins. What a relative
// expression counts from is either the report's date or the last date named in the text before it.

#include <optional>
#include <string>
#include <vector>

#include "core/reading.h"
#include "times/calendar.h"
#include "times/time_words.h"

namespace tabard {

// The date that "a day later" and "the same week" count from.
struct TimeAnchor {
  DayRange range;
  TimeUnit unit = TimeUnit::day;
  uint32_t sentence = 0;
};

class TimeGrammar {
 public:
  TimeGrammar(const Reading& reading, const ReportDate& report) : reading_(reading), report_(report.range) {}

  // Expressions of one sentence, appended. Sentences must come in text order: later ones count from dates in earlier ones.
  void find(const std::vector<TimeItem>& items, uint32_t sentence, std::vector<TimeExpression>& out);

 private:
  using Kind = TimeWord::Kind;
  struct Found {
    size_t end = 0;  // items [begin, end)
    std::optional<DayRange> range;
    std::string timex;
    TimeExpression::Type type = TimeExpression::Type::DATE;
    TimeUnit unit = TimeUnit::day;
    size_t begin = 0;
    Origin origin;
  };
  using Match = std::optional<Found>;

  // dates of the calendar: time_dates.cpp
  Match date(size_t i) const;     // "Thursday, July 27, 2023", "27 July", "July 27-29", "2023-07-27"
  Match month(size_t i) const;    // "July 2023", "late July", "next July", "May of last year"
  Match year(size_t i) const;     // "2004", "early 2004", "the year 2004"
  Match decade(size_t i) const;   // "the 1990s", "the 19th century"
  Match weekday(size_t i) const;  // "Tuesday night", "last Tuesday", "the Saturday before last"
  Match holiday(size_t i) const;  // "Christmas Eve 2024"
  Match quarter(size_t i) const;  // "the third quarter of 2004", "the first half"
  Match season(size_t i) const;   // "last summer", "the spring of 1968"
  // relative to the report or the text: time_relative.cpp
  Match day_word(size_t i) const;   // "yesterday morning"
  Match shifted(size_t i) const;    // "last week", "the next day", "that evening", "the past two months"
  Match counted(size_t i) const;    // "two days ago", "a week later", "nine weeks", "two-day"
  Match bare(size_t i) const;       // "for weeks", "the day before", "the quarter"
  Match repeated(size_t i) const;   // "every week", "daily", "twice a year"
  Match reference(size_t i) const;  // "now", "recently"
  Match clock(size_t i) const;      // "8:15 a.m.", "noon"

  // helpers: time_grammar.cpp
  bool is(size_t i, Kind kind) const { return i < items().size() && items()[i].word.kind == kind; }
  bool is_text(size_t i, std::string_view word) const;  // without case
  const TimeWord& word(size_t i) const { return items()[i].word; }
  const std::vector<TimeItem>& items() const { return *items_; }
  Found make(size_t end, TimeUnit unit, std::optional<Day> day) const;
  std::optional<Day> now() const { return report_ ? std::optional(report_->to) : std::nullopt; }
  // The date named before if it is fine enough to count `unit` from, else the report's.
  std::optional<TimeAnchor> anchor(TimeUnit unit) const;
  std::optional<Day> counted_from(bool is_from_text, TimeUnit unit) const;
  std::optional<Day> quarter_meant() const;  // of "the quarter", "a year earlier" in news of business
  // "of 2004", ", 2004", "last year", "this year" at items from `i`; moves `i` behind it.
  std::optional<int> read_year(size_t& i) const;
  int guess_year(size_t i, int month, int day) const;
  void add_part(Found& found, size_t i) const;  // "night" after a day
  bool ends_clause(size_t i) const;             // nothing follows that item i would belong to
  bool is_future(size_t i) const;               // the words around item i speak of what is to come

  const Reading& reading_;
  std::optional<DayRange> report_;
  std::optional<TimeAnchor> last_, quarter_;  // the last date named; the last that was a quarter
  const std::vector<TimeItem>* items_ = nullptr;
  uint32_t sentence_ = 0;
};

}  // namespace tabard
