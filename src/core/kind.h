#pragma once
// What sort of thing a name or a party is; spelled as the contract spells it.

#include <cstdint>
#include <string_view>

namespace tabard {

enum class Kind : uint8_t { unknown, person, organization, country, place, group };

constexpr std::string_view to_string(Kind kind) {
  switch (kind) {
    case Kind::person: return "person";
    case Kind::organization: return "organization";
    case Kind::country: return "country";
    case Kind::place: return "place";
    case Kind::group: return "group";
    case Kind::unknown: break;
  }
  return "unknown";
}

constexpr Kind parse_kind(std::string_view word) {
  for (const Kind kind : {Kind::person, Kind::organization, Kind::country, Kind::place, Kind::group})
    if (word == to_string(kind)) return kind;
  return Kind::unknown;
}

}  // namespace tabard
