// When was an undated report written? From what it says itself, in this order:
//
//   1. an anniversary of a known day: "fifty years since the Korean armistice" is in 1953 + 50, on 27 July. Words beside it
//   tell
//      how near the report is: "today" the day, "this week" its ISO week, "this month" its month; without any, the week.
//   2. the latest day that is dated in full, "22 August 2007", or told from one, "two days later". Not a known day, which is
//      background, and not where the text names a later year.
//   3. a dateline, "NAIROBI, 12 June (Xinhua)", in the latest year that the text names.
//
// What does not work: "the outbreak of the war three years ago" (which one?). Then the date stays unknown.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "times/time_finder.h"
#include "times/time_grammar.h"

namespace tabard {
namespace {

using Word = TimeWord::Kind;

bool is_text(const std::vector<TimeItem>& items, size_t i, std::string_view lower) {
  if (i >= items.size() || items[i].text.size() != lower.size()) return false;
  return std::equal(lower.begin(), lower.end(), items[i].text.begin(),
                    [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b); });
}

// "70th anniversary": how many years, and the token behind the words.
struct Anniversary {
  int years = 0;
  uint32_t end = 0;
};

std::optional<Anniversary> anniversary_at(const std::vector<TimeItem>& items, size_t i) {
  const TimeWord& word = items[i].word;
  if (word.kind == Word::ordinal && word.n >= 100 && !items[i].is_digits && !is_text(items, i + 1, "anniversary") &&
      !is_text(items, i, "hundredth"))
    return Anniversary{word.n, items[i].end};  // "centenary"
  if (word.kind == Word::ordinal && is_text(items, i, "golden jubilee")) return Anniversary{word.n, items[i].end};
  if (word.kind == Word::ordinal && (is_text(items, i + 1, "anniversary") || is_text(items, i + 1, "birthday")))
    return Anniversary{word.n, items[i + 1].end};
  if (word.kind == Word::number && i + 2 < items.size() && items[i + 1].word.kind == Word::unit &&
      items[i + 1].word.unit == TimeUnit::year) {
    for (const std::string_view cue : {"since", "after", "of", "from"})
      if (is_text(items, i + 2, cue)) return Anniversary{word.n, items[i + 2].end};
    if (is_text(items, i + 2, "ago") && is_text(items, i + 3, "today")) return Anniversary{word.n, items[i + 3].end};
    if (is_text(items, i + 2, "to") && is_text(items, i + 3, "the"))
      return Anniversary{word.n, items[i + 3].end};  // "to the day"
  }
  return std::nullopt;
}

// How near the report is to the day it tells of: the words of one sentence.
enum class Nearness { none, month, week, day, day_after, day_before };

Nearness nearness_of(const std::vector<TimeItem>& items) {
  Nearness nearest = Nearness::none;
  for (size_t i = 0; i < items.size(); ++i) {
    const TimeWord& word = items[i].word;
    if (word.kind == Word::day && word.n == 0) nearest = Nearness::day;
    if (word.kind == Word::day && word.n == -1 && word.code.empty()) nearest = Nearness::day_after;
    if (word.kind == Word::day && word.n == 1) nearest = Nearness::day_before;
    if (word.kind == Word::shift && word.n == 0 && !word.is_from_text && i + 1 < items.size() &&
        items[i + 1].word.kind == Word::unit) {
      const TimeUnit unit = items[i + 1].word.unit;
      if (unit == TimeUnit::week) nearest = std::max(nearest, Nearness::week);
      if (unit == TimeUnit::month) nearest = std::max(nearest, Nearness::month);
    }
  }
  return nearest;
}

std::string_view words_for(Nearness nearness) {
  switch (nearness) {
    case Nearness::month: return "'this month'";
    case Nearness::week: return "'this week'";
    case Nearness::day: return "'today'";
    case Nearness::day_after: return "'yesterday'";
    case Nearness::day_before: return "'tomorrow'";
    case Nearness::none: break;
  }
  return "within its week";
}

DayRange report_range(Day day, Nearness nearness) {
  switch (nearness) {
    case Nearness::day: return {day, day};
    case Nearness::day_after: return {day + std::chrono::days{1}, day + std::chrono::days{1}};
    case Nearness::day_before: return {day - std::chrono::days{1}, day - std::chrono::days{1}};
    case Nearness::month: return unit_around(TimeUnit::month, day);
    case Nearness::week:
    case Nearness::none: break;
  }
  return unit_around(TimeUnit::week, day);
}

std::string ordinal(int n) {
  const int tens = n / 10 % 10, ones = n % 10;
  return fmt::format("{}{}", n, tens == 1 ? "th" : ones == 1 ? "st" : ones == 2 ? "nd" : ones == 3 ? "rd" : "th");
}

bool names_weekday(const std::vector<std::vector<TimeItem>>& items, size_t sentence, int weekday) {
  for (size_t s = sentence == 0 ? 0 : sentence - 1; s < std::min(sentence + 2, items.size()); ++s)
    for (const TimeItem& item : items[s])
      if (item.word.kind == Word::weekday && item.word.n == weekday) return true;
  return false;
}

// The known day that these words most likely mean: named soon after them, else the nearest before.
const KnownDay* nearest_known(const std::vector<KnownDayMention>& mentions, uint32_t from) {
  const KnownDayMention* best = nullptr;
  const auto distance = [&](const KnownDayMention& m) { return m.first >= from ? m.first - from : 3 * (from - m.first); };
  for (const KnownDayMention& mention : mentions)
    if (best == nullptr || distance(mention) < distance(*best)) best = &mention;
  return best == nullptr ? nullptr : best->known;
}

}  // namespace

ReportDate TimeFinder::date_report(const Reading& reading) const {
  ReportDate report;
  if (reading.document->date) {
    report.range = DayRange{*reading.document->date, *reading.document->date};
    report.source = ReportDate::Source::given;
    return report;
  }

  constexpr uint32_t most_words = 20'000;  // a report says by then when it was written
  const size_t count = reading.sentences.size();
  std::vector<std::vector<TimeItem>> items(count);
  std::vector<std::vector<KnownDayMention>> known(count);
  for (size_t s = 0; s < count && reading.sentences[s].first < most_words; ++s) {
    Sentence sentence = reading.sentences[s];
    sentence.end = std::min(sentence.end, most_words);
    items[s] = words_.read(reading, sentence);
    known[s] = known_days_.find(reading, sentence);
  }

  // 1. an anniversary; the known day stands in its sentence or in a neighbour
  for (size_t s = 0; s < count; ++s)
    for (size_t i = 0; i < items[s].size(); ++i) {
      const auto anniversary = anniversary_at(items[s], i);
      if (!anniversary || anniversary->years <= 0) continue;
      const KnownDay* day = nearest_known(known[s], anniversary->end);
      if (day == nullptr && s > 0) day = nearest_known(known[s - 1], anniversary->end);
      if (day == nullptr && s + 1 < count) day = nearest_known(known[s + 1], anniversary->end);
      if (day == nullptr) continue;
      Nearness nearness = nearness_of(items[s]);
      for (size_t other = 0; nearness == Nearness::none && other < count; ++other)
        if (other + 2 >= s && other <= s + 2) nearness = nearness_of(items[other]);
      for (size_t other = 0; nearness == Nearness::none && other < count; ++other) nearness = nearness_of(items[other]);
      const Day then = moved(day->day, TimeUnit::year, anniversary->years);
      report.range = report_range(then, nearness);
      report.source = ReportDate::Source::content;
      if (nearness == Nearness::none && names_weekday(items, s, weekday_of(then))) {  // "on Saturday": that day or the next
        report.range = DayRange{then, then + std::chrono::days{1}};
        report.reason =
            fmt::format("{} anniversary of {} ({}), on its weekday", ordinal(anniversary->years), to_iso(day->day), day->name);
        report.origin = day->origin;
        return report;
      }
      report.reason = fmt::format("{} anniversary of {} ({}), {}", ordinal(anniversary->years), to_iso(day->day), day->name,
                                  words_for(nearness));
      report.origin = day->origin;
      return report;
    }

  // 2. and 3. what the text itself dates
  int latest_year = 0;
  for (const auto& sentence : items)
    for (const TimeItem& item : sentence)
      if (item.word.kind == Word::year && item.word.n >= 1800 && item.word.n < 2100)
        latest_year = std::max(latest_year, item.word.n);
      else if (item.word.kind == Word::date)
        latest_year = std::max(latest_year, year_of(item.day));

  std::set<Day> known_set;
  for (const auto& mentions : known)
    for (const KnownDayMention& mention : mentions) known_set.insert(mention.known->day);
  std::optional<Day> latest;
  for (const TimeExpression& time : find(reading, ReportDate{})) {
    if (!time.range || time.range->from != time.range->to) continue;
    const Day day = time.range->to;
    if (!known_set.contains(day) && (!latest || day > *latest)) latest = day;
  }
  if (latest && year_of(*latest) >= latest_year) {
    report.range = DayRange{*latest, *latest};
    report.source = ReportDate::Source::content;
    report.reason = fmt::format("the latest day that the text dates in full is {}", to_iso(*latest));
    return report;
  }
  if (count > 0 && latest_year > 0) {
    // "PYONGYANG, July 27 (KCNA)": a month and day among the first words
    for (size_t i = 0; i + 1 < items[0].size() && i < 6; ++i) {
      const bool is_month_first = items[0][i].word.kind == Word::month && items[0][i + 1].is_digits;
      const bool is_day_first = items[0][i].is_digits && items[0][i + 1].word.kind == Word::month;
      if (!is_month_first && !is_day_first) continue;
      const TimeItem &month = items[0][is_month_first ? i : i + 1], &number = items[0][is_month_first ? i + 1 : i];
      const std::string_view after = i + 2 < items[0].size() ? items[0][i + 2].text : std::string_view{};
      if (after != "(" && after != "--" && after != "-" && after != "\u2013" && after != "\u2014" && after != ":") continue;
      const auto day = make_day(latest_year, month.word.n, number.word.n);
      if (!day) continue;
      report.range = DayRange{*day, *day};
      report.source = ReportDate::Source::content;
      report.reason = fmt::format("dateline, in {}, the latest year that the text names", latest_year);
      return report;
    }
  }
  return report;
}

}  // namespace tabard
