#pragma once
// AgentDictionary: roles that complete an actor's code, from a file in PETRARCH's format.
//
//   !PERSON! = MAN, WOMAN
//   CONGRESS!PERSON! [~LEG]              "~" first: the code goes behind the actor's, last: before it
//   ATTORNEY_GENERAL {ATTORNEYS_GENERAL} [~GOV]       an irregular plural; {} for none
//
// Immutable once read; shared by all threads.

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/faults.h"
#include "petrarch/phrase.h"

namespace tabard {

struct Agent {
  std::string code;
  bool is_prefix = false;
};

class AgentDictionary {
 public:
  void read(std::string_view text, const std::string& file, Faults& faults);

  // Those in `words` (lower case) from left to right, at each place the longest, none over words [first, end).
  std::vector<Agent> find(std::span<const std::string> words, size_t first, size_t end) const;

 private:
  PhraseTable<Agent> agents_;
};

// "CITY" -> "CITIES", "ENVOY" -> "ENVOYS", "BOSS" -> "BOSSES", "KING" -> "KINGS"
std::string regular_plural(std::string_view noun);

}  // namespace tabard
