#pragma once
// Plurals and spelling variants of role nouns, made when the index is built so that lookups need no stemming.

#include <string>
#include <string_view>
#include <vector>

namespace tabard {

// "policeman" -> "policemen"; "member of parliament" -> "members of parliament"; "defence ministry" -> "defence ministries".
// [] for what has none ("police") or is one already.
std::vector<std::string> plurals(std::string_view phrase);

// The phrase itself and, where British and American spelling differ, the other one: "defence minister", "defense minister".
std::vector<std::string> spellings(std::string_view phrase);

}  // namespace tabard
