#include "core/reading.h"

#include <algorithm>

namespace tabard {

uint32_t Reading::sentence_of(uint32_t token) const {
  const auto after = std::partition_point(sentences.begin(), sentences.end(),
                                          [token](const Sentence& sentence) { return sentence.end <= token; });
  return static_cast<uint32_t>(after - sentences.begin());
}

}  // namespace tabard
