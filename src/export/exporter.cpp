#include "export/exporter.h"

#include <fmt/format.h>

namespace tabard {

std::string day_of(const StoredEvent& stored, const EventRecord& event) {
  return event.date ? event.date->from : std::string(stored.document_date);
}

std::string without_dashes(std::string_view day) {
  std::string digits(day);
  std::erase(digits, '-');
  return digits;
}

int cameo_root(std::string_view cameo) {
  return is_cameo_form(cameo) ? (cameo[0] - '0') * 10 + (cameo[1] - '0') : 0;
}

int64_t dyad_key(const StoredEvent& stored, size_t dyad) {
  constexpr int64_t most_dyads = 10'000;
  return stored.event * most_dyads + static_cast<int64_t>(dyad);
}

std::string decimal(std::optional<double> number) {
  return number ? fmt::format("{}", *number) : "";
}

std::string speakers(const EventRecord& event) {
  std::string names;
  for (const EventRecord::Party& speaker : event.attribution) {
    if (!names.empty()) names += "; ";
    names += speaker.name;
  }
  return names;
}

}  // namespace tabard
