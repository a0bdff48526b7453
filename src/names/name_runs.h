#pragma once
// Runs: the stretches of words that may be names, by Penn's tags and the tree.
//
//   "President Ana Ruiz of Peru met the Bank of Ghana 's board": "Ana Ruiz", "Peru", "Bank of Ghana"
// Titles stay outside; what no relation holds together are two names; "of", "for", "and", "&" and "'s" join where the tree and
// the words of names/words.tsv say so. Which of the runs are persons, organizations, places or nothing of the kind, others say.

#include <vector>

#include "names/name_kind.h"
#include "names/name_words.h"

namespace tabard {

struct NameRun {
  uint32_t first = 0, end = 0;  // tokens [first, end)
  uint32_t head = 0;            // the first of them that hangs on a word outside
  uint32_t sentence = 0;
  NameKind tagged = NameKind::none;  // what the tagger's network says of it
};

// The runs of a document in text order, without overlaps; where the tagger's network found a name (Reading::names) and the tags
// none, that name is a run.
std::vector<NameRun> find_runs(const NameWords& words);

}  // namespace tabard
