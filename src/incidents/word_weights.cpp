#include "incidents/word_weights.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace tabard {

size_t WordCounts::place_of(uint32_t word) const {
  size_t at = word & (slots_.size() - 1);
  while (slots_[at].is_used && slots_[at].word != word) at = (at + 1) & (slots_.size() - 1);
  return at;
}

uint32_t WordCounts::of(uint32_t word) const {
  return slots_.empty() ? 0 : slots_[place_of(word)].texts;
}

void WordCounts::add(uint32_t word) {
  if (3 * used_ >= 2 * slots_.size()) grow();
  Slot& slot = slots_[place_of(word)];
  used_ += slot.is_used ? 0 : 1;
  slot = {word, slot.texts + 1, true};
}

void WordCounts::remove(uint32_t word) {
  --slots_[place_of(word)].texts;
}

void WordCounts::grow() {
  constexpr size_t first_size = 1024;
  std::vector<Slot> old(slots_.empty() ? first_size : 2 * slots_.size());
  old.swap(slots_);
  for (const Slot& slot : old)
    if (slot.is_used) slots_[place_of(slot.word)] = slot;
}

void WordWeights::add(std::span<const uint32_t> words) {
  ++texts_;
  for (const uint32_t word : words) texts_with_.add(word);
}

void WordWeights::remove(std::span<const uint32_t> words) {
  --texts_;
  for (const uint32_t word : words) texts_with_.remove(word);
}

WeightedWords WordWeights::weigh(std::vector<uint32_t> words) const {
  const WordWeights* const counts[] = {this};
  return weigh(std::move(words), counts);
}

WeightedWords WordWeights::weigh(std::vector<uint32_t> words, std::span<const WordWeights* const> counts) {
  constexpr double texts_before_the_first = 50;  // so that the first few texts do not make every word rare
  WeightedWords weighed{std::move(words), {}, 0};
  weighed.weights.reserve(weighed.words.size());
  double texts = texts_before_the_first;
  for (const WordWeights* count : counts) texts += count->texts_;
  for (const uint32_t word : weighed.words) {
    double with = 1;
    for (const WordWeights* count : counts) with += count->texts_with_.of(word);
    weighed.weights.push_back(static_cast<float>(std::log(1 + texts / with)));
    weighed.total += weighed.weights.back();
  }
  return weighed;
}

Overlap::Overlap(const WeightedWords& text) : slots_(std::bit_ceil(4 * text.words.size() + 1)), total_(text.total) {
  for (size_t i = 0; i < text.words.size(); ++i) {
    size_t at = text.words[i] & (slots_.size() - 1);
    while (slots_[at].weight > 0) at = (at + 1) & (slots_.size() - 1);
    words_.push_back({text.words[i], text.weights[i]});
    slots_[at] = words_.back();
  }
}

InCommon Overlap::with(const WeightedWords& other) const {
  double common = 0;
  float heaviest = 0;
  for (const uint32_t word : other.words)
    for (size_t at = word & (slots_.size() - 1); slots_[at].weight > 0; at = (at + 1) & (slots_.size() - 1))
      if (slots_[at].word == word) {
        common += slots_[at].weight;
        heaviest = std::max(heaviest, slots_[at].weight);
        break;
      }
  return {share(common, other.total), heaviest};
}

}  // namespace tabard
