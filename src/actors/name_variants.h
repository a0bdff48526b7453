#pragma once
// Whether two proper names in one report can mean the same one: "Sergei Shoigu", "Shoigu", "Shigu"; "S. Lavrov"; "UDF".

#include <span>
#include <string>
#include <string_view>

namespace tabard {

using NameWords = std::span<const std::string>;

enum class NameMatch : uint8_t { none, spelling, part, exact };

// Folded words without titles. `exact`: the same words. `part`: a surname, given name or initials with the surname. `spelling`:
// as `part`, with a surname that is misspelled or transliterated another way.
NameMatch match_person_names(NameWords name, NameWords known);

// "uefa" for "union of european football associations"; the shorter name's words in order inside the longer one's.
NameMatch match_body_names(NameWords name, NameWords known);

}  // namespace tabard
