#pragma once
// Tree repair: what the parser's choice of one head at a time can get wrong and a look at the whole clause sets right.
// The repairs stand in verb_repairs.cpp and noun_repairs.cpp.

#include <cstdint>
#include <vector>

#include "core/token.h"

namespace tabard {

// Tokens [first, end) of one sentence, heads set; the result is a tree as before.
void repair_tree(std::vector<Token>& tokens, uint32_t first, uint32_t end);

}  // namespace tabard
