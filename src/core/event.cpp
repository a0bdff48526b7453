#include "core/event.h"

namespace tabard {

// CODEBOOK.md, "PLOVER events and modes".
std::string_view quad(EventType type) {
  switch (type) {
    case EventType::none:
    case EventType::AGREE:
    case EventType::CONSULT:
    case EventType::SUPPORT:
    case EventType::CONCEDE: return "verbal cooperation";
    case EventType::COOPERATE:
    case EventType::AID:
    case EventType::RETREAT: return "material cooperation";
    case EventType::REQUEST:
    case EventType::ACCUSE:
    case EventType::REJECT:
    case EventType::THREATEN: return "verbal conflict";
    case EventType::PROTEST:
    case EventType::SANCTION:
    case EventType::MOBILIZE:
    case EventType::COERCE:
    case EventType::ASSAULT: break;
  }
  return "material conflict";
}

}  // namespace tabard
