#pragma once
// How much it tells that two texts share a word: much for a rare one, little for one that stands everywhere.

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace tabard {

// A text's words and what each weighs, by the texts that were known when it was weighed.
struct WeightedWords {
  std::vector<uint32_t> words;  // hashes, sorted, each once
  std::vector<float> weights;   // empty once it is only compared with: the other text's weights count
  float total = 0;
};

class WordWeights {
 public:
  // Counts a text's words; `words` are hashes, each once.
  void add(std::span<const uint32_t> words);
  // A text that was added, as if it had never been.
  void remove(std::span<const uint32_t> words);
  // `words`: sorted.
  WeightedWords weigh(std::vector<uint32_t> words) const;

  // By all texts of several counts.
  static WeightedWords weigh(std::vector<uint32_t> words, std::span<const WordWeights* const> counts);

 private:
  std::unordered_map<uint32_t, uint32_t> texts_with_;
  uint32_t texts_ = 0;
};

// The weight of the words in common, by `a`, as a share of the weight of the lighter text. 0 to 1.
double overlap(const WeightedWords& a, const WeightedWords& b);

}  // namespace tabard
