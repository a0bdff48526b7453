#pragma once
// pieces_of: an overlong "sentence" (a list, a table, a page without a full stop) cut for stages whose working memory or time
// grows with what they look at once. Nobody's sentence is that long, so what the cut parts belongs together by chance at most.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/token.h"

namespace tabard {

// The sentence itself, or its parts of 2,000 tokens in text order; each keeps the sentence's span.
inline std::vector<Sentence> pieces_of(const Sentence& sentence) {
  constexpr uint32_t longest = 2000;  // tokens
  std::vector<Sentence> pieces;
  for (uint32_t first = sentence.first; first < sentence.end; first += longest) {
    pieces.push_back(sentence);
    pieces.back().first = first;
    pieces.back().end = std::min(sentence.end, first + longest);
  }
  return pieces;
}

}  // namespace tabard
