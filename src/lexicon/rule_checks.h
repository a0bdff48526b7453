#pragma once
// What a rule must have as a whole, told once it is read: triggers, parties, a code, examples, and no twin.

#include <string>
#include <vector>

#include "lexicon/event_rules.h"
#include "lexicon/faults.h"

namespace tabard {

// No trigger; nobody as actor or recipient; no cameo, or none without a condition; no `+` or no `-`.
void check_rule(const EventRule& rule, const std::string& file, Faults& faults);

// Two rules on one word of which neither has anything that could make it the more specific. `rules` are those of one file.
void check_ties(const EventRule* first, const EventRule* end, const std::string& file, Faults& faults);

}  // namespace tabard
