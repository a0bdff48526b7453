#pragma once
// TextSignature: a text in 400 bytes, by which it can be told how much two texts have in common.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tabard {

// MinHash over the text's shingles, which are its runs of three words, case and punctuation apart. The share of equal minima
// is, but for chance, the share of shingles that two texts have in common (Jaccard): 1 for the same words, .5 for a copy that
// lost a third of its paragraphs and had some words changed, 0 to .1 for other texts on the same matter.
struct TextSignature {
  static constexpr size_t minima_count = 96;

  uint64_t words = 0;     // hash of all words in their order: equal for texts that differ in spaces and punctuation only
  uint32_t shingles = 0;  // how many there are, doubles counted
  std::array<uint32_t, minima_count> minima{};

  // For keeping; the same on every machine and, while its first byte stays the same, in every version.
  std::string to_bytes() const;
  // Nothing where the bytes are none of ours, or of another version.
  static std::optional<TextSignature> from_bytes(std::string_view bytes);
};

// Pure: any thread. `text` is UTF-8.
TextSignature sign_text(std::string_view text);

// The estimated share of shingles in common, 0 to 1.
double likeness(const TextSignature& a, const TextSignature& b);

}  // namespace tabard
