#pragma once
// Mentions: the noun phrases of a document and what each alone says about whom it names.

#include "actors/resolver.h"
#include "core/reading.h"
#include "core/tree.h"

namespace tabard {

// Makes one mention for every noun phrase: heads that are nouns, names, pronouns, and adjectives or numbers that stand for
// nouns; and for nationality words and bodies that alone name a party before another noun ("Turkish" vessels, a "police" raid).
//
// A mention reaches over title, determiner, numbers and prepositional phrases, but not over relative and other clauses,
// appositions after a comma, or further conjuncts: "the Chilean foreign minister, Ana Ruiz, and two aides" is three. A title
// and the name after it are one. Days and months are none. Needs the syntax layer and times; fills `mentions` and
// `mention_of_head`, without chains, and what else tells of the report's country (report_countries.h). Offices count by the
// report's day.
void find_mentions(Reading& reading, const Tree& tree, const ActorResolver& resolver);

}  // namespace tabard
