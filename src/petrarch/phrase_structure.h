#pragma once
// PhraseStructure: a sentence as PETRARCH wants it: words, noun phrases with their codes, verb phrases; made from dependencies.
//
// "Soldiers from Gondor met the Elvish and Dwarvish envoys , aides said ." has the words soldiers from gondor met the elvish
// ... without the skipped last clause; one phrase "soldiers from gondor" (a phrase takes in the plain one that hangs on it by a
// preposition) and a compound one with two members. Possessive "'s" is no word; "al-qaeda" is one.

#include <cstdint>
#include <string>
#include <vector>

#include "core/reading.h"
#include "core/tree.h"
#include "petrarch/dictionaries.h"

namespace tabard {

struct PartyMember {
  std::string code;  // "---" where nothing is known; "\"MAGIC MINISTRY\"" for an actor of no dictionary, where wanted
  Span span;
};

struct NounPhrase {
  uint32_t first = 0, end = 0;  // words [first, end)
  std::vector<PartyMember> members;
  bool is_compound = false;  // joined by "and": may be both source and target

  bool is_known() const {
    for (const PartyMember& member : members)
      if (member.code != "---") return true;
    return false;
  }
};

struct PhraseStructure {
  struct Word {
    std::string text;  // lower case
    uint32_t token = 0;
    int32_t phrase = -1;  // index into phrases
    bool is_comma = false;
  };

  std::vector<Word> words;
  std::vector<NounPhrase> phrases;  // in text order, none over another

  // The word made of `token`; words.size() where it was left out.
  uint32_t word_of(uint32_t token) const;
};

// "to question": a verb, whatever its tag.
bool is_infinitive(const std::vector<Token>& tokens, uint32_t token);

PhraseStructure phrase_structure(const Reading& reading, const Tree& tree, const Sentence& sentence,
                                 const PetrarchDictionaries& dictionaries);

}  // namespace tabard
