#include "times/time_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace tabard {
namespace {

using Word = TimeWord::Kind;

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const size_t end = std::min(text.find(at), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

// "+2", "-1", "12"; nothing for anything else or above a hundred million.
std::optional<int> number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

struct KindName {
  std::string_view name;
  Word kind;
};
constexpr std::array<KindName, 20> kind_names = {
    {{"unit", Word::unit},       {"units", Word::unit},      {"number", Word::number}, {"vague", Word::vague},
     {"ordinal", Word::ordinal}, {"weekday", Word::weekday}, {"month", Word::month},   {"season", Word::season},
     {"part", Word::part},       {"clock", Word::clock},     {"day", Word::day},       {"shift", Word::shift},
     {"move", Word::move},       {"edge", Word::edge},       {"ref", Word::ref},       {"set", Word::set},
     {"every", Word::every},     {"holiday", Word::holiday}, {"future", Word::future}, {"back", Word::back}}};

// "shift -1 report span" -> a TimeWord; nothing where it is no meaning.
std::optional<TimeWord> parse_meaning(std::string_view meaning) {
  const std::vector<std::string_view> parts = split(meaning, ' ');
  if (parts.empty()) return std::nullopt;
  const auto found = std::find_if(kind_names.begin(), kind_names.end(), [&](const KindName& k) { return k.name == parts[0]; });
  if (found == kind_names.end()) return std::nullopt;
  TimeWord word;
  word.kind = found->kind;
  const auto part = [&](size_t i) { return i < parts.size() ? parts[i] : std::string_view{}; };
  switch (word.kind) {
    case Word::unit: {
      const bool has_count = parts[0] == "units";
      const auto unit = parse_time_unit(part(has_count ? 2 : 1));
      const auto count = has_count ? number(part(1)) : 1;
      if (!unit || !count) return std::nullopt;
      word.unit = *unit;
      word.n = *count;
      return word;
    }
    case Word::clock: {
      const std::vector<std::string_view> clock = split(part(1), ':');
      const auto hour = clock.size() == 2 ? number(clock[0]) : std::nullopt,
                 minute = clock.size() == 2 ? number(clock[1]) : std::nullopt;
      if (!hour || !minute) return std::nullopt;
      word.n = *hour * 60 + *minute;
      return word;
    }
    case Word::number:
    case Word::ordinal:
    case Word::weekday:
    case Word::month:
    case Word::day:
    case Word::shift:
    case Word::move: {
      const auto n = number(part(1));
      if (!n) return std::nullopt;
      word.n = *n;
      word.is_from_text = part(2) == "text";
      word.is_span = part(3) == "span";
      if (word.kind == Word::day) word.code = part(2);
      return word;
    }
    case Word::season:
    case Word::part:
    case Word::edge:
    case Word::ref:
    case Word::set:
    case Word::holiday:
      if (parts.size() != 2) return std::nullopt;
      word.code = part(1);
      return word;
    default: return parts.size() == 1 ? std::optional(word) : std::nullopt;
  }
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_hyphen(std::string_view text) {
  return text == "-" || text == "\u2013" || text == "\u2010" || text == "\u2011";
}

// Lower case; the typographic apostrophe as the plain one.
void append_folded(std::string& key, std::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("\u2019")) {
      key += '\'';
      i += 2;
    } else {
      key += text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
    }
  }
}

// "8:15", "20:15:30" -> minutes since midnight
std::optional<int> clock_minutes(std::string_view text) {
  const std::vector<std::string_view> parts = split(text, ':');
  if (parts.size() < 2 || parts.size() > 3 || parts[1].size() != 2 || parts[0].size() > 2) return std::nullopt;
  const auto hour = number(parts[0]), minute = number(parts[1]);
  if (!hour || !minute || *hour > 24 || *minute > 59 || *hour < 0 || *minute < 0) return std::nullopt;
  return *hour * 60 + *minute;
}

// What the form of a piece alone says: figures, "3rd", "1990s", "2023-07-27", "8:15".
void read_form(TimeItem& item) {
  const std::string_view text = item.text;
  if (is_hyphen(text)) {
    item.word.kind = Word::hyphen;
    return;
  }
  if (text == ",") {
    item.word.kind = Word::comma;
    return;
  }
  if (text.empty()) return;
  const size_t apostrophe = text[0] == '\'' ? 1 : text.starts_with("\u2019") || text.starts_with("\u2018") ? 3 : 0;
  if (text.size() <= apostrophe || !is_digit(text[apostrophe])) return;
  size_t digits = apostrophe;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  const std::string_view figures = text.substr(apostrophe, digits - apostrophe), rest = text.substr(digits);
  const auto value = number(figures);
  if (!value) return;
  item.is_digits = true;
  if (rest.empty() && apostrophe == 0) {
    item.word.kind = figures.size() == 4 && *value >= 1000 && *value < 2200 ? Word::year : Word::number;
    item.word.n = *value;
  } else if ((rest == "s" || rest == "'s" || rest == "\u2019s") && (figures.size() == 4 || figures.size() == 2) &&
             *value % 10 == 0) {
    item.word.kind = Word::decade;
    item.word.n = figures.size() == 4 ? *value : 1900 + *value;
  } else if (apostrophe == 0 && (rest == "st" || rest == "nd" || rest == "rd" || rest == "th")) {
    item.word.kind = Word::ordinal;
    item.word.n = *value;
  } else if (const auto day = parse_day(text)) {
    item.word.kind = Word::date;
    item.day = *day;
  } else if (const auto minutes = clock_minutes(text)) {
    item.word.kind = Word::clock;
    item.word.n = *minutes;
  } else if (const auto parts = split(text, '/'); parts.size() == 3 && apostrophe == 0) {
    // American order; day first where only that is a date
    const auto a = number(parts[0]), b = number(parts[1]), c = number(parts[2]);
    if (!a || !b || !c) return;
    const int year = *c >= 100 ? *c : *c < 50 ? 2000 + *c : 1900 + *c;
    const auto american = make_day(year, *a, *b), british = make_day(year, *b, *a);
    if (!american && !british) return;
    item.word.kind = Word::date;
    item.day = american ? *american : *british;
  }
}

}  // namespace

TimeWords::TimeWords(const Lexicon& lexicon) {
  for (const Table::Row* row : lexicon.rows("times/words.tsv")) {
    std::optional<TimeWord> word = parse_meaning((*row)["meaning"]);
    if (!word) {
      not_understood_.push_back(row->origin());
      continue;
    }
    word->origin = row->origin();
    const std::string_view text = (*row)["phrase"];
    std::string key;
    append_folded(key, text);
    // "new year 's day": possessives are tokens of their own
    if (const size_t at = key.find("'s"); at != std::string::npos && at > 0) key.insert(at, 1, ' ');
    const std::vector<std::string_view> pieces = split(key, ' ');
    size_t& longest = longest_from_[std::string(pieces.front())];
    longest = std::max(longest, pieces.size());
    const bool is_name = word->kind == Word::month || word->kind == Word::weekday || word->kind == Word::holiday;
    phrases_.try_emplace(std::move(key), Phrase{*word, is_name});
  }
}

const TimeWords::Phrase* TimeWords::find(const std::vector<TimeItem>& pieces, size_t first, size_t count,
                                         std::string& key) const {
  key.clear();
  if (is_hyphen(pieces[first + count - 1].text)) return nullptr;
  for (size_t i = first; i < first + count; ++i) {
    if (is_hyphen(pieces[i].text)) continue;  // "twenty-first" is "twenty first"
    if (i > first) key += ' ';
    append_folded(key, pieces[i].text);
  }
  const auto found = phrases_.find(key);
  if (found == phrases_.end()) return nullptr;
  const std::string_view text = pieces[first].text;
  const bool is_beside_figures = (first > 0 && is_digit(pieces[first - 1].text[0])) ||
                                 (first + count < pieces.size() && is_digit(pieces[first + count].text[0]));  // "9 may"
  if (found->second.is_capitalised && !(text[0] >= 'A' && text[0] <= 'Z') && !is_beside_figures) return nullptr;
  return &found->second;
}

std::vector<TimeItem> TimeWords::read(const Reading& reading, const Sentence& sentence) const {
  // pieces: tokens, cut at inner hyphens but for dates in figures
  std::vector<TimeItem> pieces;
  for (uint32_t t = sentence.first; t < sentence.end; ++t) {
    const Token& token = reading.tokens[t];
    std::string_view left = token.form;
    uint32_t start = token.span.start;
    const bool is_whole = token.form.size() < 3 || parse_day(token.form).has_value();
    while (!left.empty()) {
      size_t cut = is_whole ? std::string_view::npos : left.find('-');
      if (cut == 0) cut = 1;
      const std::string_view piece = left.substr(0, cut);
      TimeItem item;
      item.text = piece;
      item.span = {start, start + static_cast<uint32_t>(piece.size())};
      item.first = t;
      item.end = t + 1;
      pieces.push_back(item);
      start += static_cast<uint32_t>(piece.size());
      left.remove_prefix(piece.size());
    }
  }

  std::vector<TimeItem> items;
  items.reserve(pieces.size());
  std::string key;
  for (size_t i = 0; i < pieces.size();) {
    TimeItem item = pieces[i];
    size_t used = 1;
    read_form(item);
    if (item.word.kind == Word::other) {
      key.clear();
      append_folded(key, item.text);
      const auto longest = longest_from_.find(key);
      // "Sept ." where the full stop is a token of its own
      const bool has_stop = i + 1 < pieces.size() && pieces[i + 1].text == "." && longest_from_.contains(key + ".");
      size_t count = longest == longest_from_.end() ? 0 : std::min(longest->second * 2 - 1, pieces.size() - i);
      for (; count > 0; --count)
        if (const Phrase* phrase = find(pieces, i, count, key)) {
          item.word = phrase->word;
          used = count;
          break;
        }
      if (count == 0 && has_stop) {
        key.clear();
        append_folded(key, item.text);
        const auto found = phrases_.find(key + ".");
        if (found != phrases_.end() && item.text[0] >= 'A' && item.text[0] <= 'Z') item.word = found->second.word;
        if (item.word.kind != Word::other) used = 2;
      }
      // "may", "march" at the beginning of a sentence
      const Upos upos = reading.tokens[item.first].upos;
      if (item.word.kind == Word::month && (upos == Upos::AUX || upos == Upos::VERB)) item.word = TimeWord{};
    }
    const TimeItem& last = pieces[i + used - 1];
    item.span.end = last.span.end;
    item.end = last.end;
    items.push_back(item);
    i += used;
  }
  return items;
}

}  // namespace tabard
