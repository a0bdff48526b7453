// The ICEWS event file: 20 columns, tabs, header, no quotes, one row a dyad. Words that are missing read NULL there, numbers
// nothing.
#include <fmt/format.h>

#include <utility>

#include "export/formats.h"
#include "export/tab_row.h"
#include "io/dyads.h"

namespace tabard {
namespace {

constexpr std::string_view header =
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\t"
    "Target Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\t"
    "Longitude\n";

// ICEWS has words where PLOVER has codes.
std::string_view sector_words(std::string_view sector) {
  static constexpr std::pair<std::string_view, std::string_view> words[] = {
      {"GOV", "Government"},
      {"MIL", "Military"},
      {"LEG", "Legislative / Parliamentary"},
      {"JUD", "Judicial"},
      {"COP", "Police"},
      {"SPY", "Intelligence"},
      {"PTY", "Parties"},
      {"OPP", "Opposition Major Party (Out Of Government)"},
      {"REB", "Rebel"},
      {"PRM", "Organized Violent"},
      {"UAF", "Unidentified Forces"},
      {"CRM", "Criminals / Gangs"},
      {"CVL", "General Population / Civilian / Social"},
      {"SOC", "Social"},
      {"BUS", "Business"},
      {"LAB", "Labor"},
      {"AGR", "Agricultural"},
      {"JRN", "Media"},
      {"EDU", "Education"},
      {"REL", "Religious"},
      {"MED", "Medical / Health NGOs"},
      {"REF", "Refugees / Displaced"},
      {"ELI", "Elite"},
  };
  for (const auto& [code, text] : words)
    if (code == sector) return text;
  return sector;
}

std::string_view or_null(std::string_view text) {
  return text.empty() ? "NULL" : text;
}

class IcewsExporter : public Exporter {
 public:
  explicit IcewsExporter(const ExportTables& tables) : tables_(tables) {}

  void begin(std::string& out) override { out += header; }

  Outcome add(std::string& out, const StoredEvent& stored, const EventRecord& event) override {
    const std::string day = day_of(stored, event);
    if (day.empty()) return Outcome::undated;
    const auto pairs = dyads(event);
    const std::string_view name = tables_.cameo_name(event.cameo);
    for (size_t i = 0; i < pairs.size(); ++i) {
      TabRow row(out);
      row.cell(dyad_key(stored, i)).cell(day);
      party(row, pairs[i].source);
      row.cell(or_null(name)).cell(event.cameo).cell(decimal(event.goldstein));
      party(row, pairs[i].target);
      row.cell(stored.story_document).cell(int64_t{event.sentence} + 1).cell(or_null(stored.source));
      place(row, event.location);
      row.end();
    }
    return Outcome::written;
  }

 private:
  void party(TabRow& row, const EventRecord::Party* party) {
    if (party == nullptr) {
      row.cell("NULL").cell("NULL").cell("NULL");
      return;
    }
    const std::string& country = tables_.country(party->country).name;
    std::string sectors;
    for (const std::string& sector : party->sectors)
      sectors += fmt::format("{}{}", sectors.empty() ? "" : ",", sector_words(sector));
    const std::string name = party->name.empty() && !country.empty() ? fmt::format("Citizen ({})", country) : party->name;
    row.cell(or_null(name)).cell(or_null(sectors)).cell(or_null(country));
  }

  void place(TabRow& row, const std::optional<EventRecord::Location>& location) {
    const auto level = [&](std::initializer_list<std::string_view> precisions) {
      for (const std::string_view precision : precisions)
        if (location && location->precision == precision) return std::string_view(location->name);
      return std::string_view("NULL");
    };
    row.cell(level({"city", "point"})).cell(level({"district"})).cell(level({"region"}));
    row.cell(or_null(location ? tables_.country(location->country).name : ""));
    const auto at = location ? location->coordinates : std::nullopt;
    row.cell(at ? decimal(at->lat) : "").cell(at ? decimal(at->lon) : "");
  }

  const ExportTables& tables_;
};

}  // namespace

std::unique_ptr<Exporter> make_icews(const ExportTables& tables) {
  return std::make_unique<IcewsExporter>(tables);
}

}  // namespace tabard
