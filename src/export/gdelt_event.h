#pragma once
// What GDELT's two tables share.

#include "export/exporter.h"

namespace tabard {

// GDELT's QuadClass by CAMEO root: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. Its
// cuts are not PLOVER's: 09 (investigate) is material cooperation, 14 (protest) verbal conflict, 16 (reduce relations) material
// conflict. 0 where the code is not CAMEO's.
int gdelt_quad_class(std::string_view cameo);

}  // namespace tabard
