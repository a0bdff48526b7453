#pragma once
// Carrying over: what a sentence leaves unsaid because the one before it said so: the place, the day, and whom a protest
// addresses.
//
// "Herders raided Yelwa on Friday. They burned two barns." Both happened in Yelwa on Friday.
// CODING-NOTES.md, Place and date: "the most specific place named for the event in the sentence; else the one plainly carried
// over".

#include <vector>

#include "actors/resolver.h"
#include "core/event.h"
#include "core/reading.h"
#include "events/grammar.h"

namespace tabard {

// For happenings on the ground whose sentence names no place, the place of an event shortly before in the same paragraph; the
// day likewise.
void carry_over(const Grammar& grammar, const std::vector<Event>& earlier, Event& event);

// Citizens who protest, or who threaten to, address their government where nobody else is named. Reports of one sentence are
// left alone.
void address_government(const Reading& reading, const ActorResolver& resolver, Event& event);

}  // namespace tabard
