#include "export/export_tables.h"

namespace tabard {

ExportTables::ExportTables(const Lexicon& lexicon) {
  for (const Table::Row* row : lexicon.rows("codes/countries.tsv"))  // the first row of a code is the state
    countries_.try_emplace(std::string((*row)["code"]), CountryNames{std::string((*row)["name"]), {}, {}, {}, {}});
  for (const Table::Row* row : lexicon.rows("codes/country_codes.tsv")) {
    CountryNames& country = countries_[std::string((*row)["code"])];
    country.fips = (*row)["fips"];
    country.iso = (*row)["iso"];
    country.cow = (*row)["cow"];
    country.region = (*row)["region"];
  }
  for (const auto& [code, cameo] : lexicon.codes().cameo) cameo_names_.emplace(code, cameo.name);
}

const CountryNames& ExportTables::country(std::string_view code) const {
  static const CountryNames none;
  const auto found = countries_.find(code);
  return found == countries_.end() ? none : found->second;
}

std::string_view ExportTables::cameo_name(std::string_view cameo) const {
  const auto found = cameo_names_.find(cameo);
  return found == cameo_names_.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace tabard
