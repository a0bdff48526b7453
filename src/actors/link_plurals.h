#pragma once
// Plurals: "the two countries", "the two Koreas" and "the delegations" where the names they stand for were not said as such.
//
//   "The Kenyan minister met the king of Jordan. The two countries ..."   Kenya and Jordan, though the report only names their
//   men "The Danish team and the Finnish team came. The teams ..."            those two

#include "actors/resolver.h"
#include "core/reading.h"

namespace tabard {

// After link(): gives members to plural mentions that have none. A country that had no mention of its own gets a chain whose
// mention is the plural. In text order, deterministic.
void link_plurals(Reading& reading, const ActorResolver& resolver);

}  // namespace tabard
