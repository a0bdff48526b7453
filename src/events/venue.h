#pragma once
// Venue: who is host and who is guest of a meeting, told from where it was.
//
// CODING-NOTES.md, Category: "Talks: host's soil → visit, visitor actor, host recipient; 042 when the visitor is the subject,
// 043 when the host is. Third country → third-party, 046".

#include <vector>

#include "core/event.h"
#include "core/reading.h"

namespace tabard {

// For a CONSULT whose parties are all actors and whose place is known: turns it into a visit or a meeting on third ground.
void settle_host(const Reading& reading, Event& event);

// A CONSULT that names one side only ("the guest was then shown round") takes the other from a CONSULT just before it that
// names both: the party is then not named here and points to where it was.
void fill_counterpart(const std::vector<Event>& earlier, Event& event);

}  // namespace tabard
