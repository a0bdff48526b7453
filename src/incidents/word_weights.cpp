#include "incidents/word_weights.h"

#include <algorithm>
#include <cmath>

namespace tabard {

void WordWeights::add(std::span<const uint64_t> words) {
  ++texts_;
  for (const uint64_t word : words) ++texts_with_[word];
}

double WordWeights::weight(uint64_t word) const {
  constexpr double texts_before_the_first = 50;  // so that the first few texts do not make every word rare
  const auto found = texts_with_.find(word);
  const double with = found == texts_with_.end() ? 0 : found->second;
  return std::log(1 + (texts_ + texts_before_the_first) / (with + 1));
}

double WordWeights::overlap(std::span<const uint64_t> a, std::span<const uint64_t> b) const {
  double common = 0, of_a = 0, of_b = 0;
  for (const uint64_t word : a) of_a += weight(word);
  for (const uint64_t word : b) {
    const double own = weight(word);
    of_b += own;
    if (std::binary_search(a.begin(), a.end(), word)) common += own;
  }
  const double lighter = std::min(of_a, of_b);
  return lighter > 0 ? common / lighter : 0;
}

}  // namespace tabard
