#pragma once
// Actor: who somebody is in the codebook's terms. CODEBOOK.md, section Actors.

#include <string>
#include <vector>

#include "core/kind.h"
#include "core/origin.h"

namespace tabard {

// "the Russian defence minister" in July 2023: name "Sergei Shoigu", kind person, country "RUS", sectors GOV MIL, code
// "RUSGOVMIL".
struct Actor {
  std::string name;  // canonical: without title, usual English form; a plain description where there is no proper name
  Kind kind = Kind::unknown;
  std::string country;               // ISO 3166-1 alpha-3, or UNO EUR IGO NGO MNC ISM IMG; "" if unknown
  std::vector<std::string> sectors;  // PLOVER sector codes, most specific role first
  Origin origin;                     // the lexicon row that decided, if one did
  std::string given_code;            // by a user's own dictionaries, which have code systems of their own; "" otherwise

  std::string code() const {
    if (!given_code.empty()) return given_code;
    std::string joined = country;
    for (const std::string& sector : sectors) joined += sector;
    return joined;
  }
  // Nothing is known but, perhaps, a name: no party in the sense of the codebook.
  bool is_uncoded() const { return country.empty() && sectors.empty() && given_code.empty(); }
};

}  // namespace tabard
