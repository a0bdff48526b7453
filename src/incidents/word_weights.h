#pragma once
// How much it tells that two texts share a word: much for a rare one, little for one that stands everywhere.

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace tabard {

// A text's words and what each weighs, by the texts that were known when it was weighed.
struct WeightedWords {
  std::vector<uint64_t> words;  // hashes, sorted, each once
  std::vector<float> weights;
  float total = 0;
};

class WordWeights {
 public:
  // Counts a text's words; `words` are hashes, each once.
  void add(std::span<const uint64_t> words);
  // `words`: sorted.
  WeightedWords weigh(std::vector<uint64_t> words) const;

 private:
  std::unordered_map<uint64_t, uint32_t> texts_with_;
  uint32_t texts_ = 0;
};

// The weight of the words in common, by `a`, as a share of the weight of the lighter text. 0 to 1.
double overlap(const WeightedWords& a, const WeightedWords& b);

}  // namespace tabard
