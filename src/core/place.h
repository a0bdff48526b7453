#pragma once
// Place: a toponym in the text and where on earth it is.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/origin.h"
#include "core/span.h"

namespace tabard {

struct Place {
  enum class Precision : uint8_t { point, city, district, region, country, larger };

  Span span;
  uint32_t first = 0, end = 0;  // tokens [first, end)
  std::string name;             // usual English form
  std::string country;          // ISO 3166-1 alpha-3; "" for seas, continents and what nobody knows
  double lat = 0, lon = 0;      // decimal degrees, WGS 84
  bool is_located = false;      // false: lat and lon are not known
  Precision precision = Precision::city;
  Origin origin;
};

constexpr std::string_view to_string(Place::Precision precision) {
  switch (precision) {
    case Place::Precision::point: return "point";
    case Place::Precision::city: return "city";
    case Place::Precision::district: return "district";
    case Place::Precision::region: return "region";
    case Place::Precision::country: return "country";
    case Place::Precision::larger: break;
  }
  return "larger";
}

}  // namespace tabard
