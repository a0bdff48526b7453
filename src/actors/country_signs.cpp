#include "actors/country_signs.h"

#include <algorithm>

namespace tabard {

CountrySigns::CountrySigns(const Lexicon& lexicon) {
  for (const Table::Row* row : lexicon.rows("actors/country_signs.tsv")) {
    std::vector<std::string>& countries = countries_[std::string((*row)["word"])];
    if (std::find(countries.begin(), countries.end(), (*row)["country"]) == countries.end())
      countries.emplace_back((*row)["country"]);
  }
}

const std::vector<std::string>& CountrySigns::of(std::string_view lemma) const {
  static const std::vector<std::string> none;
  const auto found = countries_.find(lemma);
  return found == countries_.end() ? none : found->second;
}

}  // namespace tabard
