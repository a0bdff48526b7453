#pragma once
// What sorts of sectors and country codes there are. CODEBOOK.md, section Actors.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/actor.h"

namespace tabard {

// Somebody with an office or a command: when it is over he is ELI, and his kin are.
inline bool is_official(const std::vector<std::string>& sectors) {
  for (const std::string_view sector : {"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "OPP"})
    if (std::find(sectors.begin(), sectors.end(), sector) != sectors.end()) return true;
  return false;
}

// Codes in the country place that stand for no state but may give way to one: "the Colombian Red Cross" is COL.
inline bool is_stateless(std::string_view country) {
  return country == "NGO" || country == "MNC" || country == "ISM" || country == "IMG";
}

inline bool is_international(std::string_view country) {
  return country == "UNO" || country == "EUR" || country == "IGO" || is_stateless(country);
}

// A paper, station or agency: it passes on what others say and do.
inline bool is_outlet(const Actor& actor) {
  return actor.kind == Kind::organization &&
         std::find(actor.sectors.begin(), actor.sectors.end(), "JRN") != actor.sectors.end();
}

// Adds what is not there yet, GOV left out: a body of the state is told by its own sector first ("a government newspaper":
// JRN).
inline void add_sectors(const std::vector<std::string>& more, std::vector<std::string>& sectors) {
  for (const std::string& sector : more)
    if (sector != "GOV" && std::find(sectors.begin(), sectors.end(), sector) == sectors.end()) sectors.push_back(sector);
}

}  // namespace tabard
