#pragma once
// Toponym: words of a report that name a place, before it is known which one. Internal to places/.

#include <cstdint>
#include <span>
#include <vector>

#include "core/reading.h"
#include "places/place_index.h"

namespace tabard {

struct Toponym {
  uint32_t first = 0, end = 0;                 // tokens
  Span span;                                   // the name alone: "Paris" of the token "Paris-based"
  std::span<const PlaceIndex::Entry> entries;  // every place it may be; never empty
  bool is_after_preposition = false;           // "in Mobile"
  bool is_named_place = false;                 // the tagger holds it for the name of a place
};

// The longest names of places, left to right, that the words around them do not make the names of persons or organizations.
// "Paris Hilton flew to Paris" holds one.
std::vector<Toponym> find_toponyms(const Reading& reading, const PlaceIndex& index);

}  // namespace tabard
