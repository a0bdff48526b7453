#pragma once
// How much it tells that two texts share a word: much for a rare one, little for one that stands everywhere.

#include <cstdint>
#include <span>
#include <unordered_map>

namespace tabard {

class WordWeights {
 public:
  // Counts a text's words; `words` are hashes, each once.
  void add(std::span<const uint64_t> words);
  // Of two sorted sets of words: the weight of those in common as a share of the weight of the lighter set. 0 to 1.
  double overlap(std::span<const uint64_t> a, std::span<const uint64_t> b) const;

 private:
  double weight(uint64_t word) const;

  std::unordered_map<uint64_t, uint32_t> texts_with_;
  uint32_t texts_ = 0;
};

}  // namespace tabard
