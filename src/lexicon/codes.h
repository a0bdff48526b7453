#pragma once
// Codes: the closed lists of lexicon/codes/, against which every other file is checked.

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "core/event.h"

namespace tabard {

struct CameoCode {
  std::string name;
  double goldstein = 0;
  std::optional<EventType> event;  // PLOVER's; nothing for CAMEO 01
  std::string mode;
};

using WordSet = std::set<std::string, std::less<>>;

struct Codes {
  std::map<std::string, CameoCode, std::less<>> cameo;
  WordSet sectors;                                     // "GOV"
  WordSet countries;                                   // ISO alpha-3, and UNO EUR IGO NGO MNC ISM IMG
  WordSet contexts;                                    // "human_rights"
  std::array<WordSet, event_type_names.size()> modes;  // by event

  bool is_mode(EventType event, std::string_view mode) const { return modes[static_cast<size_t>(event)].contains(mode); }
};

// Two to four digits that begin with 01 to 20. Not whether the table has it.
bool is_cameo_form(std::string_view code);

// May an event of this type bear that code? PLOVER's own conversion table is not enough: CODING-NOTES.md, section Category,
// lets CONCEDE bear 03 and 08, SANCTION 116, ASSAULT 145 ("crowd-control 175"), ... The same table stands in
// tools/build_gold.py.
bool may_bear(EventType event, std::string_view cameo);

// "GOV", "CHLGOVMIL", "UNO": a country, then sectors; either may be missing.
bool is_actor_code(std::string_view code, const Codes& codes);

}  // namespace tabard
