#include "incidents/one_a_day.h"

#include <fmt/format.h>
#include <xxhash.h>

namespace tabard {

bool OneADay::is_first(std::optional<Day> day, std::string_view source, std::string_view target, std::string_view code) {
  const std::string dyad = fmt::format("{}\t{}\t{}\t{}", day ? to_iso(*day) : "", source, target, code);
  return seen_.insert(XXH3_64bits(dyad.data(), dyad.size())).second;
}

}  // namespace tabard
