#pragma once
// Implied recipient: whom an act is done to where its clause does not say it.
//
// "Chad expelled two Libyan envoys on Monday. On Tuesday it recalled its ambassador": from Libya. Reports name the other side
// once and then go on; a coder fills it in.

#include <vector>

#include "actors/resolver.h"
#include "core/event.h"
#include "events/grammar.h"
#include "events/matcher.h"

namespace tabard {

// Fills the recipients of an event that has none with the party that the report implies, if one is likelier than none.
// `earlier` are the events before it. Reports of one sentence are left alone but for what the sentence itself names. With
// reasons asked for, the event bears which countries were weighed, with what clues, against nobody.
void imply_recipient(const Grammar& grammar, const ActorResolver& resolver, const EventMatcher& matcher,
                     const std::vector<Event>& earlier, bool with_reasons, Event& event);

}  // namespace tabard
