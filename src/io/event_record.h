#pragma once
// EventRecord: an event as it leaves the program: CONTRACT.md's JSON object as a plain struct, offsets in code points, words
// copied. Unlike an Event it needs no Reading, so it can be stored, read back and exported.
//
//   RecordMaker maker(reading, show);
//   for (const Event& event : events) write_event_json(out, maker.make(event), Why::no);

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/event.h"
#include "core/reading.h"
#include "io/code_points.h"

namespace tabard {

// An Origin as users read it, "events/consult.rules:42"; "" for none. Lexicon::show.
using ShowOrigin = std::function<std::string(Origin)>;

struct EventRecord {
  // Words of the document. `text` is "" where the words may not be kept; the offsets then stay.
  struct Quote {
    std::string text;
    CodePointSpan span;
    friend bool operator==(const Quote&, const Quote&) = default;
  };
  // An actor, recipient or speaker. Speakers have a cue, and neither kind, country nor sectors.
  struct Party {
    std::optional<Quote> quote;       // nothing: not named in the event's sentence
    std::optional<Quote> antecedent;  // then: where else, if anywhere
    std::string name, country, code;
    Kind kind = Kind::unknown;
    std::vector<std::string> sectors;
    std::string cue;
  };
  struct Coordinates {
    double lat = 0, lon = 0;
    friend bool operator==(const Coordinates&, const Coordinates&) = default;
  };
  struct Location {
    std::optional<Quote> quote, antecedent;
    std::string name, country, precision;
    std::optional<Coordinates> coordinates;
  };
  struct Date {
    std::optional<Quote> quote;
    std::string from, to;  // ISO days
  };
  struct Mention {
    uint32_t sentence = 0;
    Quote trigger;
  };
  struct Why {
    std::string field, origin, text;
  };

  std::string id, document;
  uint32_t sentence = 0;
  std::string text;        // of the sentence
  std::string type, mode;  // "" for null
  std::vector<std::string> contexts;
  std::string cameo;
  std::string quad;  // "" for events coded with a user's dictionaries
  std::optional<double> goldstein;
  std::string status;
  Quote trigger;
  std::vector<Party> actors, recipients;
  std::optional<Location> location;
  std::optional<Date> date;
  std::vector<Party> attribution;  // outermost first
  std::optional<double> confidence;
  std::string rule;
  std::vector<Mention> mentions;
  std::vector<Why> why;

  // Coded with dictionaries whose codes need not be CAMEO's.
  bool is_by_dictionary() const { return quad.empty(); }
};

// Makes the records of one document's events; views `reading` and `show`.
class RecordMaker {
 public:
  RecordMaker(const Reading& reading, const ShowOrigin& show) : reading_(reading), show_(show), index_(reading.text()) {}

  EventRecord make(const Event& event) const;
  const CodePointIndex& index() const { return index_; }

 private:
  EventRecord::Quote quote(Span span) const;
  std::optional<EventRecord::Quote> quote(const std::optional<Span>& span) const;
  EventRecord::Party party(const Party& party) const;
  EventRecord::Party speaker(const Speaker& speaker) const;

  const Reading& reading_;
  const ShowOrigin& show_;
  CodePointIndex index_;
};

// Takes all words of the document out of the record; canonical names stay.
void drop_words(EventRecord& record);

}  // namespace tabard
