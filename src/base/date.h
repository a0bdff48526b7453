#pragma once
// Calendar days. A Day is a count of days in the proleptic Gregorian calendar; times of day are not kept.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace tabard {

using Day = std::chrono::sys_days;

// Inclusive at both ends: one day has from == to.
struct DayRange {
  Day from, to;
  friend bool operator==(const DayRange&, const DayRange&) = default;
};

// "2023-07-27" -> a Day; nothing unless it is exactly of this form and a day of the calendar (years 0001 to 9999).
std::optional<Day> parse_day(std::string_view iso);

// The day of "2023-07-27" or of an RFC 3339 time such as "2023-07-27T10:00:00Z" (the offset is not applied: the day as
// printed).
std::optional<Day> parse_day_or_time(std::string_view text);

// "2023-07-27"
std::string to_iso(Day day);

// Monday of the ISO week of `day`.
Day week_start(Day day);

// "2023-W30"
std::string to_iso_week(Day day);

}  // namespace tabard
