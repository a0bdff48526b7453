#include "incidents/word_weights.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace tabard {

void WordWeights::add(std::span<const uint32_t> words) {
  ++texts_;
  for (const uint32_t word : words) ++texts_with_[word];
}

void WordWeights::remove(std::span<const uint32_t> words) {
  --texts_;
  for (const uint32_t word : words)
    if (const auto found = texts_with_.find(word); --found->second == 0) texts_with_.erase(found);
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
    for (const WordWeights* count : counts)
      if (const auto found = count->texts_with_.find(word); found != count->texts_with_.end()) with += found->second;
    weighed.weights.push_back(static_cast<float>(std::log(1 + texts / with)));
    weighed.total += weighed.weights.back();
  }
  return weighed;
}

Overlap::Overlap(const WeightedWords& text) : slots_(std::bit_ceil(4 * text.words.size() + 1)), total_(text.total) {
  for (size_t i = 0; i < text.words.size(); ++i) {
    size_t at = text.words[i] & (slots_.size() - 1);
    while (slots_[at].weight > 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = {text.words[i], text.weights[i]};
  }
}

double Overlap::with(const WeightedWords& other) const {
  double common = 0;
  for (const uint32_t word : other.words)
    for (size_t at = word & (slots_.size() - 1); slots_[at].weight > 0; at = (at + 1) & (slots_.size() - 1))
      if (slots_[at].word == word) {
        common += slots_[at].weight;
        break;
      }
  const double lighter = std::min(total_, other.total);
  return lighter > 0 ? std::min(1.0, common / lighter) : 0;
}

}  // namespace tabard
