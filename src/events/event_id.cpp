#include "events/event_id.h"

#include <fmt/format.h>
#include <xxhash.h>

namespace tabard {

std::string event_id(const std::string& document, Span trigger, int ordinal) {
  const std::string key = fmt::format("{}\n{}-{}\n{}", document, trigger.start, trigger.end, ordinal);
  return fmt::format("{:016x}", XXH64(key.data(), key.size(), 0));
}

}  // namespace tabard
