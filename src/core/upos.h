#pragma once
// Universal part-of-speech tags (universaldependencies.org/u/pos).

#include <array>
#include <cstdint>
#include <string_view>

namespace tabard {

enum class Upos : uint8_t { ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, VERB, X };

inline constexpr std::array<std::string_view, 17> upos_names = {"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                                                "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                                                "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::string_view to_string(Upos upos) {
  return upos_names[static_cast<size_t>(upos)];
}

// X for what is no tag.
constexpr Upos parse_upos(std::string_view word) {
  for (size_t i = 0; i < upos_names.size(); ++i)
    if (upos_names[i] == word) return static_cast<Upos>(i);
  return Upos::X;
}

}  // namespace tabard
