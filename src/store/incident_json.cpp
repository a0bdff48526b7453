#include "store/incident_json.h"

#include "io/json_text.h"

namespace tabard {
namespace {

void append_counts(std::string& out, std::string_view key, const std::map<std::string, size_t>& counts) {
  append_json_key(out, key);
  out += '{';
  for (const auto& [text, count] : counts) {
    append_json_key(out, text);
    append_json_number(out, static_cast<double>(count));
  }
  out += '}';
}

}  // namespace

void append_spread(std::string& out, const Incident& incident) {
  append_counts(out, "dates", incident.dates);
  append_counts(out, "places", incident.places);
  append_json_key(out, "numbers");
  out += '{';
  for (const auto& [kind, spread] : incident.numbers) {
    append_json_key(out, kind);
    out += '{';
    append_json_key(out, "least");
    append_json_number(out, spread.least);
    append_json_key(out, "most");
    append_json_number(out, spread.most);
    append_json_key(out, "last");
    append_json_number(out, spread.last);
    out += '}';
  }
  out += '}';
}

}  // namespace tabard
