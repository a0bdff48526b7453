#pragma once
// CountrySigns: words that tell which country a report is about though they name none, "rand", "barangay", as
// lexicon/actors/country_signs.tsv has them. Made once; immutable; shared by threads.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"

namespace tabard {

class CountrySigns {
 public:
  explicit CountrySigns(const Lexicon& lexicon);

  // The codes of the countries that the lemma speaks for; none for most words.
  const std::vector<std::string>& of(std::string_view lemma) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> countries_;
};

}  // namespace tabard
