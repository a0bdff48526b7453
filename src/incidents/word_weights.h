#pragma once
// How much it tells that two texts share a word: much for a rare one, little for one that stands everywhere.

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace tabard {

// A text's words and what each weighs, by the texts that were known when it was weighed.
struct WeightedWords {
  std::vector<uint32_t> words;  // hashes, sorted, each once
  std::vector<float> weights;   // empty once it is only compared with: the other text's weights count
  float total = 0;
};

// Which words a text may have, at a glance: no is certain, yes is not.
class WordMask {
 public:
  WordMask() = default;
  explicit WordMask(std::span<const uint32_t> words) {
    for (const uint32_t word : words) add(word);
  }

  void add(uint32_t word) { bits_[word % bits / 64] |= uint64_t{1} << word % 64; }
  bool may_have(uint32_t word) const { return (bits_[word % bits / 64] >> word % 64 & 1) != 0; }
  bool meets(const WordMask& other) const {
    uint64_t common = 0;
    for (size_t i = 0; i < bits_.size(); ++i) common |= bits_[i] & other.bits_[i];
    return common != 0;
  }

 private:
  static constexpr uint32_t bits = 1024;
  std::array<uint64_t, bits / 64> bits_{};
};

// How many texts have a word. Words are hashes, so their low bits say where one stands.
class WordCounts {
 public:
  uint32_t of(uint32_t word) const;
  void add(uint32_t word);
  // One that was added.
  void remove(uint32_t word);

 private:
  struct Slot {
    uint32_t word = 0, texts = 0;
    bool is_used = false;  // for good: what stands behind it is found past it
  };

  void grow();
  // Where the word stands, or could.
  size_t place_of(uint32_t word) const;

  std::vector<Slot> slots_;  // none or a power of two, a third of them free at least
  size_t used_ = 0;
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
  WordCounts texts_with_;
  uint32_t texts_ = 0;
};

// What two texts have in common: the weight of those words, as a share of the weight of the lighter text, 0 to 1, and the
// weight of the heaviest of them.
struct InCommon {
  double share = 0;
  float heaviest = 0;
};

// The words that other texts have in common with one, weighed as that one weighs them. The one is looked at once, so that
// hundreds of others cost little each.
class Overlap {
 public:
  explicit Overlap(const WeightedWords& text);

  InCommon with(const WeightedWords& other) const;

  // No less than the share, of a text that was looked at but for a glance and that weighs `total`.
  double most_with(const WordMask& other, float total) const {
    double common = 0;
    for (const Slot& slot : words_) common += other.may_have(slot.word) ? slot.weight : 0;
    return share(common, total);
  }

 private:
  struct Slot {
    uint32_t word = 0;
    float weight = 0;  // above 0 where there is a word
  };

  double share(double common, float total) const {
    const double lighter = std::min(total_, total);
    return lighter > 0 ? std::min(1.0, common / lighter) : 0;
  }

  std::vector<Slot> words_;  // all of them
  std::vector<Slot> slots_;  // by the low bits of the word, which is a hash; a power of two, most of them empty
  float total_;
};

}  // namespace tabard
