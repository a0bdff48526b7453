#include "io/dyads.h"

#include <utility>

namespace tabard {

std::vector<Dyad> dyads(const EventRecord& event, Ontology ontology) {
  std::vector<Dyad> pairs;
  for (const EventRecord::Party& actor : event.actors)
    for (const EventRecord::Party& recipient : event.recipients) pairs.push_back({&actor, &recipient});
  if (event.recipients.empty()) {
    for (const EventRecord::Party& one : event.actors)
      for (const EventRecord::Party& other : event.actors)
        if (&one != &other) pairs.push_back({&one, &other});
    if (event.actors.size() == 1) pairs.push_back({&event.actors[0], nullptr});
  }
  if (event.actors.empty())
    for (const EventRecord::Party& recipient : event.recipients) pairs.push_back({nullptr, &recipient});
  if (ontology == Ontology::cameo && event.cameo == "043" && !event.is_by_dictionary())
    for (Dyad& pair : pairs) std::swap(pair.source, pair.target);
  return pairs;
}

}  // namespace tabard
