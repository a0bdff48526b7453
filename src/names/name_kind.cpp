#include "names/name_kind.h"

#include <algorithm>

#include "names/exponential.h"

namespace tabard {

NameChances chances_of(const NameScores& scores) {
  const float most = *std::max_element(scores.begin(), scores.end());
  NameChances chances;
  float sum = 0;
  for (size_t k = 0; k < name_kinds; ++k) sum += chances[k] = exponential(scores[k] - most);
  for (float& chance : chances) chance /= sum;
  return chances;
}

}  // namespace tabard
