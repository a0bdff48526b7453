#include "times/time_grammar.h"

#include <fmt/format.h>

#include <algorithm>

namespace tabard {

bool TimeGrammar::is_text(size_t i, std::string_view word) const {
  if (i >= items().size() || items()[i].text.size() != word.size()) return false;
  return std::equal(word.begin(), word.end(), items()[i].text.begin(),
                    [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b); });
}

void TimeGrammar::find(const std::vector<TimeItem>& items, uint32_t sentence, std::vector<TimeExpression>& out) {
  items_ = &items;
  sentence_ = sentence;
  for (size_t i = 0; i < items.size();) {
    Match best;
    for (const auto pattern :
         {&TimeGrammar::date, &TimeGrammar::month, &TimeGrammar::year, &TimeGrammar::decade, &TimeGrammar::weekday,
          &TimeGrammar::holiday, &TimeGrammar::quarter, &TimeGrammar::season, &TimeGrammar::day_word, &TimeGrammar::shifted,
          &TimeGrammar::counted, &TimeGrammar::bare, &TimeGrammar::repeated, &TimeGrammar::reference, &TimeGrammar::clock}) {
      Match match = (this->*pattern)(i);
      if (match && (!best || match->end > best->end)) best = std::move(match);
    }
    if (!best) {
      ++i;
      continue;
    }
    TimeExpression& expression = out.emplace_back();
    const TimeItem &first = items[i], &last = items[best->end - 1];
    expression.span = {first.span.start, last.span.end};
    expression.first = first.first;
    expression.end = last.end;
    expression.range = best->range;
    expression.timex = best->timex;
    expression.type = best->type;
    for (size_t j = i; j < best->end && !expression.origin; ++j) expression.origin = items[j].word.origin;
    using Type = TimeExpression::Type;
    if (best->range && (best->type == Type::DATE || best->type == Type::TIME)) {
      last_ = TimeAnchor{*best->range, best->unit, sentence_};
      if (best->unit == TimeUnit::quarter) quarter_ = last_;
    }
    i = best->end;
  }
}

TimeGrammar::Found TimeGrammar::make(size_t end, TimeUnit unit, std::optional<Day> day) const {
  Found found;
  found.end = end;
  found.unit = unit;
  if (day) {
    found.range = unit_around(unit, *day);
    found.timex = timex_value(unit, *day);
  }
  return found;
}

// A day is not counted from a year: "in 1995 ... two days earlier" is two days before the report.
std::optional<TimeAnchor> TimeGrammar::anchor(TimeUnit unit) const {
  const TimeUnit coarsest = unit <= TimeUnit::week   ? TimeUnit::week
                            : unit <= TimeUnit::half ? TimeUnit::half
                                                     : TimeUnit::century;
  if (last_ && last_->unit <= coarsest) return last_;
  if (report_) return TimeAnchor{*report_, TimeUnit::day, sentence_};
  return std::nullopt;
}

std::optional<Day> TimeGrammar::counted_from(bool is_from_text, TimeUnit unit) const {
  if (!is_from_text) return now();
  const auto from = anchor(unit);
  return from ? std::optional(from->range.to) : std::nullopt;
}

// News of a quarter comes after its end.
std::optional<Day> TimeGrammar::quarter_meant() const {
  if (quarter_ && sentence_ - quarter_->sentence <= 3) return quarter_->range.to;
  return report_ ? std::optional(moved(report_->to, TimeUnit::quarter, -1)) : std::nullopt;
}

bool TimeGrammar::ends_clause(size_t i) const {
  if (i >= items().size()) return true;
  const std::string_view text = items()[i].text;
  return text == "." || text == "," || text == ";" || text == ")" || text == "\"" ||
         (items()[i].word.kind != Kind::hyphen && reading_.tokens[items()[i].first].upos == Upos::PUNCT);
}

std::optional<int> TimeGrammar::read_year(size_t& i) const {
  size_t j = i;
  if (is(j, Kind::comma) || is_text(j, "of") || is_text(j, "in")) ++j;
  if (is(j, Kind::year)) {
    const int year = word(j).n;
    i = j + 1;
    return year;
  }
  if (is(j, Kind::comma)) return std::nullopt;
  if (is_text(j, "the")) ++j;
  if (is(j, Kind::shift) && is(j + 1, Kind::unit) && word(j + 1).unit == TimeUnit::year) {
    const auto from = counted_from(word(j).is_from_text, TimeUnit::year);
    if (!from) return std::nullopt;
    i = j + 2;
    return year_of(*from) + word(j).n;
  }
  return std::nullopt;
}

// A day and month without its year: near the report, rather behind it than ahead. A year named before in the sentence holds.
int TimeGrammar::guess_year(size_t i, int month, int day) const {
  if (!report_) return last_ ? year_of(last_->range.to) : 0;
  const int year = year_of(report_->to);
  if (last_ && last_->sentence == sentence_ && year_of(last_->range.to) < year - 2) return year_of(last_->range.to);
  const bool is_ahead = is_future(i);
  int best = year;
  double least = 1e9;
  for (const int candidate : {year - 1, year, year + 1}) {
    const auto when = make_day(candidate, month, day);
    if (!when) continue;
    const double apart = static_cast<double>((*when - report_->to).count());
    // a month is "behind" until it is over
    const double cost = apart > 0 ? apart * (is_ahead ? 0.5 : 4) : -apart * (is_ahead ? 2 : 1);
    if (cost < least) {
      least = cost;
      best = candidate;
    }
  }
  return best;
}

void TimeGrammar::add_part(Found& found, size_t i) const {
  if (is(i, Kind::part)) {
    found.timex += fmt::format("T{}", word(i).code);
  } else if (is(i, Kind::clock)) {
    found.timex += fmt::format("T{:02}:{:02}", word(i).n / 60, word(i).n % 60);
  } else {
    return;
  }
  found.type = TimeExpression::Type::TIME;
  found.end = i + 1;
}

// "will meet on Friday", "is to meet on Friday", "plans to march on Friday", "talks scheduled for Friday". With a parse the
// verb that the date hangs on tells; without one the words before it do.
bool TimeGrammar::is_future(size_t i) const {
  if (i > 0 && (is_text(i - 1, "until") || is_text(i - 1, "till"))) return true;
  if (i > 1 && is_text(i - 1, "for") && is(i - 2, Kind::future)) return true;  // "set for Friday"
  const auto& tokens = reading_.tokens;
  const Sentence& sentence = reading_.sentences[sentence_];
  const uint32_t here = items()[i].first;
  // a verb form says more than words that stand somewhere before
  int32_t verb = tokens[here].head;
  for (int step = 0; verb >= 0 && step < 6; ++step) {
    const Token& token = tokens[static_cast<size_t>(verb)];
    if (token.upos == Upos::VERB || token.upos == Upos::AUX) break;
    verb = token.head;
  }
  if (i > 0 && (is_text(i - 1, "by") || is_text(i - 1, "from"))) {  // "must leave by Friday", but "by Friday they had left"
    if (verb < 0) return true;
    const uint32_t from = std::max(sentence.first, static_cast<uint32_t>(verb) > 3 ? static_cast<uint32_t>(verb) - 3 : 0);
    const bool has_had = std::any_of(tokens.begin() + from, tokens.begin() + verb, [&](const Token& token) {
      return token.head == verb && token.deprel == Deprel::aux && (token.form == "had" || token.xpos == "VBD");
    });
    return !has_had && tokens[static_cast<size_t>(verb)].xpos != "VBD";
  }
  // its auxiliaries stand near; to look at a whole sentence for each date would take quadratic time in endless ones
  constexpr uint32_t reach = 50;
  const size_t first_item = i > reach ? i - reach : 0, last_item = std::min(items().size(), i + reach);
  const auto is_kind = [&](uint32_t token, Kind kind) {
    for (size_t j = first_item; j < last_item; ++j)
      if (items()[j].first == token) return items()[j].word.kind == kind;
    return false;
  };
  if (verb >= 0) {
    const auto at = static_cast<uint32_t>(verb);
    if (is_kind(at, Kind::future)) return true;
    bool has_to = false;
    const uint32_t first = std::max(sentence.first, at > reach ? at - reach : 0), end = std::min(sentence.end, at + reach);
    for (uint32_t t = first; t < end; ++t)
      if (tokens[t].head == verb) {
        if (tokens[t].deprel == Deprel::aux && is_kind(t, Kind::future))
          return true;  // not "freed them days before talks are due"
        has_to = has_to || tokens[t].xpos == "TO";
      }
    if (has_to) {
      const Token& token = tokens[at];
      const bool is_argument = token.deprel == Deprel::xcomp || token.deprel == Deprel::acl || token.deprel == Deprel::root;
      return is_argument && (token.head < 0 || !is_kind(static_cast<uint32_t>(token.head), Kind::back));
    }
    return false;
  }
  uint32_t looked = 0;
  for (size_t j = i; j-- > 0 && looked < 8; ++looked)
    if (is(j, Kind::future)) return true;
  return false;
}

}  // namespace tabard
