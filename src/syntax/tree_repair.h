#pragma once
// Tree repair: what the parser's choice of one head at a time can get wrong and a look at the whole clause sets right.
//
// "Premier Ruiz met President Osei": a verb has one subject and one object. Where it got two that stand side by side, the first
// is the title of the second, which must be a name. "sent Chile two pumps": of two objects the first receives.
// "offered to mediate": a verb behind "to" is a clause, whatever label it got. "called off their strike": the word right behind
// a verb that takes it as a particle is one. "the rebels pulled back": without an auxiliary there is no passive in the past
// tense, nor where an object follows: "Gunmen killed at least 14 farmers". "Norway, Sweden and Denmark": three names, not one
// explained by another; nor are the two of "Norway, Sweden agree". "The army test-fired it": the army is the subject. "Peru
// recalled its envoy": of two subjects the one behind the verb is its object; "police fired gas": what stands before the verb
// is no part of the object. "hosted his Chilean guest": one object, not two. "killed at least nine": no preposition. "China
// slams US": no pronoun. "the envoys, including Osei": he does not explain them. "In Lima nurses marched": nurses do.
// "Crowds blocked roads": a finite verb between two nouns belongs to neither. "killed 12": whom. "the border with Congo": it
// has one. "sent envoys led by Osei to look": they were sent to look.

#include <cstdint>
#include <vector>

#include "core/token.h"

namespace tabard {

// Tokens [first, end) of one sentence, heads set; the result is a tree as before.
void repair_tree(std::vector<Token>& tokens, uint32_t first, uint32_t end);

}  // namespace tabard
