#pragma once
// How far two spellings are apart. Works on bytes: callers compare folded words.

#include <cstddef>
#include <string_view>

namespace tabard {

// Insertions, deletions, replacements and exchanges of neighbours that turn `a` into `b`; `limit` + 1 where it takes more.
size_t edit_distance(std::string_view a, std::string_view b, size_t limit);

// "dehli", "delhi": two neighbours exchanged, nothing else.
bool is_transposed(std::string_view a, std::string_view b);

}  // namespace tabard
