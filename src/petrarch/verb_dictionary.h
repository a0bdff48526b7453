#pragma once
// VerbDictionary: verbs with their forms, codes and patterns, and the synonym sets these use, from files in PETRARCH's format.
//
//   &CURRENCY                                         a set; regular plurals of its phrases are in it too
//   +DOLLAR
//   --- GRANT [070] ---                               a block; its code is that of verbs without one
//   GIVE {GAVE GIVEN}                                 forms in braces replace the regular ones
//   +CORDON_OFF {+CORDONED_OFF}                       "+" marks the verb of several words
//   - * &CURRENCY [903]                               "*" (or "**") is the verb
//
// In patterns "_" joins two words and a blank lets others stand between; "$" is the source, "+" the target, "%" a compound that
// is both, "^" a noun phrase to pass over. Immutable once read; shared by all threads.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/faults.h"

namespace tabard {

// "[032:033]": the second is coded with source and target exchanged. "" for none, also for "---".
struct EventCodes {
  std::string forward, backward;
  bool is_none() const { return forward.empty() && backward.empty(); }
};

struct PatternItem {
  enum class What : uint8_t { word, synset, source, target, both, skip };

  What what = What::word;
  std::string text;        // word: lower case; synset: its label
  uint32_t synset = 0;     // index for VerbDictionary::synset()
  bool is_joined = false;  // stands right beside the item that is nearer to the verb, or beside the verb
};

struct VerbPattern {
  std::vector<PatternItem> before, after;  // from the verb outward
  EventCodes codes;
  uint32_t line = 0;
};

struct Verb {
  std::vector<std::string> before, after;  // further words of a verb of several, in text order, right beside it
  EventCodes codes;
  uint32_t block = 0;  // index for VerbDictionary::patterns()
  uint32_t line = 0;
};

class VerbDictionary {
 public:
  using Words = std::vector<std::string>;

  void read(std::string_view text, const std::string& file, Faults& faults);

  // Verbs with `form` (lower case), those of more words first; null for none.
  const std::vector<Verb>* find(std::string_view form) const;
  // The longest first.
  const std::vector<VerbPattern>& patterns(const Verb& verb) const { return blocks_[verb.block]; }
  // Each element is a run of words; longer ones first.
  const std::vector<Words>& synset(uint32_t index) const { return synsets_[index]; }

 private:
  friend class VerbReader;

  std::map<std::string, std::vector<Verb>, std::less<>> verbs_;
  std::vector<std::vector<VerbPattern>> blocks_;
  std::vector<std::vector<Words>> synsets_;
};

// "TRY" -> TRIES TRIED TRYING; "VOTE" -> VOTES VOTED VOTING. Lower case in, lower case out, `verb` itself first.
std::vector<std::string> regular_forms(const std::string& verb);

}  // namespace tabard
