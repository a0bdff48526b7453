#include "times/calendar.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tabard {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;

constexpr std::array<std::string_view, 12> unit_names = {"second", "minute",  "hour", "day",  "weekend", "week",
                                                         "month",  "quarter", "half", "year", "decade",  "century"};

year_month_day date_of(Day day) {
  return year_month_day{day};
}

// Years that the calendar type and four digits can hold.
int within_calendar(int year) {
  return std::clamp(year, 1, 9999);
}

}  // namespace

std::optional<TimeUnit> parse_time_unit(std::string_view word) {
  for (size_t i = 0; i < unit_names.size(); ++i)
    if (unit_names[i] == word) return static_cast<TimeUnit>(i);
  return std::nullopt;
}

int year_of(Day day) {
  return static_cast<int>(date_of(day).year());
}
int month_of(Day day) {
  return static_cast<int>(static_cast<unsigned>(date_of(day).month()));
}
int weekday_of(Day day) {
  return static_cast<int>(std::chrono::weekday{day}.iso_encoding());
}

std::optional<Day> make_day(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || day < 1) return std::nullopt;
  const year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                            std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return Day{date};
}

std::optional<Day> nth_weekday(int year, int month, int n, int weekday) {
  const auto first = make_day(year, month, 1);
  if (!first || weekday < 1 || weekday > 7) return std::nullopt;
  if (n == 0) {
    Day day = month_range(year, month).to;
    while (weekday_of(day) != weekday) day -= days{1};
    return day;
  }
  return *first + days{(weekday - weekday_of(*first) + 7) % 7 + 7 * (n - 1)};
}

DayRange month_range(int year, int month) {
  const auto y = std::chrono::year{within_calendar(year)};
  const auto m = std::chrono::month{static_cast<unsigned>(std::clamp(month, 1, 12))};
  return {Day{y / m / 1}, Day{y / m / std::chrono::last}};
}

DayRange year_range(int first, int last) {
  return {Day{std::chrono::year{within_calendar(first)} / std::chrono::January / 1},
          Day{std::chrono::year{within_calendar(last)} / std::chrono::December / 31}};
}

DayRange unit_around(TimeUnit unit, Day day) {
  const int year = year_of(day), month = month_of(day);
  switch (unit) {
    case TimeUnit::second:
    case TimeUnit::minute:
    case TimeUnit::hour:
    case TimeUnit::day: return {day, day};
    case TimeUnit::week: return {week_start(day), week_start(day) + days{6}};
    case TimeUnit::weekend: return {week_start(day) + days{5}, week_start(day) + days{6}};
    case TimeUnit::month: return month_range(year, month);
    case TimeUnit::quarter: {
      const int first = (month - 1) / 3 * 3 + 1;
      return {month_range(year, first).from, month_range(year, first + 2).to};
    }
    case TimeUnit::half:
      return month <= 6 ? DayRange{month_range(year, 1).from, month_range(year, 6).to}
                        : DayRange{month_range(year, 7).from, month_range(year, 12).to};
    case TimeUnit::year: return year_range(year, year);
    case TimeUnit::decade: return year_range(year / 10 * 10, year / 10 * 10 + 9);
    case TimeUnit::century: return year_range(year / 100 * 100, year / 100 * 100 + 99);
  }
  return {day, day};
}

Day moved(Day day, TimeUnit unit, int count) {
  const auto by_months = [&](int64_t months) {
    const int64_t index = static_cast<int64_t>(year_of(day)) * 12 + month_of(day) - 1 + months;
    const int64_t clamped = std::clamp<int64_t>(index, 12, 9999 * 12 + 11);
    const DayRange target = month_range(static_cast<int>(clamped / 12), static_cast<int>(clamped % 12) + 1);
    return std::min(target.from + days{static_cast<int>(static_cast<unsigned>(date_of(day).day())) - 1}, target.to);
  };
  // far out of the calendar is as good as its end
  const int64_t n = std::clamp(count, -200'000, 200'000);
  switch (unit) {
    case TimeUnit::second:
    case TimeUnit::minute:
    case TimeUnit::hour: return day;
    case TimeUnit::day: return day + days{n};
    case TimeUnit::week:
    case TimeUnit::weekend: return day + days{7 * n};
    case TimeUnit::month: return by_months(n);
    case TimeUnit::quarter: return by_months(3 * n);
    case TimeUnit::half: return by_months(6 * n);
    case TimeUnit::year: return by_months(12 * n);
    case TimeUnit::decade: return by_months(120 * n);
    case TimeUnit::century: return by_months(1200 * n);
  }
  return day;
}

std::string timex_value(TimeUnit unit, Day day) {
  const int year = year_of(day);
  switch (unit) {
    case TimeUnit::second:
    case TimeUnit::minute:
    case TimeUnit::hour:
    case TimeUnit::day: return to_iso(day);
    case TimeUnit::week: return to_iso_week(day);
    case TimeUnit::weekend: return to_iso_week(day) + "-WE";
    case TimeUnit::month: return to_iso(day).substr(0, 7);
    case TimeUnit::quarter: return fmt::format("{:04}-Q{}", year, (month_of(day) + 2) / 3);
    case TimeUnit::half: return fmt::format("{:04}-H{}", year, month_of(day) <= 6 ? 1 : 2);
    case TimeUnit::year: return fmt::format("{:04}", year);
    case TimeUnit::decade: return fmt::format("{:03}", year / 10);
    case TimeUnit::century: return fmt::format("{:02}", year / 100);
  }
  return {};
}

std::string timex_duration(TimeUnit unit, std::string_view amount) {
  const auto tenfold = [&](std::string_view zeros) {
    return amount == "X" ? std::string("X") : std::string(amount) + std::string(zeros);
  };
  switch (unit) {
    case TimeUnit::second: return fmt::format("PT{}S", amount);
    case TimeUnit::minute: return fmt::format("PT{}M", amount);
    case TimeUnit::hour: return fmt::format("PT{}H", amount);
    case TimeUnit::day: return fmt::format("P{}D", amount);
    case TimeUnit::weekend: return fmt::format("P{}WE", amount);
    case TimeUnit::week: return fmt::format("P{}W", amount);
    case TimeUnit::month: return fmt::format("P{}M", amount);
    case TimeUnit::quarter: return fmt::format("P{}Q", amount);
    case TimeUnit::half: return amount == "1" ? "P6M" : fmt::format("P{}H", amount);
    case TimeUnit::year: return fmt::format("P{}Y", amount);
    case TimeUnit::decade: return fmt::format("P{}Y", tenfold("0"));
    case TimeUnit::century: return fmt::format("P{}Y", tenfold("00"));
  }
  return {};
}

}  // namespace tabard
