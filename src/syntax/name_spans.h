#pragma once
// Names from the tagger's per-word labels: "O", or "B" or "I" with a kind ("Bperson"): B begins a name, I goes on in it.

#include <span>
#include <string_view>
#include <vector>

#include "core/mention.h"
#include "core/token.h"

namespace tabard {

// Appends the names of a run of tokens that begins at token `first`. An I without a name before it begins one; where the labels
// of one name differ in kind, its first wins.
void append_names(std::span<const std::string_view> labels, uint32_t first, std::vector<Name>& names);

// Names grow by the proper nouns beside them that the tree makes one with them: where the labels found "Skopje" of "New Skopje
// Bank" and "New" and "Bank" are proper nouns joined to it by `compound`, `flat` or `amod`, the name is the whole. Titles
// (`nmod:desc`) stay outside, and so does what belongs to another name. For the names of `names` from index `from` on, which
// lie in tokens [first, end).
void grow_names(const std::vector<Token>& tokens, uint32_t first, uint32_t end, size_t from, std::vector<Name>& names);

}  // namespace tabard
