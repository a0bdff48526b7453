#pragma once
// Confidence: how often an event that looks like this one has the right type. CONTRACT.md: "calibrated: of the events given
// 0.8, eight in ten are right".

#include <vector>

#include "core/event.h"
#include "core/reading.h"

namespace tabard {

// Sets `confidence` of all events of one document, between 0 and 1 and rounded to thousandths.
void rate_confidence(const Reading& reading, std::vector<Event>& events);

}  // namespace tabard
