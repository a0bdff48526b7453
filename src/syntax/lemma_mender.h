#pragma once
// LemmaMender: sets right the lemmas that the model guesses wrongly, for words that the lexicon has something to say about.
//
//   fought VBD: "fight", by english/irregular.tsv      clubbed VBN: "club", since rules know "club" and nobody knows "clubb"
// A lemma that the lexicon knows is left alone unless the word is irregular. Immutable, shared by all threads; the Lexicon must
// outlive it.

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "core/reading.h"
#include "lexicon/lexicon.h"

namespace tabard {

class LemmaMender {
 public:
  explicit LemmaMender(const Lexicon& lexicon);

  // After the tagger, before anybody looks at lemmas.
  void mend(Reading& reading) const;

 private:
  using Words = std::unordered_set<std::string_view>;

  // The base form of a regular inflection that the lexicon knows; "" where it knows none.
  std::string regular(std::string_view form, const Words& known) const;

  std::unordered_map<std::string_view, std::string_view> irregular_verbs_, irregular_nouns_;
  Words bases_;          // lemmas of irregular verbs and verbs of rules
  Words verbs_, nouns_;  // lemmas that rules speak of
};

}  // namespace tabard
