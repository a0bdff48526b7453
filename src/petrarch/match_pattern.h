#pragma once
// Whether a verb's pattern fits the words around the verb, and which noun phrases its "$", "+" and "%" stand for.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "petrarch/phrase_structure.h"
#include "petrarch/verb_dictionary.h"

namespace tabard {

// Indices into PhraseStructure::phrases; -1: the pattern does not say.
struct PatternRoles {
  int32_t source = -1, target = -1, both = -1;
};

// `before` and `after` are words from the verb outward. Nothing where the pattern does not fit.
std::optional<PatternRoles> match_pattern(const VerbPattern& pattern, const VerbDictionary& verbs,
                                          const PhraseStructure& structure, std::span<const uint32_t> before,
                                          std::span<const uint32_t> after);

}  // namespace tabard
