#include "incidents/word_weights.h"

#include <algorithm>
#include <cmath>

namespace tabard {

void WordWeights::add(std::span<const uint64_t> words) {
  ++texts_;
  for (const uint64_t word : words) ++texts_with_[word];
}

WeightedWords WordWeights::weigh(std::vector<uint64_t> words) const {
  constexpr double texts_before_the_first = 50;  // so that the first few texts do not make every word rare
  WeightedWords weighed{std::move(words), {}, 0};
  weighed.weights.reserve(weighed.words.size());
  for (const uint64_t word : weighed.words) {
    const auto found = texts_with_.find(word);
    const double with = found == texts_with_.end() ? 0 : found->second;
    weighed.weights.push_back(static_cast<float>(std::log(1 + (texts_ + texts_before_the_first) / (with + 1))));
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
