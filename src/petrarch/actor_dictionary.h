#pragma once
// ActorDictionary: names of actors and their codes, which may depend on the day, from files in PETRARCH's format.
//
//   SMEAGOL
//   +GOLLUM
//       [HOB <950601]  [HOBGOV 19950601-19990815]      (each on a line of its own)
//
// Immutable once read; shared by all threads.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "lexicon/faults.h"
#include "petrarch/phrase.h"

namespace tabard {

class ActorDictionary {
 public:
  struct Found {
    std::string_view code;  // "" where the dictionary knows nobody; may be "---" or several, "FRO/BIL"
    size_t first = 0, end = 0;
  };

  // Adds what stands in `text`; faulty lines go to `faults` and are left out.
  void read(std::string_view text, const std::string& file, Faults& faults);

  // The leftmost name in `words` (lower case) that has a code on `day`, the longest there.
  Found find(std::span<const std::string> words, std::optional<Day> day) const;

 private:
  struct DatedCode {
    std::string code;
    std::optional<Day> from, to;  // inclusive
    bool is_dated() const { return from || to; }
  };

  std::string_view code_on(size_t record, std::optional<Day> day) const;

  std::vector<std::vector<DatedCode>> records_;  // restrictions in order of the file
  PhraseTable<size_t> names_;                    // index into records_
};

// "991231", "19991231", blanks around allowed. Two-digit years from 30 on are of the 1900s.
std::optional<Day> parse_dictionary_day(std::string_view text);

}  // namespace tabard
