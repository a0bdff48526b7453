#pragma once
// EventQuery: which events of a store, and what to count. `tabard query` and `tabard export` say what its fields mean.
//
//   EventQuery query;
//   query.who = {"RUS"};  // also RUSGOV
//   TRY_VOID(each_event(store, query, [](const StoredEvent& event) { print(event.json); return true; }));
//   TRY_VOID(count_events(store, query, {CountKey::month, CountKey::type}, use));

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "core/event.h"
#include "store/store.h"

namespace tabard {

// Degrees; west > east crosses the date line.
struct Box {
  double west = 0, south = 0, east = 0, north = 0;
};

// Each list is an "or", all of them together an "and"; an empty list says nothing.
struct EventQuery {
  // Codes or names: "RUS" (also "RUSGOV"), "RUSGOV", "REB" (anybody of that sector), "Shoigu" (part of a name).
  std::vector<std::string> who, whom, either;
  std::vector<std::string> types;  // "CONSULT", "none", or the beginning of a CAMEO code, "04"
  std::vector<std::string> quads;
  std::vector<std::string> rules;      // "events/consult.rules" or "events/consult.rules:42"
  std::vector<std::string> countries;  // where it took place: "FIN"
  std::vector<std::string> places;     // "Helsinki"
  std::optional<Box> box;
  std::optional<Day> from, to;  // the event's first day
  std::vector<std::string> statuses;
  std::vector<std::string> speakers;            // part of a name, a code, or "none": what reports assert themselves
  std::vector<std::string> stories, incidents;  // ids; who is alone has that of the document, of the event
  bool is_one_a_day = false;                    // of events of one day, actors, recipients and CAMEO code the first
  std::string text;                             // words of the sentence: see WordQuery
  std::optional<int64_t> limit;
};

// One event and what its document says of itself. Views hold until the next one.
struct StoredEvent {
  int64_t event = 0;  // key
  std::string_view json;
  std::string_view document, document_date, title, url, source, lang;
  int64_t document_key = 0, document_length = 0;  // code points
  std::string_view program;                       // version of tabard that coded it
  std::string_view story, incident;               // ids as EventQuery takes them
  int64_t story_document = 0;                     // key of the story's first document
  // What the incident sums up; an event that is alone sums up itself, but for `mentions`, which is 0: its own.
  int64_t mentions = 0, sources = 1, reports = 1;
};

enum class CountKey : uint8_t {
  day,
  week,
  month,
  year,
  actor,
  actor_name,
  actor_country,
  recipient,
  recipient_name,
  recipient_country,
  type,
  mode,
  cameo,
  root,
  quad,
  status,
  country,
  place,
  source,
  attribution,
  rule,
  story,
  incident,
};

// What is counted: an incident counts once in each group it has events in.
enum class Counted : bool { events, incidents };

inline constexpr std::array<std::string_view, 23> count_key_names = {
    "day",        "week",          "month",     "year",           "actor",
    "actor_name", "actor_country", "recipient", "recipient_name", "recipient_country",
    "type",       "mode",          "cameo",     "root",           "quad",
    "status",     "country",       "place",     "source",         "attribution",
    "rule",       "story",         "incident"};

constexpr std::string_view to_string(CountKey key) {
  return count_key_names[static_cast<size_t>(key)];
}
std::optional<CountKey> parse_count_key(std::string_view word);

// Events in the order of their documents. `use` gives false to stop.
Result<void> each_event(Store& store, const EventQuery& query, const std::function<bool(const StoredEvent&)>& use);

// Counts by the values of `keys`, "" where an event has none; sorted by those values. An event of two actors counts for each of
// them.
Result<void> count_events(Store& store, const EventQuery& query, const std::vector<CountKey>& keys, Counted counted,
                          const std::function<bool(const std::vector<std::string>& values, int64_t events)>& use);

}  // namespace tabard
