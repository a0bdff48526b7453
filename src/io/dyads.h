#pragma once
// Dyads: an event of several actors and recipients as pairs of one source and one target, as flat formats want it.
//
// "Norway and Sweden criticised Iran" gives NOR -> IRN and SWE -> IRN. Where nobody is on the other side ("Norway and Sweden
// met") every two actors pair both ways; a lone actor or recipient pairs with nobody. CAMEO 043 (host a visit) turns the pair
// round: CONTRACT.md.

#include <vector>

#include "io/event_record.h"

namespace tabard {

struct Dyad {
  const EventRecord::Party* source = nullptr;  // null: nobody is named
  const EventRecord::Party* target = nullptr;
};

// PLOVER's actor of a visit is who visits, CAMEO's source who is visited.
enum class Ontology : bool { cameo, plover };

// Pointers into `event`.
std::vector<Dyad> dyads(const EventRecord& event, Ontology ontology = Ontology::cameo);

}  // namespace tabard
