// Events for people at a terminal: a heading a document, one line an event. No contract: it may look better tomorrow.
//
//   visit-1, 2023-07-27: 3 events
//   DATE        ACTORS                  EVENT               RECIPIENTS       PLACE      SAID BY
//   2023-07-25  Sergei Shoigu RUSGOVMIL CONSULT visit 042   PRKGOV           Pyongyang  Reuters
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "io/writers.h"

namespace tabard {
namespace {

bool begins_code_point(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

// `text` on one line, cut to `width` code points ("…" at the cut) or filled up with blanks.
std::string fitted(std::string_view text, size_t width) {
  std::string line;
  size_t count = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (begins_code_point(text[i])) {
      if (count == width) {
        while (!begins_code_point(line.back())) line.pop_back();
        line.pop_back();
        return line + "…";
      }
      ++count;
    }
    line += static_cast<unsigned char>(text[i]) < 0x20 || text[i] == 0x7F ? ' ' : text[i];
  }
  return line + std::string(width - count, ' ');
}

std::string parties(const std::vector<EventRecord::Party>& parties) {
  std::string all;
  for (const EventRecord::Party& party : parties) {
    if (!all.empty()) all += ", ";
    all += party.code.empty() ? party.name : party.code;
    if (!party.code.empty() && party.kind != Kind::country && !party.name.empty()) all += " " + party.name;
  }
  return all.empty() ? "-" : all;
}

std::string what(const EventRecord& event) {
  if (event.is_by_dictionary()) return event.cameo;
  std::string text = event.type.empty() ? "(statement)" : event.type;
  if (!event.mode.empty()) text += " " + event.mode;
  text += " " + event.cameo;
  if (event.status != to_string(Status::actual)) text += fmt::format(" ({})", event.status);
  return text;
}

std::string days(const DayRange& range) {
  return range.from == range.to ? to_iso(range.from) : fmt::format("{}/{}", to_iso(range.from), to_iso(range.to));
}

std::string speakers(const EventRecord& event) {
  std::string names;
  for (const EventRecord::Party& speaker : event.attribution) {
    if (!names.empty()) names += " < ";
    names += speaker.name;
  }
  return names;
}

struct Columns {
  // Date, actors, event, recipients, place, said by: their widths, together with the gaps no more than `width`.
  explicit Columns(size_t width) {
    constexpr std::array<size_t, 6> weights = {0, 26, 22, 22, 14, 16};
    constexpr size_t date_width = 10, gaps = 2 * 5;
    const size_t left = std::max<size_t>(width, 60) - date_width - gaps;
    widths[0] = date_width;
    for (size_t i = 1; i < widths.size(); ++i) widths[i] = left * weights[i] / 100;
  }

  void line(std::string& out, const std::array<std::string, 6>& cells) const {
    for (size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out += "  ";
      out += fitted(cells[i], widths[i]);
    }
    while (out.ends_with(' ')) out.pop_back();
    out += '\n';
  }

  std::array<size_t, 6> widths;
};

}  // namespace

std::string event_table_header(size_t width) {
  std::string line;
  Columns(width).line(line, {"DATE", "ACTORS", "EVENT", "RECIPIENTS", "PLACE", "SAID BY"});
  return line;
}

void write_event_table_row(std::string& out, const EventRecord& event, size_t width) {
  Columns(width).line(out, {event.date ? event.date->from : "-", parties(event.actors), what(event), parties(event.recipients),
                            event.location ? event.location->name : "-", speakers(event)});
}

void write_events_table(std::string& out, const Reading& reading, std::span<const Event> events, size_t width) {
  std::string heading = reading.document->id;
  if (reading.report_date.range) heading += ", " + days(*reading.report_date.range);
  if (reading.report_date.source == ReportDate::Source::content) heading += " (by its content)";
  heading += events.size() == 1 ? ": 1 event" : fmt::format(": {} events", events.size());
  std::string heading_line = fitted(heading, std::max<size_t>(width, 60));
  while (heading_line.ends_with(' ')) heading_line.pop_back();
  out += heading_line + "\n";
  if (!events.empty()) out += event_table_header(width);
  const ShowOrigin no_origin = [](Origin) { return std::string(); };  // a table shows no rules
  const RecordMaker maker(reading, no_origin);
  for (const Event& event : events) write_event_table_row(out, maker.make(event), width);
  out += '\n';
}

}  // namespace tabard
