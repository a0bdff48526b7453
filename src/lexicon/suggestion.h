#pragma once
// "did you mean 'mode'?": what a misspelled word was probably meant to be.

#include <fmt/format.h>
#include <string>
#include <string_view>

namespace tabard {

// How many letters must be added, dropped, changed or swapped with their neighbour to make one word of the other.
size_t edit_distance(std::string_view a, std::string_view b);

// "; did you mean 'mode'?" for the nearest of `candidates`, "" if none is near. `quote` is put before it: "@" for word classes.
template <class Candidates>
std::string did_you_mean(std::string_view word, const Candidates& candidates, std::string_view quote = "") {
  std::string_view best;
  size_t best_distance = word.size() < 4 ? 2 : 3;  // one slip in a short word, two in a longer one
  for (const auto& candidate : candidates) {
    const size_t distance = edit_distance(word, candidate);
    if (distance < best_distance && distance < word.size()) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best.empty() ? std::string() : fmt::format("; did you mean '{}{}'?", quote, best);
}

}  // namespace tabard
