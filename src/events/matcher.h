#pragma once
// EventMatcher: rules meet the parse. Proposes, for every word that may be a trigger, the rules that fit it and with which
// parties.
//
// lexicon/README.md says what each line of a rule means; here is what is run. Compiled once from the Lexicon, which must
// outlive it; immutable and shared by all threads.
//
//   "The minister flew to Lima." -> flew: rule travel-to (CONSULT), actors {minister}, recipients {Lima}

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "actors/resolver.h"
#include "core/event.h"
#include "events/arguments.h"
#include "events/grammar.h"
#include "lexicon/lexicon.h"

namespace tabard {

// A rule that fits a trigger.
struct Match {
  const EventRule* rule = nullptr;
  uint32_t trigger = 0;
  TokenList actors, recipients;  // heads of noun phrases
  std::string implied;           // sector of the implied actor; "" for none
  std::string cameo, mode;
  std::vector<std::string> contexts;
  int conditions = 0;  // how many `when` lines held
  double score = 0;    // how specific; the highest wins
};

// A rule whose trigger was met and that does not fit all the same.
struct NearMiss {
  const EventRule* rule = nullptr;
  uint32_t trigger = 0;
  Origin line;       // the line of the rule that failed
  std::string text;  // "unless object", "requires recipient"
};

class EventMatcher {
 public:
  explicit EventMatcher(const Lexicon& lexicon);

  // All rules that fit the words of one sentence, by trigger in text order, the best first. Near misses are collected where
  // asked for.
  std::vector<Match> match(const Grammar& grammar, const ActorResolver& resolver, const Sentence& sentence,
                           std::vector<NearMiss>* near_misses = nullptr) const;

  // Whether some rule has the word as its trigger, its conditions aside: a happening, that is, and nobody who could take part.
  bool is_trigger(const Grammar& grammar, uint32_t token) const { return !candidates(grammar, token).empty(); }

  // Whether some rule of that event has the word as its trigger, its conditions aside.
  bool is_trigger_of(const Grammar& grammar, uint32_t token, EventType type) const;

 private:
  struct Candidate {
    const EventRule* rule;
    const RuleTrigger* trigger;
  };
  using Index = std::unordered_map<std::string_view, std::vector<Candidate>>;

  std::vector<const Candidate*> candidates(const Grammar& grammar, uint32_t token) const;
  bool only_describes(const Grammar& grammar, uint32_t index) const;
  bool has_second(const Grammar& grammar, uint32_t token, const RuleTrigger& trigger) const;

  Index verbs_, nouns_, adjectives_;
};

}  // namespace tabard
