#include "lexicon/suggestion.h"

#include <algorithm>
#include <vector>

namespace tabard {

// The optimal string alignment of the Damerau-Levenshtein distance, kept to three rows of its table.
size_t edit_distance(std::string_view a, std::string_view b) {
  constexpr size_t longest = 64;  // nobody misspells so long a word into another; keeps hostile input cheap
  if (a.size() > longest || b.size() > longest) return longest;
  std::vector<size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

}  // namespace tabard
