#pragma once
// Repairs of trees inside and between noun phrases: titles, owners, lists, receivers, numbers.
// Each looks at the tokens [first, end) of one sentence, whose heads are set, and leaves a tree.

#include <cstdint>
#include <vector>

#include "core/token.h"

namespace tabard {

// "China slams US": no pronoun, unless all is in capitals.
void repair_states(std::vector<Token>& tokens, uint32_t first, uint32_t end);

// "killed 12 at a market": a number alone is what the verb is done to.
void repair_bare_numbers(std::vector<Token>& tokens, uint32_t first, uint32_t end);

// "troops at the border with Congo": the border is with Congo, whatever is done there.
void repair_borders(std::vector<Token>& tokens, uint32_t first, uint32_t end);

// "Police killed at least nine men": "at" is no preposition of the men.
void repair_least(std::vector<Token>& tokens, uint32_t first, uint32_t end);

// Two subjects or two objects side by side, the second a name: a title. With a comma between, whatever they are: a list, as in
// "Colombia, rebels agree to ceasefire".
void repair_titles(std::vector<Token>& tokens, uint32_t first, uint32_t end);

// "sent Chile two pumps": of two objects the first receives.
void repair_objects(std::vector<Token>& tokens, uint32_t first, uint32_t end);

// "hosted his Chilean counterpart": a name has no owner, so it is no receiver but belongs to the noun right behind it.
void repair_receivers(std::vector<Token>& tokens, uint32_t first, uint32_t end);

// "Norway, Sweden and Denmark", "Norway, Sweden agree": what looks like a name explained by another is a list, unless a comma
// ends it ("Lusaka, Zambia, and").
void repair_lists(std::vector<Token>& tokens, uint32_t first, uint32_t end);

// "The delegations, including member Li": who is among them does not explain them.
void repair_inclusions(std::vector<Token>& tokens, uint32_t first, uint32_t end);

// "North Korea‘s media": whatever sign somebody typed for the apostrophe, the possessive belongs to the name before it.
void repair_possessives(std::vector<Token>& tokens, uint32_t first, uint32_t end);

// "condemned Mali's raid": what has the mark owns the noun behind it, whatever else the parser made of the two.
void repair_owners(std::vector<Token>& tokens, uint32_t first, uint32_t end);

}  // namespace tabard
