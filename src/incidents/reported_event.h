#pragma once
// ReportedEvent: what one report says of one happening, as far as other reports of it can be known by that.
//
// It holds no reference to the report, so it can be kept while reports go by.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/event.h"
#include "core/reading.h"

namespace tabard {

// A number of people or things in the event's sentence: {12, "dead"}, {30, "wounded"}, {40, "boat"}.
struct ReportedNumber {
  double value = 0;
  std::string kind;  // "dead", "wounded", "arrested" by the verb or adjective beside it; else the lemma of what is counted
};

struct ReportedParty {
  std::string code, country;
  std::string name;  // of a person or organization that is named; "" for descriptions
};

struct ReportedPlace {
  std::string name, country;
  bool is_located = false, is_exact = false;  // is_exact: a town or a point, no region or country
  double lat = 0, lon = 0;
};

struct ReportedEvent {
  std::string id, doc, source;
  uint64_t story = 0;  // of Stories; 0 where nobody asked
  EventType type = EventType::none;
  std::string mode, cameo;
  Status status = Status::actual;
  std::vector<ReportedParty> actors, recipients;
  std::optional<DayRange> date;
  bool is_date_told = false;     // false: the day of publication stands for it
  std::optional<Day> published;  // when the report came
  std::optional<ReportedPlace> place;
  std::vector<ReportedNumber> numbers;
  std::string trigger;            // lemma
  std::vector<uint32_t> words;    // hashes of the content words of the event's sentence, sorted
  std::vector<uint32_t> context;  // and of the names in the whole report
  uint32_t mentions = 1;          // of the happening in this report
};

// Pure: any thread.
ReportedEvent make_reported_event(const Reading& reading, const Event& event, uint64_t story);

// Puts hashes in the place of what words of the report are in it: the trigger and the things that are counted. Comparisons come
// out the same.
void hide_words(ReportedEvent& event);
// Whether a kind of ReportedNumber is one that hide_words() left.
bool is_hidden(std::string_view kind);

// For keeping, so that a later run can go on without the texts.
std::string to_bytes(const ReportedEvent& event);
// Nothing where the bytes are none of ours, or of another version.
std::optional<ReportedEvent> reported_event_from_bytes(std::string_view bytes);

}  // namespace tabard
