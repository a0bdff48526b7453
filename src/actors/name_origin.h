#pragma once
// NameOrigin: how well a person's name fits a country, told by its letters: "Tanaka" is likelier of Japan than of Peru.
//
// Only for choosing between the countries that a report names, for somebody whose country it does not tell. Counts of letters
// in threes in the names that are common in each country (lexicon/names/origins.tsv, found_origins.tsv) and in those of its
// leaders and largest places (lexicon/actors/leaders.tsv, lexicon/places/places.tsv), against those of all countries. Whole
// names that a list has were tried as a sign of their own: no gain on corpus/. Made once; immutable; shared by threads.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon/lexicon.h"

namespace tabard {

class NameOrigin {
 public:
  static constexpr double farthest = 6;

  explicit NameOrigin(const Lexicon& lexicon);

  // The logarithm of how much likelier the folded words (fold_word()) are among that country's names than among all, kept
  // within [-farthest, farthest]. 0 for a country of which no names are known.
  double fit(std::span<const std::string> words, std::string_view country) const;

 private:
  using Names = std::vector<std::pair<std::string_view, float>>;  // and how much each counts

  // How often each three letters stand in the names, and each two before a third.
  struct Counts {
    std::vector<std::pair<uint16_t, float>> triples;  // sorted; those that occur
    std::vector<float> pairs;                         // of all there can be

    float of(uint32_t triple) const;
  };
  static Counts count(const Names& names);

  std::vector<std::string> countries_;  // sorted
  std::vector<Counts> counts_;          // beside countries_
  Counts all_;
};

}  // namespace tabard
