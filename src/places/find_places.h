#pragma once
// find_places(): the toponyms of a report and which place each one means.
//
// "Protesters marched in Tripoli, Lebanon." holds two, and Tripoli is not the Libyan one. A dateline counts ("KHARTOUM, May
// 3"), nationality words do not ("Sudanese"). Whether something happened there is not said here: "Moscow" in "Moscow warned" is
// a toponym too. A village that no table has, but which the tagger holds for a place ("in Lokori"), is given the country that
// the report is about and the coordinates of the place named next to it, with precision `region` or `country` and no origin.

#include <cstdint>
#include <vector>

#include "core/reading.h"
#include "places/place_index.h"

namespace tabard {

// In text order, without overlaps. Reads sentences, tokens and names; works on bare tokens too, less well.
std::vector<Place> find_places(const Reading& reading, const PlaceIndex& index);

// The first of `reading.places` within the tokens [first, end); null if there is none. The pointer lives as long as that
// vector.
const Place* place_at(const Reading& reading, uint32_t first, uint32_t end);

}  // namespace tabard
