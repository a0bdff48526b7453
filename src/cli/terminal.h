#pragma once
// The terminal behind standard output.

#include <cstddef>

namespace tabard {

// Columns; a usual number where it is none.
size_t terminal_width();

}  // namespace tabard
