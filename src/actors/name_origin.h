#pragma once
// NameOrigin: how well a person's name fits a country, told by its letters: "Tanaka" is likelier of Japan than of Peru.
//
// Only for choosing between the countries that a report names, for somebody whose country it does not tell. Counts of letters
// in threes in the names of each country's leaders and largest places (lexicon/actors/leaders.tsv, lexicon/places/places.tsv),
// against those of all countries. Made once; immutable; shared by threads.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/lexicon.h"

namespace tabard {

class NameOrigin {
 public:
  explicit NameOrigin(const Lexicon& lexicon);

  // The logarithm of how much likelier the folded words (fold_word()) are among that country's names than among all, kept
  // within [-6, 6]. 0 for a country of which no names are known.
  double fit(std::span<const std::string> words, std::string_view country) const;

 private:
  static constexpr uint32_t letters = 28;  // a to z, any other, the edge of a word
  using Counts = std::unordered_map<uint32_t, float>;

  struct Names {
    Counts triples, pairs;  // by letters; a pair where a third letter follows
  };
  void count(std::string_view phrase, float weight, Names& names);

  std::vector<std::string> countries_;  // sorted
  std::vector<Names> names_;            // beside countries_
  Names all_;
};

}  // namespace tabard
