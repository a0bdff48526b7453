#pragma once
// TimeWords: times/words.tsv, and the words of a report read as items of time. Internal to times/.
//
// "the two-day talks last week" becomes the items  the | number 2 | - | unit day | talks | shift -1 | unit week.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/reading.h"
#include "lexicon/lexicon.h"
#include "times/calendar.h"

namespace tabard {

// The meaning of a phrase; the table's header explains each.
struct TimeWord {
  enum class Kind : uint8_t {
    other,
    unit,
    number,
    vague,
    ordinal,
    weekday,
    month,
    season,
    part,
    clock,
    day,
    shift,
    move,
    edge,
    ref,
    set,
    every,
    holiday,
    future,
    back,
    // read from the form of a token, not from the table
    year,
    decade,
    date,
    hyphen,
    comma,
  };
  Kind kind = Kind::other;
  int n = 0;                      // the number, weekday, month, shift; minutes since midnight of a clock; the year
  TimeUnit unit = TimeUnit::day;  // of a unit
  bool is_from_text = false;      // shift, move: counted from the date named before, not from the report's
  bool is_span = false;           // shift: makes a duration of a number of units
  std::string_view code;          // part, season, edge, ref, set; holiday "12-25"
  Origin origin;
};

struct TimeItem {
  TimeWord word;
  std::string_view text;
  Span span;
  uint32_t first = 0, end = 0;  // tokens
  bool is_digits = false;       // a number or ordinal in figures
  Day day{};                    // of Kind::date
};

class TimeWords {
 public:
  explicit TimeWords(const Lexicon& lexicon);

  // The items of one sentence, in text order; every token is in one. A token with hyphens gives several.
  std::vector<TimeItem> read(const Reading& reading, const Sentence& sentence) const;

  // Rows whose meaning is none of the language; the lexicon's check prints them.
  const std::vector<Origin>& not_understood() const { return not_understood_; }

 private:
  struct Phrase {
    TimeWord word;
    bool is_capitalised = false;  // "May": only so
  };
  const Phrase* find(const std::vector<TimeItem>& pieces, size_t first, size_t count, std::string& key) const;

  std::unordered_map<std::string, Phrase> phrases_;       // lower case, pieces joined by a blank
  std::unordered_map<std::string, size_t> longest_from_;  // first piece -> most pieces of a phrase that begins with it
  std::vector<Origin> not_understood_;
};

}  // namespace tabard
