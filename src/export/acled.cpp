// ACLED's CSV: 31 columns, header, one row an event. Only what ACLED counts; deaths are not tabard's to know, so the cell is
// empty.
#include <fmt/format.h>

#include <algorithm>

#include "export/acled_kind.h"
#include "export/formats.h"
#include "io/csv_row.h"

namespace tabard {
namespace {

constexpr std::string_view header =
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,"
    "assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,"
    "geo_precision,source,source_scale,notes,fatalities,tags,timestamp\n";

// 1 the very day, 2 within a week, 3 longer.
int time_precision(const EventRecord& event) {
  if (!event.date) return 2;  // the day of the report
  const auto from = parse_day(event.date->from), to = parse_day(event.date->to);
  if (!from || !to) return 3;
  const auto days = (*to - *from).count();
  return days == 0 ? 1 : days < 7 ? 2 : 3;
}

int geo_precision(std::string_view precision) {
  return precision == "city" || precision == "point" ? 1 : precision == "district" ? 2 : 3;
}

const EventRecord::Party* first(const std::vector<EventRecord::Party>& parties) {
  return parties.empty() ? nullptr : &parties.front();
}

class AcledExporter : public Exporter {
 public:
  explicit AcledExporter(const ExportTables& tables) : tables_(tables) {}

  void begin(std::string& out) override { out += header; }

  Outcome add(std::string& out, const StoredEvent& stored, const EventRecord& event) override {
    const auto kind = acled_kind(event);
    if (!kind) return Outcome::outside;
    const std::string day = day_of(stored, event);
    if (day.empty()) return Outcome::undated;
    if (!event.location || event.location->country.empty()) return Outcome::unlocated;
    const EventRecord::Location& place = *event.location;
    const CountryNames& country = tables_.country(place.country);
    const int inter1 = acled_inter(first(event.actors), event, true),
              inter2 = acled_inter(first(event.recipients), event, false);
    CsvRow row(out, ',');
    row.cell(fmt::format("{}{}", place.country, stored.event));
    row.cell(day);
    row.cell(day.substr(0, 4));
    row.cell(fmt::format("{}", time_precision(event)));
    row.cell(kind->disorder);
    row.cell(kind->event);
    row.cell(kind->sub_event);
    parties(row, event.actors, inter1);
    parties(row, event.recipients, inter2);
    row.cell(fmt::format("{}", interaction(inter1, inter2)));
    row.cell(kind->disorder == "Political violence" && inter2 == 7 ? "Civilian targeting" : "");
    row.cell(country.iso);
    row.cell(country.region);
    row.words(country.name);
    row.words(place.precision == "region" ? place.name : "");
    row.words(place.precision == "district" ? place.name : "");
    row.cell("");
    row.words(place.name);
    row.cell(place.coordinates ? decimal(place.coordinates->lat) : "");
    row.cell(place.coordinates ? decimal(place.coordinates->lon) : "");
    row.cell(fmt::format("{}", geo_precision(place.precision)));
    row.words(stored.source);
    row.cell("");
    row.words(event.text);
    row.cell("");
    row.cell("");
    const auto published = parse_day(stored.document_date);
    row.cell(published ? fmt::format("{}", std::chrono::sys_seconds(*published).time_since_epoch().count()) : "");
    row.end();
    return Outcome::written;
  }

 private:
  // The first one, those beside it, what they are.
  void parties(CsvRow& row, const std::vector<EventRecord::Party>& all, int inter) const {
    std::string beside;
    for (size_t i = 1; i < all.size(); ++i) beside += (beside.empty() ? "" : "; ") + shown(all[i]);
    row.words(all.empty() ? "" : shown(all.front()));
    row.words(beside);
    row.cell(fmt::format("{}", inter));
  }

  std::string shown(const EventRecord::Party& party) const {
    const std::string& country = tables_.country(party.country).name;
    return country.empty() || country == party.name ? party.name : fmt::format("{} ({})", party.name, country);
  }

  // Both digits, the lower first; a party alone counts tens.
  static int interaction(int one, int other) {
    if (one == 0 || other == 0) return 10 * std::max(one, other);
    return 10 * std::min(one, other) + std::max(one, other);
  }

  const ExportTables& tables_;
};

}  // namespace

std::unique_ptr<Exporter> make_acled(const ExportTables& tables) {
  return std::make_unique<AcledExporter>(tables);
}

}  // namespace tabard
