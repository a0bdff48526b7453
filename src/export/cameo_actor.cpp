#include "export/cameo_actor.h"

#include <algorithm>

namespace tabard {
namespace {

// What stands in the country's place but is a type of actor in CAMEO. (ISM is PLOVER's, and the nearest.)
constexpr std::string_view international[] = {"IGO", "NGO", "MNC", "ISM", "IMG"};

std::string cameo_type(const std::string& sector) {
  return sector == "JRN" ? "MED" : sector;
}

}  // namespace

CameoActor cameo_actor(const EventRecord::Party* party) {
  CameoActor actor;
  if (party == nullptr) return actor;
  const bool is_type = std::find(std::begin(international), std::end(international), party->country) != std::end(international);
  if (party->country == "UNO") {
    actor.group = "UNO";
    actor.types = {"IGO"};
  } else if (is_type) {
    actor.types = {party->country};
  } else {
    actor.country = party->country;
  }
  for (const std::string& sector : party->sectors) actor.types.push_back(cameo_type(sector));
  if (party->country.empty() && party->sectors.empty()) {
    actor.code = party->code;
    return actor;
  }
  actor.code = party->country;
  for (const std::string& sector : party->sectors) actor.code += cameo_type(sector);
  return actor;
}

}  // namespace tabard
