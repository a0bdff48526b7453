#pragma once
// Repairs around verbs: what is a verb's subject, object, particle or clause.

#include <cstdint>
#include <vector>

#include "core/token.h"

namespace tabard {

// Tokens [first, end) of one sentence, heads set; a tree before and after. One repair a function, in an order in which each
// finds what the earlier ones leave.
void repair_verbs(std::vector<Token>& tokens, uint32_t first, uint32_t end);

}  // namespace tabard
