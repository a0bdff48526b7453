#pragma once
// TimeFinder: words for dates in a report, the days they mean, and when an undated report was written.
//
//   const TimeFinder times(lexicon);                       // keep: views into the lexicon, shared by all threads
//   reading.report_date = times.date_report(reading);      // 2023-07-27, given
//   reading.times = times.find(reading, reading.report_date);
//   // "on Tuesday" -> span "Tuesday", 2023-07-25..2023-07-25, timex "2023-07-25", DATE
//
// Weekdays, "last week" and the like follow CODING-NOTES.md, section Place and date. Reads sentences and tokens; with tags and
// heads it also tells "will meet on Friday" from "met on Friday". Time zones and calendars other than the Gregorian are not
// known.

#include <optional>
#include <vector>

#include "core/reading.h"
#include "times/known_days.h"
#include "times/time_words.h"

namespace tabard {

class TimeFinder {
 public:
  explicit TimeFinder(const Lexicon& lexicon);

  // The document's own date; without one what the text implies, with the reason; else Source::unknown. See report_date.cpp.
  ReportDate date_report(const Reading& reading) const;

  // In text order, without overlaps.
  std::vector<TimeExpression> find(const Reading& reading, const ReportDate& report) const;

  const TimeWords& words() const { return words_; }

 private:
  TimeWords words_;
  KnownDays known_days_;
};

// The days an event lasts or falls in, with the preposition before the words: "since 2004" runs on to the report's date, "until
// Friday" from it. Nothing where the words mean no days.
std::optional<DayRange> range_with_preposition(const Reading& reading, const TimeExpression& time, const ReportDate& report);

}  // namespace tabard
