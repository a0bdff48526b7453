// Events as CSV or TSV, one row a dyad; columns in the order of CONTRACT.md.
//
// Codes are quoted so that spreadsheets that keep quoted cells as text keep the zero of "042". A cell of the report's own words
// that a spreadsheet would take for a formula gets an apostrophe before it.
#include <fmt/format.h>

#include "io/dyads.h"
#include "io/writers.h"

namespace tabard {
namespace {

class Row {
 public:
  Row(std::string& out, char separator) : out_(out), separator_(separator) {}

  // A cell that tabard made: numbers, dates, codes of closed lists.
  void cell(std::string_view value) {
    begin();
    write(value, value.find_first_of("\"\r\n") != std::string_view::npos || value.find(separator_) != std::string_view::npos);
  }
  void code(std::string_view value) {
    begin();
    write(value, true);
  }
  // A cell with words from outside.
  void words(std::string_view value) {
    std::string plain;
    for (const char c : value) {
      const bool is_blank = c == '\t' || c == '\n' || c == '\r' || c == ' ';
      if (!is_blank || !plain.ends_with(' ')) plain += is_blank ? ' ' : c;
    }
    if (!plain.empty() && std::string_view("=+-@").find(plain[0]) != std::string_view::npos) plain.insert(0, 1, '\'');
    cell(plain);
  }
  void end() { out_ += '\n'; }

 private:
  void begin() {
    if (!is_first_) out_ += separator_;
    is_first_ = false;
  }
  void write(std::string_view value, bool is_quoted) {
    if (!is_quoted) {
      out_ += value;
      return;
    }
    out_ += '"';
    for (const char c : value) {
      if (c == '"') out_ += '"';
      out_ += c;
    }
    out_ += '"';
  }

  std::string& out_;
  char separator_;
  bool is_first_ = true;
};

// "Reuters; official media", outermost first.
std::string speakers(const Event& event) {
  std::string names;
  for (const Speaker& speaker : event.attribution) {
    if (!names.empty()) names += "; ";
    names += speaker.party.actor.name;
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

void write_event_rows(std::string& out, const Reading& reading, std::span<const Event> events, const ShowOrigin& show,
                      char separator) {
  for (const Event& event : events) {
    const Place* place =
        event.place && event.place->place >= 0 ? &reading.places[static_cast<size_t>(event.place->place)] : nullptr;
    for (const Dyad& dyad : dyads(event)) {
      Row row(out, separator);
      row.cell(event.id);
      row.words(reading.document->id);
      row.cell(event.date ? to_iso(event.date->range.from) : "");
      row.cell(event.date ? to_iso(event.date->range.to) : "");
      for (const Party* party : {dyad.source, dyad.target}) {
        row.code(party ? party->actor.code() : "");
        row.words(party ? party->actor.name : "");
      }
      row.cell(to_string(event.type));
      row.cell(event.mode);
      row.code(event.cameo);
      row.cell(event.is_by_dictionary ? "" : quad(event.type));
      row.cell(event.is_by_dictionary ? "" : fmt::format("{}", event.goldstein));
      row.cell(to_string(event.status));
      row.cell(place ? place->country : "");
      row.cell(place && place->is_located ? fmt::format("{}", place->lat) : "");
      row.cell(place && place->is_located ? fmt::format("{}", place->lon) : "");
      row.words(speakers(event));
      row.cell(show(event.rule));
      row.words(reading.sentences[event.sentence].span.in(reading.text()));
      row.end();
    }
  }
}

}  // namespace tabard
