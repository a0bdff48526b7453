#pragma once
// NameFinder: which words of a document are proper names of persons, organizations and places.
//
//   "Premier Ana Ruiz told Acme Bakery ... The Spanish ... Ruiz": Ana Ruiz person, Acme Bakery organization, Ruiz person
// Runs of proper nouns (name_runs.h) are asked twice for their kind: each for itself, by the lexicon's tables, its words and
// the tree around it; then with the first answers of the same names elsewhere in the document. What the tagger's network says
// counts as a further witness. lexicon/names/own.tsv beats what was learned.
//
// Immutable, shared by all threads; model file and lexicon must outlive it.

#include "core/reading.h"
#include "core/tree.h"
#include "lexicon/lexicon.h"
#include "names/name_model.h"
#include "names/name_runs.h"
#include "names/name_tables.h"

namespace tabard {

class NameFinder {
 public:
  static Result<NameFinder> load(const SectionFile& file, const Lexicon& lexicon);

  // Puts settled names into the place of the tagger's: reading.names in text order, without overlaps, each of a kind.
  void find(Reading& reading, const Tree& tree) const;

 private:
  NameFinder(NameModel model, const Lexicon& lexicon) : model_(std::move(model)), tables_(lexicon) {}

  NameModel model_;
  NameTables tables_;
};

// What lexicon/names/own.tsv and the last words of firms' names add to a run's scores.
NameScores table_scores(const NameWords& words, const NameRun& run);

// The name of a run that is of `kind`: without the titles of a person ("Gen. Osei" is Osei).
Name name_of(const NameWords& words, const NameRun& run, NameKind kind);

}  // namespace tabard
