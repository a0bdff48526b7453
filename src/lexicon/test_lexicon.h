#pragma once
// What the lexicon's tests share: closed lists small enough to read, and faults as text.

#include <algorithm>
#include <string>
#include <vector>

#include "lexicon/codes.h"
#include "lexicon/faults.h"

namespace tabard {

inline Codes small_codes() {
  Codes codes;
  codes.cameo = {{"010", {"Make statement", 0, std::nullopt, ""}},
                 {"034", {"Express intent to reform", 7, EventType::CONCEDE, ""}},
                 {"040", {"Consult", 1, EventType::CONSULT, ""}},
                 {"042", {"Make a visit", 1.9, EventType::CONSULT, "visit"}},
                 {"046", {"Engage in negotiation", 7, EventType::CONSULT, ""}},
                 {"116", {"Find guilty", -2, EventType::SANCTION, "convict"}}};
  codes.sectors = {"GOV", "MIL", "COP", "REB"};
  codes.countries = {"NOR", "FIN", "PER", "UNO"};
  codes.contexts = {"military", "diplomatic"};
  codes.modes[static_cast<size_t>(EventType::CONSULT)] = {"visit", "phone"};
  return codes;
}

// "19: '42' is no CAMEO code ..." for each fault.
inline std::vector<std::string> texts_of(const Faults& faults) {
  std::vector<std::string> texts;
  for (const Error& error : faults.errors()) texts.push_back(std::to_string(error.line) + ": " + error.text);
  return texts;
}

// Is there a fault at `line` that says `part`?
inline bool has_fault(const Faults& faults, uint32_t line, std::string_view part) {
  return std::any_of(faults.errors().begin(), faults.errors().end(),
                     [&](const Error& error) { return error.line == line && error.text.find(part) != std::string::npos; });
}

}  // namespace tabard
