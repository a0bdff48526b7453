#pragma once
// Circumstances of an event: its place, its date, and who reports it.

#include <optional>
#include <vector>

#include "core/event.h"
#include "events/grammar.h"

namespace tabard {

// Whether no empty line parts two sentences, given in their order.
bool is_same_paragraph(const Reading& reading, uint32_t earlier, uint32_t later);

// The place named for the trigger: "in Oslo" at it or its clause; for a visit where it went; where a place is struck or taken
// ("shelled Kandahar"), that place. Nothing if the sentence names none.
std::optional<EventPlace> place_of(const Grammar& grammar, uint32_t sentence, uint32_t trigger, bool is_visit, bool is_struck);

// The place of what happens on the ground in a sentence that names none: the last one named as a site ("in Yelwa"), of a town's
// size or smaller, in the two sentences before, within the paragraph.
std::optional<EventPlace> place_before(const Grammar& grammar, uint32_t sentence);

// The day of what is told blow by blow in a sentence that names none: the last one named in the sentence before, within the
// paragraph.
std::optional<EventDate> date_before(const Grammar& grammar, uint32_t sentence);

// The date named for the event, of which sentence, trigger, type, code and status are known; without one, the report's own for
// what is actual. What has happened, has not happened after the report; promises, threats and demands bear the day of the
// saying.
std::optional<EventDate> date_of(const Grammar& grammar, const Event& event);

// Who says so, outermost first: the attributions whose content holds the trigger. A speaker whose saying is the event is none.
std::vector<Speaker> speakers_of(const Grammar& grammar, uint32_t trigger);

}  // namespace tabard
