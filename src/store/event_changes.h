#pragma once
// What became of a document's events when it was coded again: by a newer program, or because its text changed.
//
// Events are the same if they have one id; where a text has changed and its offsets with it, also if their sentences and
// triggers read the same. Differences in confidence or in the rule's line do not count.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "io/event_record.h"

namespace tabard {

struct EventChange {
  enum class Kind : uint8_t { gained, lost, changed };

  Kind kind = Kind::changed;
  size_t before = 0, after = 0;          // indices; `before` means nothing for gained ones, `after` for lost ones
  std::vector<std::string_view> fields;  // of changed ones, by their names in the contract: "cameo", "actors"
};

std::string_view to_string(EventChange::Kind kind);

// Lost and changed ones in the order of `before`, then the gained ones in the order of `after`.
std::vector<EventChange> compare_events(const std::vector<EventRecord>& before, const std::vector<EventRecord>& after);

}  // namespace tabard
