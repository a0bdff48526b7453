#pragma once
// Event: the output record. CONTRACT.md gives the meaning of each field; here spans are bytes and parties point into the
// Reading.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "core/actor.h"
#include "core/origin.h"
#include "core/span.h"

namespace tabard {

// PLOVER's events; `none` for statements of CAMEO 01, which have none.
enum class EventType : uint8_t {
  none,
  AGREE,
  CONSULT,
  SUPPORT,
  CONCEDE,
  COOPERATE,
  AID,
  RETREAT,
  REQUEST,
  ACCUSE,
  REJECT,
  THREATEN,
  PROTEST,
  SANCTION,
  MOBILIZE,
  COERCE,
  ASSAULT,
};

inline constexpr std::array<std::string_view, 17> event_type_names = {
    "",       "AGREE",  "CONSULT",  "SUPPORT", "CONCEDE",  "COOPERATE", "AID",    "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE",  "COERCE", "ASSAULT"};

constexpr std::string_view to_string(EventType type) {
  return event_type_names[static_cast<size_t>(type)];
}
constexpr std::optional<EventType> parse_event_type(std::string_view word) {
  for (size_t i = 1; i < event_type_names.size(); ++i)
    if (event_type_names[i] == word) return static_cast<EventType>(i);
  return std::nullopt;
}

enum class Status : uint8_t { actual, future, hypothetical, negated, historical };

inline constexpr std::array<std::string_view, 5> status_names = {"actual", "future", "hypothetical", "negated", "historical"};

constexpr std::string_view to_string(Status status) {
  return status_names[static_cast<size_t>(status)];
}
constexpr std::optional<Status> parse_status(std::string_view word) {
  for (size_t i = 0; i < status_names.size(); ++i)
    if (status_names[i] == word) return static_cast<Status>(i);
  return std::nullopt;
}

// An actor, a recipient or a speaker of an event.
struct Party {
  std::optional<Span> span;        // nothing where the party is not named in the event's sentence
  std::optional<Span> antecedent;  // then: where else it is named, if anywhere
  int32_t chain = -1;              // index into Reading::chains; -1: none
  Actor actor;
};

struct Speaker {
  Party party;
  std::string cue;
};

struct EventPlace {
  std::optional<Span> span;  // nothing where it is carried over from elsewhere
  int32_t place = -1;        // index into Reading::places
};

struct EventDate {
  std::optional<Span> span;  // nothing: the publication date
  DayRange range;
};

// A later mention of the same happening.
struct Repeat {
  uint32_t sentence = 0;
  Span trigger;
};

// Why a decision fell as it did; filled for `explain` and --explain only.
struct Reason {
  std::string field;  // "rule", "actors", "status", ...
  Origin origin;
  std::string text;  // "won", "lost to events/consult.rules:12: less specific", "no recipient"
};

struct Event {
  std::string id;         // 16 hex digits
  uint32_t sentence = 0;  // index into Reading::sentences
  EventType type = EventType::none;
  std::string mode;  // "" where none applies
  std::vector<std::string> contexts;
  std::string cameo;
  double goldstein = 0;  // -10 to 10
  Status status = Status::actual;
  Span trigger;
  uint32_t trigger_token = 0;
  std::vector<Party> actors, recipients;
  std::optional<EventPlace> place;
  std::optional<EventDate> date;
  std::vector<Speaker> attribution;  // outermost first
  double confidence = 0;             // 0 to 1
  Origin rule;
  std::vector<Repeat> repeats;
  std::vector<Reason> reasons;
  // Coded with a user's own dictionaries, whose codes need not be CAMEO's: nothing is known of type, quad, goldstein,
  // confidence.
  bool is_by_dictionary = false;
};

// "verbal cooperation", ... by the codebook's table; `none` counts as verbal cooperation.
std::string_view quad(EventType type);

}  // namespace tabard
