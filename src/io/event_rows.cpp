// Events as CSV or TSV, one row a dyad; columns in the order of CONTRACT.md.
#include <fmt/format.h>

#include "io/csv_row.h"
#include "io/dyads.h"
#include "io/writers.h"

namespace tabard {
namespace {

// "Reuters; official media", outermost first.
std::string speakers(const EventRecord& event) {
  std::string names;
  for (const EventRecord::Party& speaker : event.attribution) {
    if (!names.empty()) names += "; ";
    names += speaker.name;
  }
  return names;
}

}  // namespace

std::string event_rows_header(char separator) {
  std::string header =
      "id,doc,date_from,date_to,source,source_name,target,target_name,event,mode,cameo,quad,goldstein,status,country,lat,lon,"
      "attribution,rule,text\n";
  for (char& c : header)
    if (c == ',') c = separator;
  return header;
}

void write_event_row(std::string& out, const EventRecord& event, char separator) {
  const auto& place = event.location;
  const auto degrees = [](double number) { return fmt::format("{}", number); };
  for (const Dyad& dyad : dyads(event)) {
    CsvRow row(out, separator);
    row.cell(event.id);
    row.words(event.document);
    row.cell(event.date ? event.date->from : "");
    row.cell(event.date ? event.date->to : "");
    for (const EventRecord::Party* party : {dyad.source, dyad.target}) {
      row.code(party ? party->code : "");
      row.words(party ? party->name : "");
    }
    row.cell(event.type);
    row.cell(event.mode);
    row.code(event.cameo);
    row.cell(event.quad);
    row.cell(event.goldstein ? fmt::format("{}", *event.goldstein) : "");
    row.cell(event.status);
    row.cell(place ? place->country : "");
    row.cell(place && place->coordinates ? degrees(place->coordinates->lat) : "");
    row.cell(place && place->coordinates ? degrees(place->coordinates->lon) : "");
    row.words(speakers(event));
    row.cell(event.rule);
    row.words(event.text);
    row.end();
  }
}

void write_event_rows(std::string& out, const Reading& reading, std::span<const Event> events, const ShowOrigin& show,
                      char separator) {
  if (events.empty()) return;
  const RecordMaker maker(reading, show);
  for (const Event& event : events) write_event_row(out, maker.make(event), separator);
}

}  // namespace tabard
