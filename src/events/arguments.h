#pragma once
// Arguments: what stands at each place of a rule ("subject", "with", "complement"), told from the trigger. lexicon/README.md,
// "Places".

#include <deque>
#include <string_view>
#include <vector>

#include "actors/resolver.h"
#include "core/event.h"
#include "events/grammar.h"
#include "events/sentence_words.h"
#include "lexicon/event_rules.h"

namespace tabard {

class EventMatcher;

// Remembers what it found, so it belongs to one thread.
class Arguments {
 public:
  Arguments(const Grammar& grammar, const ActorResolver& resolver, const EventMatcher& matcher, const Sentence& sentence,
            const SentenceWords& words, uint32_t trigger, RuleTrigger::Class word_class);

  // Tokens at that place; [] where it is empty.
  const TokenList& at(const RulePlace& place) const;

  // Whether a token is one of the words: its lemma, its kind, sector, country or event.
  bool fits(uint32_t token, const RuleWords& words) const;

  bool holds(const RuleCondition& condition) const;

  // The first place of the line that is filled, fits and names somebody who has a code; failing that, the first that is filled
  // and fits. Only the tokens that fit.
  TokenList fill(const RuleArgument& line) const;

  // Who is dealt with in what the trigger says: "refused to receive the envoy", "offered to mediate with the rebels". For rules
  // whose recipient lines all stay empty.
  TokenList parties_of_complement(bool is_object_meant) const;

 private:
  // What find() said of a place: most rules of a trigger ask for the same few.
  struct Filled {
    RulePlace::Where where;
    std::string_view word;
    TokenList tokens;
  };

  TokenList find(const RulePlace& place) const;
  bool fits(uint32_t token, const RuleWord& word) const;
  bool fits_inside(uint32_t head, const RuleWords& words) const;
  Actor party_at(uint32_t token) const;
  bool has_code(uint32_t token) const;
  bool is_kind(uint32_t token, std::string_view kind) const;
  bool has_two_countries(const TokenList& parties) const;
  bool is_negated() const;
  TokenList subject() const;
  TokenList object() const;
  TokenList owners(uint32_t noun) const;
  bool is_role(uint32_t noun) const;
  TokenList noun_phrases(std::string_view preposition) const;
  TokenList phrases_within(uint32_t noun, std::string_view preposition, int depth) const;
  TokenList prepositional(std::string_view preposition) const;
  TokenList modifiers() const;
  TokenList complements() const;

  const Grammar& grammar_;
  const ActorResolver& resolver_;
  const EventMatcher& matcher_;
  const Sentence& sentence_;
  const SentenceWords& words_;
  mutable std::deque<Filled> filled_;
  uint32_t trigger_;
  RuleTrigger::Class word_class_;
  int32_t support_ = -1;  // of a noun: the verb that carries it out ("launched an attack")
};

// Names that hang before a noun as its owner: "Russia's", "Russian", "police" in "police raid"; "US" in "US-led".
TokenList owners_of(const Grammar& grammar, const ActorResolver& resolver, uint32_t noun);

// "told reporters that": they hear what is told, and it is not about them.
bool is_audience(const Grammar& grammar, uint32_t noun);

// Whether one of the parties has what the noun names: "its ambassador", "Peru's doors".
bool is_owned_by_any(const Grammar& grammar, uint32_t noun, const std::vector<Party>& parties);

}  // namespace tabard
