#pragma once
// What ACLED would call an event: its types of disorder, of events, of parties.

#include <optional>
#include <string_view>

#include "io/event_record.h"

namespace tabard {

struct AcledKind {
  std::string_view disorder, event, sub_event;
};

// Nothing for what ACLED does not count: talks, aid, accusations ...
std::optional<AcledKind> acled_kind(const EventRecord& event);

// 1 state forces, 2 rebels, 3 political militias, 5 rioters, 6 protesters, 7 civilians, 8 external and other forces; 0 nobody.
int acled_inter(const EventRecord::Party* party, const EventRecord& event, bool is_actor);

}  // namespace tabard
