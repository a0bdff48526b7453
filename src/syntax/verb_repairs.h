#pragma once
// Repairs of trees around verbs: what is a verb's subject, object, particle or clause.
// Each looks at the tokens [first, end) of one sentence, whose heads are set, and leaves a tree.

#include <cstdint>
#include <vector>

#include "core/token.h"

namespace tabard {

// "called off their strike", "laid down their arms": the word right behind a verb that takes it as a particle is one.
void repair_particles(std::vector<Token>& tokens, uint32_t first, uint32_t end);

// "offered to mediate": a verb behind "to" is a clause, whatever label it got.
void repair_to_clauses(std::vector<Token>& tokens, uint32_t first, uint32_t end);

// "In Lima nurses protested", "On Monday gunmen fled": where nothing else is the subject, the noun between the name that the
// preposition goes with and the verb is.
void repair_openings(std::vector<Token>& tokens, uint32_t first, uint32_t end);

// "Crowds blocked roads", where "blocked" hangs on "roads" and these on "Crowds" or the crowds on them: a finite verb between
// two nouns is the verb of both.
void repair_buried_verbs(std::vector<Token>& tokens, uint32_t first, uint32_t end);

// "(and) police fired tear gas", where "police" hangs on "gas", "Germany hands over arms", where it is part of the verb: what
// stands before the verb is its subject.
void repair_strays(std::vector<Token>& tokens, uint32_t first, uint32_t end);

// "sent a delegation led by Osei to inspect the camp": being led tells who they are; what they are to do hangs on the sending.
void repair_led_delegations(std::vector<Token>& tokens, uint32_t first, uint32_t end);

// "the rebels pulled back", "Gunmen killed at least 14 farmers": without an auxiliary there is no passive in the past tense,
// nor where an object follows.
void repair_voice(std::vector<Token>& tokens, uint32_t first, uint32_t end);

// "Peru recalled its envoy": a verb has one subject, so the second, behind it, is the object.
void repair_second_subjects(std::vector<Token>& tokens, uint32_t first, uint32_t end);

// "The army test-fired a missile": the noun that a hyphen joins to a verb is part of the verb, what stands before it is the
// subject.
void repair_hyphened_verbs(std::vector<Token>& tokens, uint32_t first, uint32_t end);

// "told reporters he would resign": what people are told is no clause about them.
void repair_tellings(std::vector<Token>& tokens, uint32_t first, uint32_t end);

}  // namespace tabard
