// What counts from the report's date or from a date before; durations, repetitions, times of day.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "times/time_grammar.h"

namespace tabard {
namespace {

using Type = TimeExpression::Type;

// Before "a year": so much in each.
constexpr std::array<std::string_view, 9> before_rate = {"times",   "once",    "twice", "percent", "%",
                                                         "million", "billion", "per",   "thousand"};
constexpr std::array<std::string_view, 8> before_vague = {"for", "in", "within", "over", "after", "of", "recent", "took"};

// "EST", "GMT"
bool is_zone(std::string_view text) {
  return text.size() >= 2 && text.size() <= 4 && (text.ends_with('T') || text == "UTC") &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

TimeGrammar::Match TimeGrammar::day_word(size_t i) const {
  size_t j = i;
  if (is(j, Kind::edge) || (is(j, Kind::move) && (is_text(j, "earlier") || is_text(j, "later")))) ++j;
  if (!is(j, Kind::day)) return std::nullopt;
  const TimeWord& day = word(j);
  Found found;
  found.end = j + 1;
  if (report_) {
    const std::chrono::days shift{day.n};
    found.range = DayRange{report_->from + shift, report_->to + shift};  // one day, unless the report's own date is but a week
    found.timex = found.range->from == found.range->to ? to_iso(found.range->to) : timex_value(TimeUnit::week, found.range->to);
  } else {
    found.timex = day.n == 0 ? "PRESENT_REF" : "XXXX-XX-XX";
  }
  if (!day.code.empty()) {
    found.timex += fmt::format("T{}", day.code);
    found.type = Type::TIME;
  }
  add_part(found, found.end);
  return found;
}

TimeGrammar::Match TimeGrammar::shifted(size_t i) const {
  size_t j = i;
  const bool is_before = is(j, Kind::move) && is_text(j, "earlier"), is_after = is(j, Kind::move) && is_text(j, "later");
  if (is(j, Kind::edge) || is_before || is_after) ++j;
  if (is(j, Kind::hyphen)) ++j;
  const bool has_article = is_text(j, "the");
  if (has_article) ++j;
  if (j > i && is(i, Kind::edge) && has_article && is(j, Kind::unit) && word(j).unit >= TimeUnit::week && now())
    return make(j + 1, word(j).unit, *now());  // "the end of the month"
  if (!is(j, Kind::shift)) return std::nullopt;
  TimeWord shift = word(j);
  if (has_article && is_text(j, "next")) shift.is_from_text = true;
  ++j;
  // "the past two months", "the next few days"
  if ((is(j, Kind::number) || is(j, Kind::vague)) && shift.is_span) {
    const std::string amount = is(j, Kind::vague) ? "X" : std::to_string(word(j).n);
    ++j;
    if (is(j, Kind::hyphen)) ++j;
    if (!is(j, Kind::unit)) return std::nullopt;
    Found found;
    found.end = j + 1;
    found.type = Type::DURATION;
    found.timex = timex_duration(word(j).unit, amount);
    return found;
  }
  if (is(j, Kind::part)) {  // "this morning", "the next evening"
    const auto from = counted_from(shift.is_from_text, TimeUnit::day);
    Found found = make(j, TimeUnit::day, from ? std::optional(*from + std::chrono::days{shift.n}) : std::nullopt);
    if (!from) found.timex = "XXXX-XX-XX";
    add_part(found, j);
    return found;
  }
  if (!is(j, Kind::unit) || word(j).n != 1) return std::nullopt;
  const TimeUnit unit = word(j).unit;
  if (unit < TimeUnit::day) return std::nullopt;
  const auto from = counted_from(shift.is_from_text, unit);
  Found found;
  found.end = j + 1;
  found.unit = unit;
  if (!from) {
    found.timex = shift.n < 0 ? "PAST_REF" : shift.n > 0 ? "FUTURE_REF" : "PRESENT_REF";
    return found;
  }
  if (unit == TimeUnit::day && shift.n == 0 && shift.is_from_text && last_) {  // "the same day" of a week stays that week
    found = make(j + 1, last_->unit, last_->range.to);
    found.range = last_->range;
  } else {
    found = make(j + 1, unit, moved(*from, unit, shift.n));
  }
  if (is_before && shift.n == 0 && report_)
    found.range->to = std::max(found.range->from, std::min(found.range->to, report_->to));
  if (is_after && shift.n == 0 && report_)
    found.range->from = std::min(found.range->to, std::max(found.range->from, report_->from));
  if (unit == TimeUnit::day) add_part(found, found.end);
  return found;
}

TimeGrammar::Match TimeGrammar::counted(size_t i) const {
  size_t j = i;
  if (is_text(j, "the")) ++j;
  if (is_text(j, "first") && is(j + 1, Kind::number)) ++j;  // "the first nine months"
  const bool is_vague = is(j, Kind::vague);
  const bool is_number = is(j, Kind::number) || (is(j, Kind::year) && (word(j).n < 1900 || word(j).n > 2050));
  if (!is_vague && !is_number) return std::nullopt;
  const bool is_article = is_text(j, "a") || is_text(j, "an");
  if (is_article && j > i) return std::nullopt;
  int count = word(j).n;
  const bool is_precise = !is_vague;
  ++j;
  if (is(j, Kind::hyphen)) ++j;
  if (!is(j, Kind::unit)) return std::nullopt;
  const TimeUnit unit = word(j).unit;
  if (unit == TimeUnit::half || (unit == TimeUnit::quarter && !items()[j].text.ends_with('s')))
    return std::nullopt;                                                          // "a quarter of them"
  if (unit == TimeUnit::quarter && is(j - 1, Kind::hyphen)) return std::nullopt;  // "three-quarters"
  count *= word(j).n;
  if (is_article && unit < TimeUnit::hour) return std::nullopt;  // "a second term"
  ++j;
  if (is_text(j, "old") || (is(j, Kind::hyphen) && is_text(j + 1, "old")) || is_text(j, "of")) {
    if (!is_text(j, "of") || is_text(j + 1, "age")) return std::nullopt;
  }
  Found found;
  found.end = j;
  if (is(j, Kind::move) && unit >= TimeUnit::day && (!is_text(j, "before") || ends_clause(j + 1)) &&
      (!is_text(j, "back") ||
       (!is_text(j + 1, "in") && !is_text(j + 1, "to") && !is_text(j + 1, "at") && !is_text(j + 1, "from")))) {
    const TimeWord& move = word(j);
    found.end = j + 1;
    found.unit = unit;
    // "a year earlier", "a year ago" in news of a quarter means the quarter
    const bool is_of_quarter = unit == TimeUnit::year && count == 1 && quarter_ && sentence_ - quarter_->sentence <= 1;
    const bool keeps_unit = is_of_quarter || (last_ && last_->sentence == sentence_ && unit == TimeUnit::year &&
                                              move.is_from_text && last_->unit < TimeUnit::year);
    const TimeUnit kept = is_of_quarter ? TimeUnit::quarter : keeps_unit ? last_->unit : unit;
    const auto from = is_of_quarter ? std::optional(quarter_->range.to)
                      : keeps_unit  ? std::optional(last_->range.to)
                                    : counted_from(move.is_from_text, unit);
    if (!from || !is_precise) {
      found.timex = move.n < 0 ? "PAST_REF" : "FUTURE_REF";
      return found;
    }
    const Day day = moved(*from, unit, move.n * count);
    found = make(j + 1, kept, day);
    if (unit == TimeUnit::week) found.range = DayRange{day, day};  // "two weeks ago" is a day; TIMEX3 calls it a week
    return found;
  }
  found.type = Type::DURATION;
  found.timex = timex_duration(unit, is_precise ? std::to_string(count) : "X");
  if (is_article && i > 0) {
    const uint32_t before = items()[i - 1].first;
    bool is_rate =
        reading_.tokens[before].upos == Upos::NUM || reading_.tokens[before].xpos == "NNS" || is(i - 1, Kind::number);
    for (const std::string_view cue : before_rate) is_rate = is_rate || is_text(i - 1, cue);
    if (is_rate) found.type = Type::SET;
  }
  return found;
}

TimeGrammar::Match TimeGrammar::bare(size_t i) const {
  size_t j = i;
  const bool has_article = is_text(j, "the");
  if (has_article) ++j;
  if (is_text(j, "latest")) ++j;
  if (has_article && is(j, Kind::part) && (is_text(j + 1, "before") || is_text(j + 1, "after")) && ends_clause(j + 2)) {
    const auto day = counted_from(true, TimeUnit::day);  // "the night before"
    if (!day) return std::nullopt;
    Found found = make(j, TimeUnit::day, *day + std::chrono::days{is_text(j + 1, "before") ? -1 : 1});
    add_part(found, j);
    found.end = j + 2;
    return found;
  }
  if (!is(j, Kind::unit)) return std::nullopt;
  const TimeUnit unit = word(j).unit;
  const auto from = anchor(unit);
  // "year-earlier", "the year-ago quarter"
  if (unit == TimeUnit::year && is(j + 1, Kind::hyphen) && is(j + 2, Kind::move) && now()) {
    const bool is_quarter = is(j + 3, Kind::unit) && word(j + 3).unit == TimeUnit::quarter;
    const bool is_of_quarter = is_quarter || quarter_.has_value();
    const Day counted = is_of_quarter ? *quarter_meant() : *now();
    return make(is_quarter || is_text(j + 3, "period") ? j + 4 : j + 3, is_of_quarter ? TimeUnit::quarter : TimeUnit::year,
                moved(counted, TimeUnit::year, word(j + 2).n < 0 ? -1 : 1));
  }
  if (unit == TimeUnit::year && is(j + 1, Kind::hyphen) && is_text(j + 2, "end") && now())
    return make(j + 3, TimeUnit::day, year_range(year_of(*now()), year_of(*now())).to);
  // "the day before." "the week after,"
  if (has_article && unit >= TimeUnit::day && (is_text(j + 1, "before") || is_text(j + 1, "after"))) {
    if (ends_clause(j + 2) && from) return make(j + 2, unit, moved(from->range.to, unit, is_text(j + 1, "before") ? -1 : 1));
    return std::nullopt;
  }
  if (has_article && unit == TimeUnit::quarter && now()) return make(j + 1, unit, quarter_meant());
  if (has_article && unit == TimeUnit::weekend && now()) {
    const Day saturday = unit_around(unit, *now()).from;
    return make(j + 1, unit, saturday <= *now() || is_future(i) ? saturday : saturday - std::chrono::days{7});
  }
  if (!has_article && items()[j].text.ends_with('s') && unit >= TimeUnit::day && is(j + 1, Kind::move) &&
      !is_text(j + 1, "back") && !is_text(j + 1, "before")) {  // "weeks later"
    Found found;
    found.end = j + 2;
    found.timex = word(j + 1).n < 0 ? "PAST_REF" : "FUTURE_REF";
    return found;
  }
  // "for weeks", "in decades"
  if (!has_article && i > 0 && items()[j].text.ends_with('s') && unit >= TimeUnit::minute) {
    for (const std::string_view cue : before_vague)
      if (is_text(i - 1, cue)) {
        Found found;
        found.end = j + 1;
        found.type = Type::DURATION;
        found.timex = timex_duration(unit, "X");
        return found;
      }
  }
  return std::nullopt;
}

TimeGrammar::Match TimeGrammar::repeated(size_t i) const {
  Found found;
  found.type = Type::SET;
  if (is(i, Kind::set)) {
    found.end = i + 1;
    found.timex = word(i).code;
    return found;
  }
  if (!is(i, Kind::every)) return std::nullopt;
  size_t j = i + 1;
  int count = 1;
  if (is_text(j, "other")) {
    count = 2;
    ++j;
  } else if (is(j, Kind::number)) {
    count = word(j).n;
    ++j;
  }
  if (is(j, Kind::unit))
    found.timex = timex_duration(word(j).unit, std::to_string(count * word(j).n));
  else if (is(j, Kind::weekday))
    found.timex = fmt::format("XXXX-WXX-{}", word(j).n);
  else if (is(j, Kind::month))
    found.timex = fmt::format("XXXX-{:02}", word(j).n);
  else if (is(j, Kind::part))
    found.timex = fmt::format("XXXX-XX-XXT{}", word(j).code);
  else if (is(j, Kind::season))
    found.timex = fmt::format("XXXX-{}", word(j).code);
  else
    return std::nullopt;
  found.end = j + 1;
  return found;
}

TimeGrammar::Match TimeGrammar::reference(size_t i) const {
  Found found;
  if (is(i, Kind::ref)) {
    if (i > 0 && is_text(i, "soon") && is_text(i - 1, "as")) return std::nullopt;
    found.end = i + 1;
    found.timex = word(i).code;
    return found;
  }
  if (is_text(i, "the") && is_text(i + 1, "past") && !is(i + 2, Kind::unit) && !is(i + 2, Kind::number) &&
      !is(i + 2, Kind::vague)) {
    found.end = i + 2;
    found.timex = "PAST_REF";
    return found;
  }
  return std::nullopt;
}

TimeGrammar::Match TimeGrammar::clock(size_t i) const {
  int minutes = -1;
  size_t j = i + 1;
  const bool is_written = is(i, Kind::clock);
  if (is_written)
    minutes = word(i).n;
  else if (is(i, Kind::number) && items()[i].is_digits && word(i).n <= 12)
    minutes = word(i).n * 60;
  else
    return std::nullopt;
  const bool is_morning = is_text(j, "a.m.") || is_text(j, "am") || is_text(j, "a.m"),
             is_evening = is_text(j, "p.m.") || is_text(j, "pm") || is_text(j, "p.m");
  if (!is_written && !is_morning && !is_evening) return std::nullopt;
  if (is_morning && minutes >= 12 * 60) minutes -= 12 * 60;
  if (is_evening && minutes < 12 * 60) minutes += 12 * 60;
  if (is_morning || is_evening) ++j;
  Found found;
  found.type = Type::TIME;
  std::optional<Day> day = now();
  size_t after = j;  // "noon on Thursday", "9 a.m. EST Tuesday", "5 p.m. Nov. 9"
  if (is_text(after, "on") || is_text(after, "of") || (after < items().size() && is_zone(items()[after].text))) ++after;
  Match dated = weekday(after);
  if (!dated) dated = date(after);
  if (!dated) dated = day_word(after);
  if (dated && dated->range && dated->type == Type::DATE) {
    day = dated->range->to;
    j = dated->end;
  } else if (last_ && last_->sentence == sentence_ && last_->range.from == last_->range.to)
    day = last_->range.to;
  found.end = j;
  if (day) found.range = DayRange{*day, *day};
  found.timex = fmt::format("{}T{:02}:{:02}", day ? to_iso(*day) : "XXXX-XX-XX", minutes / 60, minutes % 60);
  return found;
}

}  // namespace tabard
