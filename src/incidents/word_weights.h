#pragma once
// How much it tells that two texts share a word: much for a rare one, little for one that stands everywhere.

#include <array>
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

// Whether two texts may have a word in common, at a glance: no is certain, yes is not.
class WordMask {
 public:
  void add(uint32_t word) { bits_[word % bits / 64] |= uint64_t{1} << word % 64; }
  bool meets(const WordMask& other) const {
    uint64_t common = 0;
    for (size_t i = 0; i < bits_.size(); ++i) common |= bits_[i] & other.bits_[i];
    return common != 0;
  }

 private:
  static constexpr uint32_t bits = 512;
  std::array<uint64_t, bits / 64> bits_{};
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

// The weight of the words that other texts have in common with one, by that one, as a share of the weight of the lighter text:
// 0 to 1. The one is looked at once, so that hundreds of others cost little each.
class Overlap {
 public:
  explicit Overlap(const WeightedWords& text);

  double with(const WeightedWords& other) const;

 private:
  struct Slot {
    uint32_t word = 0;
    float weight = 0;  // above 0 where there is a word
  };

  std::vector<Slot> slots_;  // by the low bits of the word, which is a hash; a power of two, most of them empty
  float total_;
};

}  // namespace tabard
