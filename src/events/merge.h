#pragma once
// One happening once: later mentions of an event ("the talks", "the blast") become repeats of the first.

#include <vector>

#include "core/event.h"
#include "events/grammar.h"

namespace tabard {

// Takes out of `events` what repeats an earlier one, and lists it there. Cautious: the type, mode and status must agree, the
// parties must not contradict, and the later trigger be the same word or a noun with "the", "this" or "their".
void merge_repeats(const Grammar& grammar, std::vector<Event>& events);

}  // namespace tabard
