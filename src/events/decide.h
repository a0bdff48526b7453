#pragma once
// Deciding: of all rules that fit the words of a sentence, which are its events.
//
// One winner a trigger; what is said inside a speech act is not coded beside it ("threatened to expel" is no expulsion); two
// words for one happening ("held talks", "opened fire, killing two") give one event.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "events/grammar.h"
#include "events/matcher.h"
#include "events/status.h"

namespace tabard {

// A match that stands, with what became of it.
struct Decision {
  Match match;
  EventType type = EventType::none;  // the rule's, or what a promise makes of it
  std::string cameo, mode;
  Status status = Status::actual;
  Origin status_origin;
};

// A match that does not.
struct Lost {
  Match match;
  std::string reason;
};

inline constexpr std::string_view nobody_takes_part = "nobody takes part that the codebook calls a party";

// Whether an event would come of a match by itself: whether anybody takes part in it.
using HasParties = std::function<bool(const Match&)>;

// `matches` as EventMatcher gives them, the likeliest of a trigger first. Where nobody takes part in that one, the next has its
// turn; asked only where a trigger has several and is no object, which may take its parties from its verb ("held talks").
// `lost` collects the losers where asked for.
std::vector<Decision> decide(const Grammar& grammar, const StatusFinder& statuses, const HasParties& has_parties,
                             std::vector<Match> matches, std::vector<Lost>* lost = nullptr);

}  // namespace tabard
