// The POLECAT file: 40 columns, tabs, header, one row for each actor and recipient as PLOVER sees them (the visitor is the
// actor).
#include <fmt/format.h>

#include <algorithm>

#include "export/formats.h"
#include "export/tab_row.h"
#include "io/dyads.h"

namespace tabard {
namespace {

constexpr std::string_view header =
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor Country\tActor COW\t"
    "Primary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor ID\tRecipient Name\tRecipient Country\t"
    "Recipient COW\tPrimary Recipient Sector\tRecipient Sectors\tRecipient Title\tRecipient Name Raw\tWikipedia Recipient ID\t"
    "Placename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\tGeoNames ID\tRaw Placename\tFeature Type\tSource\t"
    "Publication Date\tStory People\tStory Organizations\tStory Locations\tLanguage\tVersion\n";

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ";") + word;
  return all;
}

// PLOVER's own classes, in capitals.
std::string quad_code(std::string quad) {
  std::transform(quad.begin(), quad.end(), quad.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return quad;
}

class PolecatExporter : public Exporter {
 public:
  explicit PolecatExporter(const ExportTables& tables) : tables_(tables) {}

  void begin(std::string& out) override { out += header; }

  Outcome add(std::string& out, const StoredEvent& stored, const EventRecord& event) override {
    if (event.type.empty()) return Outcome::outside;  // PLOVER has no category for plain statements
    const std::string day = day_of(stored, event);
    if (day.empty()) return Outcome::undated;
    const auto pairs = dyads(event, Ontology::plover);
    for (size_t i = 0; i < pairs.size(); ++i) {
      TabRow row(out);
      row.cell(i == 0 ? event.id : fmt::format("{}-{}", event.id, i)).cell(day).cell(event.type).cell(event.mode);
      row.cell(decimal(event.goldstein)).cell(quad_code(event.quad)).cell(joined(event.contexts));
      party(row, pairs[i].source);
      party(row, pairs[i].target);
      place(row, event.location);
      row.cell(stored.source).cell(stored.document_date).empty(3).cell(stored.lang);
      row.cell(fmt::format("tabard {}", stored.program)).end();
    }
    return Outcome::written;
  }

 private:
  void party(TabRow& row, const EventRecord::Party* party) {
    if (party == nullptr) {
      row.empty(8);
      return;
    }
    row.cell(party->name).cell(party->country).cell(tables_.country(party->country).cow);
    row.cell(party->sectors.empty() ? "" : party->sectors.front()).cell(joined(party->sectors)).cell("");
    const auto& quote = party->quote ? party->quote : party->antecedent;
    row.cell(quote ? quote->text : "").cell("");
  }

  void place(TabRow& row, const std::optional<EventRecord::Location>& location) {
    if (!location) {
      row.empty(10);
      return;
    }
    const auto level = [&location](std::string_view precision) {
      return location->precision == precision ? std::string_view(location->name) : std::string_view();
    };
    row.cell(location->name).cell(level("city")).cell(level("district")).cell(level("region"));
    row.cell(tables_.country(location->country).name);
    const auto& at = location->coordinates;
    row.cell(at ? decimal(at->lat) : "").cell(at ? decimal(at->lon) : "").cell("");
    const auto& quote = location->quote ? location->quote : location->antecedent;
    row.cell(quote ? quote->text : "").cell(location->precision);
  }

  const ExportTables& tables_;
};

}  // namespace

std::unique_ptr<Exporter> make_polecat(const ExportTables& tables) {
  return std::make_unique<PolecatExporter>(tables);
}

}  // namespace tabard
