#pragma once
// Assembling: a decision becomes an Event: who its parties are, where and when it took place, who says so. CONTRACT.md, "tabard
// code".

#include <optional>

#include "actors/resolver.h"
#include "core/event.h"
#include "events/decide.h"
#include "events/grammar.h"

namespace tabard {

// Whether anybody takes part in it that the codebook would call a party, or people who are only counted.
bool has_parties(const Grammar& grammar, const ActorResolver& resolver, const EventMatcher& matcher, uint32_t sentence,
                 const Match& match);

// Nothing where nobody takes part that the codebook would call a party, nor people who are only counted. `id`, `goldstein` and
// `repeats` are left to the caller.
std::optional<Event> assemble(const Grammar& grammar, const ActorResolver& resolver, const EventMatcher& matcher,
                              uint32_t sentence, const Decision& decision);

}  // namespace tabard
