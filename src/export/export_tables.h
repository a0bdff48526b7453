#pragma once
// ExportTables: what other projects call countries and codes, from the lexicon. Immutable.

#include <map>
#include <string>
#include <string_view>

#include "lexicon/lexicon.h"

namespace tabard {

struct CountryNames {
  std::string name;                    // "Finland"
  std::string fips, iso, cow, region;  // "FI", "246", "375", "Europe"; "" where there is none
};

class ExportTables {
 public:
  explicit ExportTables(const Lexicon& lexicon);

  // By ISO alpha-3 code; one without names for what is no state.
  const CountryNames& country(std::string_view code) const;
  // "Make statement"; "" for no CAMEO code.
  std::string_view cameo_name(std::string_view cameo) const;

 private:
  std::map<std::string, CountryNames, std::less<>> countries_;
  std::map<std::string, std::string, std::less<>> cameo_names_;
};

}  // namespace tabard
