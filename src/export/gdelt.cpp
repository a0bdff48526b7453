// GDELT 2.0 events: 61 columns, tabs, no header, one row a dyad. What tabard does not know stays empty: tone, places of the
// actors, codes of provinces.
#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "export/cameo_actor.h"
#include "export/formats.h"
#include "export/gdelt_event.h"
#include "export/tab_row.h"
#include "io/dyads.h"

namespace tabard {
namespace {

constexpr uint32_t sentences_of_the_lead = 2;

// Small letters stand a fixed way behind their capitals: 32 in ASCII, Latin-1, Greek and Cyrillic, one in the further Latin, 80
// for the Cyrillic of other languages than Russian.
char32_t capital(char32_t c) {
  for (const char32_t distance : {32u, 1u, 80u})
    if (c > distance && to_lower(c - distance) == c) return c - distance;
  return c;
}

std::string upper(std::string_view name) {
  std::string text;
  for (size_t at = 0; at < name.size();) append_code_point(text, capital(next_code_point(name, at)));
  return text;
}

// Whole, or without what is missing: "04" has no base code of three digits but itself.
std::string_view first(std::string_view cameo, size_t digits) {
  return is_cameo_form(cameo) ? cameo.substr(0, digits) : cameo;
}

// "2024.2055": months of thirty days, as GDELT counts.
std::string fraction_date(std::string_view day) {
  const int month = std::stoi(std::string(day.substr(5, 2))), of_month = std::stoi(std::string(day.substr(8, 2)));
  return fmt::format("{:.4f}", std::stod(std::string(day.substr(0, 4))) + (month * 30 + of_month) / 365.0);
}

class GdeltExporter : public Exporter {
 public:
  explicit GdeltExporter(const ExportTables& tables) : tables_(tables) {}

  Outcome add(std::string& out, const StoredEvent& stored, const EventRecord& event) override {
    const std::string day = day_of(stored, event);
    if (day.empty()) return Outcome::undated;
    const std::string digits = without_dashes(day);
    const std::string added = without_dashes(stored.document_date.empty() ? std::string_view(day) : stored.document_date);
    const auto pairs = dyads(event);
    for (size_t i = 0; i < pairs.size(); ++i) {
      TabRow row(out);
      row.cell(dyad_key(stored, i)).cell(digits).cell(digits.substr(0, 6)).cell(digits.substr(0, 4)).cell(fraction_date(day));
      actor(row, pairs[i].source);
      actor(row, pairs[i].target);
      row.cell(event.sentence < sentences_of_the_lead ? 1 : 0);
      row.cell(event.cameo).cell(first(event.cameo, 3)).cell(first(event.cameo, 2));
      row.cell(gdelt_quad_class(event.cameo)).cell(decimal(event.goldstein));
      const int64_t own = static_cast<int64_t>(event.mentions.size()) + 1;
      row.cell(std::max(own, stored.mentions)).cell(stored.sources).cell(stored.reports).cell("");
      no_place(row);  // where the actors are
      no_place(row);
      place(row, event.location);
      row.cell(added + "000000").cell(stored.url.empty() ? stored.document : stored.url).end();
    }
    return Outcome::written;
  }

 private:
  static void actor(TabRow& row, const EventRecord::Party* party) {
    const CameoActor actor = cameo_actor(party);
    row.cell(actor.code).cell(party != nullptr ? upper(party->name) : "").cell(actor.country).cell(actor.group).empty(3);
    for (size_t i = 0; i < 3; ++i) row.cell(i < actor.types.size() ? actor.types[i] : "");
  }

  static void no_place(TabRow& row) { row.cell(0).empty(7); }

  void place(TabRow& row, const std::optional<EventRecord::Location>& location) {
    const CountryNames& country = tables_.country(location ? location->country : "");
    if (!location || country.fips.empty()) return no_place(row);
    const bool is_country = location->precision == "country", is_american = location->country == "USA";
    const bool is_region = location->precision == "region";
    const int type = is_country ? 1 : is_region ? (is_american ? 2 : 5) : (is_american ? 3 : 4);
    row.cell(type).cell(is_country ? location->name : fmt::format("{}, {}", location->name, country.name));
    row.cell(country.fips).cell(is_country ? country.fips : country.fips + "00").cell("");  // 00: somewhere in the country
    const auto& at = location->coordinates;
    row.cell(at ? decimal(at->lat) : "").cell(at ? decimal(at->lon) : "").cell(is_country ? country.fips : "");
  }

  const ExportTables& tables_;
};

}  // namespace

int gdelt_quad_class(std::string_view cameo) {
  const int root = cameo_root(cameo);
  if (root == 0) return 0;
  return root <= 5 ? 1 : root <= 9 ? 2 : root <= 14 ? 3 : 4;
}

std::unique_ptr<Exporter> make_gdelt(const ExportTables& tables) {
  return std::make_unique<GdeltExporter>(tables);
}

}  // namespace tabard
