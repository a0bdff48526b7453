#pragma once
// EventRule: one rule of `lexicon/events/*.rules` as it was written, checked. lexicon/README.md explains each line.
//
// This is what was meant; events/ compiles it into what is run. Rules are plain data, immutable once the Lexicon is loaded.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/event.h"
#include "core/origin.h"
#include "lexicon/rule_words.h"

namespace tabard {

// Where a word or party stands, told from the trigger.
struct RulePlace {
  enum class Where : uint8_t {
    subject,
    object,
    receiver,
    preposition,
    complement,
    infinitive,          // a complement with "to": "told them to leave", not "told them that they had left"
    complement_subject,  // who does what the complement says: "demanded that the army leave"
    owner,
    modifier,
    particle,
    governor,
    any,
    implied
  };
  Where where = Where::subject;
  std::string word;  // the preposition ("on behalf of"), or the sector of `implied`
};

struct RuleCondition {
  enum class Voice : uint8_t { any, active, passive, negated };
  bool is_wanted = true;          // `when`; false: `unless`
  Voice voice = Voice::any;       // other than `any`: "when passive"; the rest is then empty
  std::vector<RulePlace> places;  // one of them
  RuleWords words;                // one of them
  Origin origin;
};

// `actor subject | by : <people>`
struct RuleArgument {
  std::vector<RulePlace> places;
  RuleWords words;  // [] for no restriction
  Origin origin;
};

// `cameo 195 when any: jet`, `mode aerial`, `context military`
struct RuleValue {
  std::string value;
  std::vector<RuleCondition> conditions;
  Origin origin;
};

struct RuleTrigger {
  enum class Class : uint8_t { verb, noun, adjective };
  Class word_class = Class::verb;
  std::string lemma;
  // Particle or preposition of a verb ("off"), first part of a compound noun ("peace" of "peace talk"); "" for none.
  std::string second;
};

struct RuleExample {
  bool is_wanted = true;      // `+`; false: `-`
  bool is_known_gap = false;  // `+?`, `-?`: known to fail as yet
  std::string text;
  // What "=>" says; nothing where it is silent. `[]` for "-".
  std::optional<std::vector<std::string>> actors, recipients;
  std::string cameo, mode;
  std::optional<Status> status;
  Origin origin;
};

struct EventRule {
  std::string name;
  EventType type = EventType::none;
  std::vector<RuleTrigger> triggers;
  std::vector<RuleArgument> actors, recipients;
  bool requires_actor = false, requires_recipient = false;
  std::vector<RuleCondition> conditions;
  std::vector<RuleValue> cameo, modes, contexts;
  bool is_beside = false, is_content_coded = false, is_weak = false;
  std::vector<RuleExample> examples;
  Origin origin;  // the line `rule NAME`
};

}  // namespace tabard
