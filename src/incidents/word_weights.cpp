#include "incidents/word_weights.h"

#include <algorithm>
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

double overlap(const WeightedWords& a, const WeightedWords& b) {
  double common = 0;
  for (size_t i = 0, j = 0; i < a.words.size() && j < b.words.size();) {
    if (a.words[i] == b.words[j])
      common += a.weights[i++], ++j;
    else if (a.words[i] < b.words[j])
      ++i;
    else
      ++j;
  }
  const double lighter = std::min(a.total, b.total);
  return lighter > 0 ? std::min(1.0, common / lighter) : 0;
}

}  // namespace tabard
