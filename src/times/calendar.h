#pragma once
// Calendar arithmetic in the units that news counts in, and how TIMEX3 writes each.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace tabard {

enum class TimeUnit : uint8_t { second, minute, hour, day, weekend, week, month, quarter, half, year, decade, century };

// "week" -> TimeUnit::week
std::optional<TimeUnit> parse_time_unit(std::string_view word);

// The whole unit that holds `day`: its ISO week, its month ... Units below a day give the day; a weekend is that of the day's
// week.
DayRange unit_around(TimeUnit unit, Day day);

// `day` moved by `count` units, the end of a shorter month kept within it (31 January and a month: 28 February).
Day moved(Day day, TimeUnit unit, int count);

// TIMEX3 value of a date of that granularity: "2023-07-27", "2023-W30", "2023-W30-WE", "2023-07", "2023-Q3", "2023-H2", "2023",
// "202", "20".
std::string timex_value(TimeUnit unit, Day day);

// "P3D", "PT48H", "PXY": `amount` is the number as TIMEX3 has it, "X" for some. A decade is P10Y, a weekend P1WE.
std::string timex_duration(TimeUnit unit, std::string_view amount);

int year_of(Day day);
int month_of(Day day);    // 1 to 12
int weekday_of(Day day);  // 1 Monday to 7 Sunday

// Nothing where the calendar has no such day.
std::optional<Day> make_day(int year, int month, int day);

// The n-th weekday of a month; n 0: the last one.
std::optional<Day> nth_weekday(int year, int month, int n, int weekday);

DayRange month_range(int year, int month);
DayRange year_range(int first, int last);

}  // namespace tabard
