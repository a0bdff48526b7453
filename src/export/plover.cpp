// PLOVER's own JSON of 2024, an event a line, actors and recipients as lists.
#include "export/formats.h"
#include "io/json_text.h"

namespace tabard {
namespace {

// PLOVER's classes: 4 for SANCTION, as its gold records have it.
int quad_code(std::string_view quad) {
  return quad == "verbal cooperation" ? 1 : quad == "material cooperation" ? 2 : quad == "verbal conflict" ? 3 : 4;
}

// 5 below a city, 4 a city, 3 a district, 2 a province, 1 a country.
int resolution(std::string_view precision) {
  return precision == "point" ? 5 : precision == "city" ? 4 : precision == "district" ? 3 : precision == "region" ? 2 : 1;
}

void number(std::string& out, std::string_view key, int64_t value) {
  append_json_key(out, key);
  out += std::to_string(value);
}

void strings(std::string& out, std::string_view key, const std::vector<std::string>& words) {
  append_json_key(out, key);
  out += '[';
  for (const std::string& word : words) {
    if (&word != &words.front()) out += ',';
    append_json_string(out, word);
  }
  out += ']';
}

void field_if_any(std::string& out, std::string_view key, std::string_view text) {
  if (!text.empty()) append_json_field(out, key, text);
}

void entities(std::string& out, std::string_view key, const std::vector<EventRecord::Party>& parties) {
  append_json_key(out, key);
  out += '[';
  for (const EventRecord::Party& party : parties) {
    out += &party == &parties.front() ? "{" : ",{";
    std::string sectors;
    for (const std::string& sector : party.sectors) sectors += (sectors.empty() ? "" : ";") + sector;
    append_json_field(out, "code", party.country.empty() && party.sectors.empty() ? party.code : party.country);
    append_json_field(out, "sector", sectors);
    const auto& quote = party.quote ? party.quote : party.antecedent;
    append_json_field(out, "entity_text", quote && !quote->text.empty() ? quote->text : party.name);
    field_if_any(out, "identifier_text", party.name);
    out += '}';
  }
  out += ']';
}

class PloverExporter : public Exporter {
 public:
  explicit PloverExporter(const ExportTables& tables) : tables_(tables) {}

  Outcome add(std::string& out, const StoredEvent& stored, const EventRecord& event) override {
    if (event.type.empty()) return Outcome::outside;
    const std::string day = day_of(stored, event);
    if (day.empty()) return Outcome::undated;
    std::string json = "{";
    append_json_field(json, "id", event.id);
    json += ",\"has_event\":true";
    append_json_field(json, "date", day);
    if (event.date && event.date->to != event.date->from) append_json_field(json, "enddate", event.date->to);
    entities(json, "actor", event.actors);
    entities(json, "recipient", event.recipients);
    strings(json, "event", {event.type});
    std::vector<std::string> modes;
    if (!event.mode.empty()) modes.push_back(event.mode);
    if (event.status != "actual") modes.push_back(event.status);  // PLOVER's auxiliary modes
    strings(json, "mode", modes);
    strings(json, "context", event.contexts);
    number(json, "quad_code", quad_code(event.quad));
    if (event.goldstein) {
      append_json_key(json, "event_scale");
      append_json_number(json, *event.goldstein);
    }
    field_if_any(json, "event_text", event.trigger.text);
    if (event.location) place(json, *event.location);
    field_if_any(json, "text", event.text);
    append_json_key(json, "text_info");
    json += '{';
    number(json, "sequence", event.sentence);
    number(json, "start", event.trigger.span.start);
    number(json, "end", event.trigger.span.end);
    json += '}';
    cite(json, stored);
    append_json_field(json, "coder", "tabard " + std::string(stored.program));
    append_json_field(json, "comment", "CAMEO " + event.cameo + ", " + event.rule);
    out += json + "}\n";
    return Outcome::written;
  }

 private:
  void place(std::string& out, const EventRecord::Location& location) {
    append_json_key(out, "event_loc");
    out += '{';
    const auto& quote = location.quote ? location.quote : location.antecedent;
    append_json_field(out, "extracted_place", quote ? quote->text : "");
    append_json_field(out, "resolved_place", location.name);
    if (location.coordinates) {
      append_json_key(out, "lat");
      append_json_number(out, location.coordinates->lat);
      append_json_key(out, "lon");
      append_json_number(out, location.coordinates->lon);
    }
    field_if_any(out, "country", tables_.country(location.country).name);
    field_if_any(out, "country_code", location.country);
    number(out, "resolution", resolution(location.precision));
    out += '}';
  }

  static void cite(std::string& out, const StoredEvent& stored) {
    append_json_key(out, "cite_info");
    out += '{';
    append_json_field(out, "citation", stored.document);
    field_if_any(out, "url", stored.url);
    field_if_any(out, "title", stored.title);
    field_if_any(out, "language", stored.lang);
    field_if_any(out, "publication", stored.source);
    append_json_field(out, "version", stored.program);
    out += '}';
  }

  const ExportTables& tables_;
};

}  // namespace

std::unique_ptr<Exporter> make_plover(const ExportTables& tables) {
  return std::make_unique<PloverExporter>(tables);
}

}  // namespace tabard
