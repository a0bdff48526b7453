#include "actors/office_verbs.h"

#include <algorithm>

#include "lexicon/table.h"

namespace tabard {

OfficeVerbs::OfficeVerbs(const Lexicon& lexicon) {
  const auto sectors = [](std::string_view cell) {
    const std::vector<std::string_view> values = split_values(cell);
    return std::vector<std::string>(values.begin(), values.end());
  };
  for (const Table::Row* row : lexicon.rows("actors/office_verbs.tsv")) {
    const std::string_view verb = (*row)["verb"];
    const size_t lemma = std::min(verb.find(' '), verb.size());
    verbs_.push_back({std::string(verb.substr(0, lemma)), std::string(verb.substr(std::min(lemma + 1, verb.size()))),
                      sectors((*row)["land"]), sectors((*row)["otherwise"]), row->origin()});
  }
}

const OfficeVerb* OfficeVerbs::find(std::string_view lemma, std::string_view preposition) const {
  const auto found = std::find_if(verbs_.begin(), verbs_.end(), [&](const OfficeVerb& verb) {
    return verb.lemma == lemma && verb.preposition == preposition;
  });
  return found == verbs_.end() ? nullptr : &*found;
}

}  // namespace tabard
