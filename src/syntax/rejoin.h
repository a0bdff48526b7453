#pragma once
// Rejoining: sentences that a misplaced full stop broke off the one before are read as its continuation.
//
//   "The agency cited officials as saying. That the two sides agreed."   the second is what was said
//   "Then the premier praised them. And invited both to Cairo."         the premier invites
//   "They flew to Turin. Where a fair was held."                         the fair was held in Turin
// Sentences, tokens and offsets stay as they are: only Sentence::continues is set and the root of the later one gets its head
// in the earlier one, so that every later stage reads across the stop.

#include "core/reading.h"

namespace tabard {

// To be called once, after parsing.
void rejoin(Reading& reading);

}  // namespace tabard
