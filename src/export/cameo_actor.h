#pragma once
// An actor as files in CAMEO's tradition cut it up: country, known group, types. "UNO" is no country there but a group, of the
// type of intergovernmental organisations.

#include <string>
#include <vector>

#include "io/event_record.h"

namespace tabard {

struct CameoActor {
  std::string code;                // "RUSGOV", the parts together
  std::string country;             // "RUS"; "" for what is no country
  std::string group;               // "UNO"
  std::vector<std::string> types;  // "GOV", "MIL"; journalists are MED
};

// Of nobody where `party` is null. With a user's own dictionaries their code stands as it is.
CameoActor cameo_actor(const EventRecord::Party* party);

}  // namespace tabard
