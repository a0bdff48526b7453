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
  bool is_given = false;             // by a user's own dictionary, which has codes of its own: `country` holds the whole code

  std::string code() const {
    std::string joined = country;
    for (const std::string& sector : sectors) joined += sector;
    return joined;
  }
  // Nothing is known but, perhaps, a name: no party in the sense of the codebook.
  bool is_uncoded() const { return country.empty() && sectors.empty(); }
};

}  // namespace tabard
