#pragma once
// OneADay: the classic filter of event data. Of all dyads with one day, source, target and code the first is kept.

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_set>

#include "base/date.h"

namespace tabard {

class OneADay {
 public:
  // Whether this is the first such dyad. Dyads without a day are one another's as well: nobody knows better.
  bool is_first(std::optional<Day> day, std::string_view source, std::string_view target, std::string_view code);

 private:
  std::unordered_set<uint64_t> seen_;
};

}  // namespace tabard
