#pragma once
// NameVotes: what first answers say of the same name, or of a name that a word is part of, elsewhere in the document.
//
//   "Ana Ruiz flew home. Ruiz ..." : "Ruiz" is the last word of a person.   "World Health Fund ... the WHF": its initials
// Filled by add(), closed by count(), then asked.

#include <cstdint>
#include <vector>

#include "names/name_kind.h"
#include "names/name_runs.h"
#include "names/name_words.h"

namespace tabard {

// A feature that holds to some part: 64 is wholly.
struct PartialFeature {
  uint32_t feature = 0;
  int32_t part = 0;
};
inline constexpr int32_t whole_part = 64;

class NameVotes {
 public:
  void add(const NameWords& words, const NameRun& run, const NameChances& chances);
  void count();
  // Replaces `features` by what is said of a run; `own` is its own first answer.
  void find_features(const NameWords& words, const NameRun& run, const NameChances& own,
                     std::vector<PartialFeature>& features) const;

 private:
  struct Vote {
    uint64_t key = 0;
    NameChances chances{};
  };

  void vote(uint64_t key, const NameChances& chances) { votes_.push_back({key, chances}); }
  const Vote* find(uint64_t key) const;

  std::vector<Vote> votes_;  // counted: one a key, by key
};

}  // namespace tabard
