// Dates of the calendar: days, months, years, weekdays, holidays, quarters, seasons.

#include <fmt/format.h>

#include <array>

#include "times/time_grammar.h"

namespace tabard {
namespace {

// Before a bare year. After other words four figures may count anything.
constexpr std::array<std::string_view, 24> before_year = {
    "in",    "since",  "of",     "by",  "until", "till", "during", "from",    "to",  "early",   "late",   "mid",
    "after", "before", "fiscal", "and", "the",   "(",    "year",   "between", "for", "through", "around", "about"};

// "2023-SP"; a winter begins in the year before.
DayRange season_range(std::string_view code, int year) {
  if (code == "SP") return {month_range(year, 3).from, month_range(year, 5).to};
  if (code == "SU") return {month_range(year, 6).from, month_range(year, 8).to};
  if (code == "FA") return {month_range(year, 9).from, month_range(year, 11).to};
  return {month_range(year, 12).from, month_range(year + 1, 2).to};
}

}  // namespace

TimeGrammar::Match TimeGrammar::date(size_t i) const {
  if (is(i, Kind::date)) return make(i + 1, TimeUnit::day, items()[i].day);
  size_t j = i;
  // "on the 7th", "since the 11th": of the latest month that had it
  if (i > 0 && is_text(i, "the") && is(i + 1, Kind::ordinal) && items()[i + 1].is_digits && ends_clause(i + 2) && now() &&
      (is_text(i - 1, "on") || is_text(i - 1, "since") || is_text(i - 1, "from") || is_text(i - 1, "by") ||
       is_text(i - 1, "until")))
    for (const int months : {0, -1}) {
      const Day near = moved(*now(), TimeUnit::month, months);
      const auto day = make_day(year_of(near), month_of(near), word(i + 1).n);
      if (day && (*day <= *now() || is_future(i))) return make(i + 2, TimeUnit::day, day);
    }
  if (is(j, Kind::edge)) ++j;
  if (is(j, Kind::shift) && word(j).n == 0 && is(j + 1, Kind::weekday)) ++j;
  if (is(j, Kind::weekday)) {
    ++j;
    if (is(j, Kind::comma)) ++j;
    if (is_text(j, "the")) ++j;
  }
  // day and month in either order; "3-5 May", "May 3-5"
  const auto is_day = [&](size_t k) {
    return (is(k, Kind::number) || is(k, Kind::ordinal)) && word(k).n >= 1 && word(k).n <= 31 &&
           (items()[k].is_digits || is(k, Kind::ordinal));
  };
  const auto read_days = [&](size_t k, int& first, int& last) {
    if (!is_day(k)) return k;
    first = last = word(k).n;
    const bool is_between = k > 0 && is_text(k - 1, "between") && is_text(k + 1, "and");
    if ((is(k + 1, Kind::hyphen) || is_text(k + 1, "to") || is_between) && is_day(k + 2) && word(k + 2).n > first &&
        items()[k + 2].is_digits) {
      last = word(k + 2).n;
      return k + 3;
    }
    return k + 1;
  };
  int month = 0, first = 0, last = 0;
  size_t end = j;
  if (is(j, Kind::month)) {
    month = word(j).n;
    ++j;
    if (is_text(j, "the")) ++j;
    end = read_days(j, first, last);
    if (end == j || (is(end, Kind::hyphen) && is(end + 1, Kind::unit)) || is(end, Kind::unit)) return std::nullopt;
  } else {
    end = read_days(j, first, last);
    if (end == j) return std::nullopt;
    if (is_text(end, "of") || is_text(end, "day")) ++end;
    if (!is(end, Kind::month)) return std::nullopt;
    month = word(end).n;
    ++end;
  }
  size_t after = end;
  const auto stated = read_year(after);
  const int year = stated ? *stated : guess_year(i, month, first);
  const auto from = make_day(year, month, first), to = make_day(year, month, last);
  if (!from || !to) {
    if (year != 0) return std::nullopt;
    Found found;  // no year is known
    found.end = end;
    found.timex = fmt::format("XXXX-{:02}-{:02}", month, first);
    return found;
  }
  Found found = make(stated ? after : end, TimeUnit::day, from);
  found.range->to = *to;
  add_part(found, found.end);
  return found;
}

TimeGrammar::Match TimeGrammar::month(size_t i) const {
  size_t j = i;
  if (is(j, Kind::edge)) ++j;
  if (is(j, Kind::hyphen)) ++j;
  if (is(j, Kind::shift) && !word(j).is_from_text && is(j + 1, Kind::month)) {  // "last November", "next May"
    const int n = word(j + 1).n;
    const auto day = now();
    if (!day) return std::nullopt;
    int year = year_of(*day);
    if (word(j).n < 0 && n >= month_of(*day)) --year;
    if (word(j).n > 0 && n <= month_of(*day)) ++year;
    return make(j + 2, TimeUnit::month, make_day(year, n, 1));
  }
  if (!is(j, Kind::month)) return std::nullopt;
  const int n = word(j).n;
  size_t after = j + 1;
  const auto stated = read_year(after);
  if (stated) return make(after, TimeUnit::month, make_day(*stated, n, 1));
  if (is(j + 1, Kind::decade)) return std::nullopt;
  const int year = guess_year(i, n, 1);
  if (year == 0) {
    Found found;
    found.end = j + 1;
    found.unit = TimeUnit::month;
    found.timex = fmt::format("XXXX-{:02}", n);
    return found;
  }
  return make(j + 1, TimeUnit::month, make_day(year, n, 1));
}

TimeGrammar::Match TimeGrammar::year(size_t i) const {
  size_t j = i;
  if (is_text(j, "the") && is_text(j + 1, "year"))
    j += 2;
  else if (is(j, Kind::edge))
    ++j;
  else if (is_text(j, "fiscal"))
    ++j;
  if (is(j, Kind::hyphen)) ++j;
  if (is(j, Kind::number) && is(j + 1, Kind::number) && !items()[j].is_digits && word(j).n >= 17 && word(j).n <= 20 &&
      word(j + 1).n >= 10 && word(j + 1).n < 100)  // "nineteen ninety-six"
    return make(j + 2, TimeUnit::year, make_day(word(j).n * 100 + word(j + 1).n, 1, 1));
  if (!is(j, Kind::year)) return std::nullopt;
  const int year = word(j).n;
  if (is(j + 1, Kind::unit) || (is(j + 1, Kind::hyphen) && is(j + 2, Kind::unit))) return std::nullopt;
  if (j == i) {
    bool is_introduced = false;
    if (i > 0) {
      const TimeItem& before = items()[i - 1];
      for (const std::string_view cue : before_year) is_introduced = is_introduced || is_text(i - 1, cue);
      is_introduced =
          is_introduced || before.word.kind == Kind::edge || before.word.kind == Kind::year || before.word.kind == Kind::hyphen;
      if (before.text == "$" || before.text == "No." || before.text == "#") return std::nullopt;
    }
    if (year < 1900 || year > 2050) {
      if (!is_introduced || is_text(i - 1, "to") || is_text(i - 1, "for") || is_text(i - 1, "about") || is_text(i - 1, "and"))
        return std::nullopt;
    }
    // "1950 soldiers"; but "the 2004 election"
    const uint32_t next = items()[j].end;
    if (next < reading_.tokens.size() && reading_.tokens[next].xpos == "NNS" && !is_text(i > 0 ? i - 1 : i, "the"))
      return std::nullopt;
  }
  const bool is_between = i > 0 && is_text(i - 1, "between") && is_text(j + 1, "and");
  if ((is(j + 1, Kind::hyphen) || is_between) && is(j + 2, Kind::year) && word(j + 2).n > year) {  // "1939-1945"
    Found found = make(j + 3, TimeUnit::year, make_day(year, 1, 1));
    found.range = year_range(year, word(j + 2).n);
    found.timex = fmt::format("{:04}/{:04}", year, word(j + 2).n);
    return found;
  }
  return make(j + 1, TimeUnit::year, make_day(year, 1, 1));
}

TimeGrammar::Match TimeGrammar::decade(size_t i) const {
  size_t j = i;
  if (is_text(j, "the")) ++j;
  if (is(j, Kind::edge)) ++j;
  if (is(j, Kind::hyphen)) ++j;
  if (is(j, Kind::decade))
    return make(j + 1, word(j).n % 100 == 0 ? TimeUnit::century : TimeUnit::decade, make_day(word(j).n, 1, 1));
  if (is(j, Kind::ordinal) && word(j).n > 0 && word(j).n < 30) {
    const size_t unit = is(j + 1, Kind::hyphen) ? j + 2 : j + 1;
    if (is(unit, Kind::unit) && word(unit).unit == TimeUnit::century && word(unit).n == 1)
      return make(unit + 1, TimeUnit::century, make_day(std::max(word(j).n - 1, 0) * 100 + 1, 1, 1));
  }
  return std::nullopt;
}

TimeGrammar::Match TimeGrammar::weekday(size_t i) const {
  size_t j = i;
  if (is(j, Kind::edge)) {
    ++j;
    if (is_text(j, "on")) ++j;
  }
  if (is_text(j, "the")) ++j;
  const bool is_shifted = is(j, Kind::shift) && is(j + 1, Kind::weekday);
  const TimeWord shift = is_shifted ? word(j) : TimeWord{};
  if (is_shifted) ++j;
  if (!is(j, Kind::weekday)) return std::nullopt;
  const int weekday = word(j).n;
  ++j;
  const auto from = counted_from(is_shifted && shift.is_from_text, TimeUnit::day);
  if (!from) {
    Found found;
    found.end = j;
    found.timex = fmt::format("XXXX-WXX-{}", weekday);
    add_part(found, j);
    return found;
  }
  // how many days back the latest one lies; 0 is the day itself
  const int back = (weekday_of(*from) - weekday + 7) % 7;
  const std::chrono::days latest{back}, before{back == 0 ? 7 : back}, after{back == 0 ? 7 : 7 - back};
  Day day = *from - latest;
  if (is_shifted && shift.n < 0)
    day = *from - before;
  else if (is_shifted && shift.n > 0)
    day = *from + after;
  else if (is_shifted && !shift.is_from_text)
    day = is_future(i) && back != 0 ? *from + after : week_start(*from) + std::chrono::days{weekday - 1};
  else if (is_future(i) && back != 0)
    day = *from + after;
  if (is_text(j, "before") && is_text(j + 1, "last")) {  // "the Saturday before last"
    day = *from - before - std::chrono::days{7};
    j += 2;
  } else if (is_text(j, "last") && is_text(j + 1, "week")) {  // "Tuesday last week"
    day = week_start(*from) - std::chrono::days{8 - weekday};
    j += 2;
  } else if (is_text(j, "next") && is_text(j + 1, "week")) {
    day = week_start(*from) + std::chrono::days{6 + weekday};
    j += 2;
  }
  if (is(j, Kind::number) && items()[j].is_digits && !is(j + 1, Kind::unit) && !is(j + 1, Kind::month)) {  // "Sunday 25"
    for (const int months : {0, -1, 1}) {
      const Day near = moved(*from, TimeUnit::month, months);
      const auto dated = make_day(year_of(near), month_of(near), word(j).n);
      if (!dated || weekday_of(*dated) != weekday) continue;
      day = *dated;
      ++j;
      break;
    }
  }
  Found found = make(j, TimeUnit::day, day);
  add_part(found, j);
  return found;
}

TimeGrammar::Match TimeGrammar::holiday(size_t i) const {
  if (!is(i, Kind::holiday)) return std::nullopt;
  const std::string_view code = word(i).code;  // "12-25", "11-4:4"
  if (code.size() < 5 || code[2] != '-') return std::nullopt;
  const auto figure = [&](size_t at) { return at < code.size() && code[at] >= '0' && code[at] <= '9' ? code[at] - '0' : 0; };
  const int month = figure(0) * 10 + figure(1);
  const bool is_weekday = code.size() == 6 && code[4] == ':';
  const int number = is_weekday ? figure(3) : figure(3) * 10 + figure(4);
  size_t after = i + 1;
  const auto stated = read_year(after);
  const int year = stated ? *stated : guess_year(i, month, is_weekday ? 25 : number);
  if (year == 0) return std::nullopt;
  const auto day = is_weekday ? nth_weekday(year, month, number, figure(5)) : make_day(year, month, number);
  return make(stated ? after : i + 1, TimeUnit::day, day);
}

// The third quarter is the latest one that has begun; "the first half" likewise.
TimeGrammar::Match TimeGrammar::quarter(size_t i) const {
  size_t j = i;
  std::optional<int> before;  // "last year's third quarter"
  if (is(j, Kind::shift) || is(j, Kind::year)) {
    before = read_year(j);
    if (!before || !is_text(j, "'s")) return std::nullopt;
    ++j;
  }
  if (is_text(j, "the")) ++j;
  if (is_text(j, "fiscal")) ++j;
  if (!is(j, Kind::ordinal) || word(j).n < 1 || word(j).n > 4) return std::nullopt;
  const int n = word(j).n;
  ++j;
  if (is(j, Kind::hyphen)) ++j;
  if (!is(j, Kind::unit) || (word(j).unit != TimeUnit::quarter && !(word(j).unit == TimeUnit::half && n <= 2)))
    return std::nullopt;
  const TimeUnit unit = word(j).unit;
  const int month = unit == TimeUnit::quarter ? n * 3 - 2 : n * 6 - 5;
  size_t after = j + 1;
  const auto stated = read_year(after);
  if (before) return make(j + 1, unit, make_day(*before, month, 1));
  if (stated) return make(after, unit, make_day(*stated, month, 1));
  const auto day = now();
  if (!day) return std::nullopt;
  auto start = make_day(year_of(*day), month, 1);
  if (start && *start > *day && !is_future(i)) start = make_day(year_of(*day) - 1, month, 1);
  return make(j + 1, unit, start);
}

TimeGrammar::Match TimeGrammar::season(size_t i) const {
  size_t j = i;
  if (is_text(j, "the")) ++j;
  if (is(j, Kind::edge)) ++j;
  const auto season_found = [&](size_t end, std::string_view code, int year) {
    Found found;
    found.end = end;
    found.unit = TimeUnit::quarter;
    found.range = season_range(code, year);
    found.timex = fmt::format("{:04}-{}", year, code);
    return found;
  };
  if (is(j, Kind::shift) && is(j + 1, Kind::season)) {
    const auto from = counted_from(word(j).is_from_text, TimeUnit::quarter);
    if (!from) return std::nullopt;
    const std::string_view code = word(j + 1).code;
    int year = year_of(*from);
    const DayRange here = season_range(code, year);
    if (word(j).n < 0 && here.to >= *from) --year;
    if (word(j).n > 0 && here.from <= *from) ++year;
    return season_found(j + 2, code, year);
  }
  if (is(j, Kind::season)) {
    size_t after = j + 1;
    const auto stated = read_year(after);
    if (stated && after > j + 1) return season_found(after, word(j).code, *stated);
  }
  return std::nullopt;
}

}  // namespace tabard
