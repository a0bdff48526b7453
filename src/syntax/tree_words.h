#pragma once
// What the repairs of trees ask of the tokens [first, end) of one sentence.

#include <cstdint>
#include <utility>
#include <vector>

#include "core/token.h"

namespace tabard {

// Leftmost and rightmost token below `head`, itself among them.
std::pair<uint32_t, uint32_t> reach(const std::vector<Token>& tokens, uint32_t first, uint32_t end, uint32_t head);

// A verb has one of them.
bool is_single(Deprel relation);

bool has_child(const std::vector<Token>& tokens, uint32_t first, uint32_t end, uint32_t head, Deprel relation);

bool is_nominal(Upos upos);

// To the tagger: a verb in the past or present tense.
bool is_finite(const Token& token);

}  // namespace tabard
