#pragma once
// Exporter: stored events as a file of another project. One .cpp a format; formats.h lists them.
//
//   auto exporter = find_format("gdelt")->make(tables);
//   exporter->begin(out);
//   each_event(store, query, [&](const StoredEvent& event) { exporter->add(out, event, record); ... });
//   exporter->end(out);

#include <cstdint>
#include <string>

#include "export/export_tables.h"
#include "io/event_record.h"
#include "store/event_query.h"

namespace tabard {

class Exporter {
 public:
  enum class Outcome : uint8_t {
    written,
    undated,    // the format wants a day; neither the event nor its report has one
    unlocated,  // the format wants a place
    outside,    // the format has no such events
  };

  virtual ~Exporter() = default;
  virtual void begin(std::string&) {}
  // Appends the event's lines to `out`, if it has a place in this format.
  virtual Outcome add(std::string& out, const StoredEvent& stored, const EventRecord& event) = 0;
  virtual void end(std::string&) {}
};

// The event's first day, else the day its report appeared, else "".
std::string day_of(const StoredEvent& stored, const EventRecord& event);

// "20240314" of "2024-03-14".
std::string without_dashes(std::string_view day);

// The two digits that a CAMEO code begins with; 0 where it is none.
int cameo_root(std::string_view cameo);

// A number that is the event's own in its store, and a dyad's own among the event's: formats with a row a dyad want a key.
int64_t dyad_key(const StoredEvent& stored, size_t dyad);

// Shortest form that reads back the same; "" for nothing.
std::string decimal(std::optional<double> number);

// "Reuters; official media", outermost first.
std::string speakers(const EventRecord& event);

}  // namespace tabard
