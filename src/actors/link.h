#pragma once
// Linking: which mentions of a document mean the same one, and what is known of each from all its mentions together.

#include "actors/resolver.h"
#include "core/reading.h"
#include "core/tree.h"

namespace tabard {

// Makes the chains, by sieves from left to right: relative pronouns and appositions, names and their variants and misspellings,
// roles and other descriptions, pronouns. Every mention ends in exactly one chain; a mention for several ("the two countries",
// "they") names them in `members` and has a chain of its own. Then every mention's actor gets what its chain knows; a role
// whose country nobody says
// ("police") takes the one that the report implies. Deterministic; time grows with the text's length.
void link(Reading& reading, const Tree& tree, const ActorResolver& resolver);

}  // namespace tabard
