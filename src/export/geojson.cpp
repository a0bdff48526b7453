// GeoJSON: a point an event, for those whose place is known.
#include "export/formats.h"
#include "io/json_text.h"

namespace tabard {
namespace {

std::string codes(const std::vector<EventRecord::Party>& parties) {
  std::string all;
  for (const EventRecord::Party& party : parties)
    all += (all.empty() ? "" : "; ") + (party.code.empty() ? party.name : party.code);
  return all;
}

class GeojsonExporter : public Exporter {
 public:
  void begin(std::string& out) override { out += "{\"type\":\"FeatureCollection\",\"features\":["; }

  Outcome add(std::string& out, const StoredEvent& stored, const EventRecord& event) override {
    if (!event.location || !event.location->coordinates) return Outcome::unlocated;
    std::string json = is_first_ ? "\n{" : ",\n{";
    is_first_ = false;
    json += "\"type\":\"Feature\"";
    append_json_field(json, "id", event.id);
    json += ",\"geometry\":{\"type\":\"Point\",\"coordinates\":[";  // longitude first
    append_json_number(json, event.location->coordinates->lon);
    json += ',';
    append_json_number(json, event.location->coordinates->lat);
    json += "]},\"properties\":{";
    append_json_field(json, "doc", event.document);
    append_json_field(json, "date", day_of(stored, event));
    append_json_field(json, "event", event.type);
    append_json_field(json, "mode", event.mode);
    append_json_field(json, "cameo", event.cameo);
    append_json_field(json, "quad", event.quad);
    append_json_field(json, "status", event.status);
    append_json_field(json, "actors", codes(event.actors));
    append_json_field(json, "recipients", codes(event.recipients));
    append_json_field(json, "place", event.location->name);
    append_json_field(json, "country", event.location->country);
    append_json_field(json, "precision", event.location->precision);
    append_json_field(json, "attribution", speakers(event));
    append_json_field(json, "text", event.text);
    append_json_field(json, "url", stored.url);
    out += json + "}}";
    return Outcome::written;
  }

  void end(std::string& out) override { out += "\n]}\n"; }

 private:
  bool is_first_ = true;
};

}  // namespace

std::unique_ptr<Exporter> make_geojson(const ExportTables&) {
  return std::make_unique<GeojsonExporter>();
}

}  // namespace tabard
