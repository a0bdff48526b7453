#pragma once
// OfficeVerbs: verbs that tell an office in a clause beside the name, "Ana Ruiz, who heads the port workers' union", as
// lexicon/actors/office_verbs.tsv has them. Made once; immutable; shared by threads.

#include <string>
#include <string_view>
#include <vector>

#include "core/origin.h"
#include "lexicon/lexicon.h"

namespace tabard {

struct OfficeVerb {
  std::string lemma;
  std::string preposition;             // before what is headed; "" where that is the object
  std::vector<std::string> land;       // the sectors of who heads a country or a place
  std::vector<std::string> otherwise;  // of who heads what nobody knows
  Origin origin;
};

class OfficeVerbs {
 public:
  explicit OfficeVerbs(const Lexicon& lexicon);

  // The verb's row with that preposition; null where there is none.
  const OfficeVerb* find(std::string_view lemma, std::string_view preposition) const;

 private:
  std::vector<OfficeVerb> verbs_;  // a few dozen
};

}  // namespace tabard
