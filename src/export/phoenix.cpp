// The Phoenix file: 26 columns, tabs, no header, one row a dyad.
#include <fmt/format.h>

#include "export/cameo_actor.h"
#include "export/formats.h"
#include "export/tab_row.h"
#include "io/dyads.h"

namespace tabard {
namespace {

// Phoenix's PentaClass by CAMEO root: statements and appeals are neutral, 09 (investigate) and 16 (reduce relations) verbal
// conflict, 14 (protest) material conflict. -1 where the code is not CAMEO's.
int penta_class(std::string_view cameo) {
  static constexpr int classes[21] = {-1, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 3, 4, 4, 4, 4};
  return classes[cameo_root(cameo)];
}

class PhoenixExporter : public Exporter {
 public:
  Outcome add(std::string& out, const StoredEvent& stored, const EventRecord& event) override {
    const std::string day = day_of(stored, event);
    if (day.empty()) return Outcome::undated;
    const auto pairs = dyads(event);
    for (size_t i = 0; i < pairs.size(); ++i) {
      TabRow row(out);
      row.cell(fmt::format("{}_v{}", dyad_key(stored, i), stored.program));
      row.cell(without_dashes(day)).cell(day.substr(0, 4)).cell(day.substr(5, 2)).cell(day.substr(8, 2));
      actor(row, pairs[i].source);
      actor(row, pairs[i].target);
      const int penta = penta_class(event.cameo);
      row.cell(event.cameo)
          .cell(penta < 0 ? event.cameo : event.cameo.substr(0, 2))
          .cell(penta < 0 ? "" : std::to_string(penta));
      row.cell(decimal(event.goldstein)).cell("");
      const auto& location = event.location;
      const auto at = location ? location->coordinates : std::nullopt;
      row.cell(at ? decimal(at->lat) : "").cell(at ? decimal(at->lon) : "");
      const bool is_region = location && location->precision == "region";
      row.cell(location ? location->name : "").cell(is_region ? location->name : "").cell(location ? location->country : "");
      row.cell(fmt::format("{}_{}", stored.document, event.sentence)).cell(stored.url).cell(stored.source).end();
    }
    return Outcome::written;
  }

 private:
  // Whole, country or group, role, what else there is.
  static void actor(TabRow& row, const EventRecord::Party* party) {
    const CameoActor actor = cameo_actor(party);
    std::string further;
    for (size_t i = 1; i < actor.types.size(); ++i) further += (further.empty() ? "" : ";") + actor.types[i];
    row.cell(actor.code).cell(actor.group.empty() ? actor.country : actor.group);
    row.cell(actor.types.empty() ? "" : actor.types.front()).cell(further);
  }
};

}  // namespace

std::unique_ptr<Exporter> make_phoenix(const ExportTables&) {
  return std::make_unique<PhoenixExporter>();
}

}  // namespace tabard
