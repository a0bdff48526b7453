#pragma once
// KnownDays: times/known_days.tsv, days of the world whose anniversaries news marks. Internal to times/.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/reading.h"
#include "lexicon/lexicon.h"

namespace tabard {

struct KnownDay {
  std::string_view name;  // "armistice of the Korean War"
  Day day;
  Origin origin;
};

// Words for a known day in a report.
struct KnownDayMention {
  const KnownDay* known = nullptr;
  uint32_t first = 0, end = 0;  // tokens
};

class KnownDays {
 public:
  explicit KnownDays(const Lexicon& lexicon);

  // The longest phrases of a sentence, in text order. One phrase may stand for several days ("independence").
  std::vector<KnownDayMention> find(const Reading& reading, const Sentence& sentence) const;

 private:
  std::vector<KnownDay> days_;
  std::unordered_map<std::string, std::vector<uint32_t>> phrases_;  // lower case, tokens joined by a blank -> indices of days_
  std::unordered_map<std::string, size_t> longest_from_;            // first word -> most words
};

}  // namespace tabard
