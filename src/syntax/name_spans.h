#pragma once
// Names from the tagger's per-word labels: "O", or "B" or "I" with a kind ("Bperson"): B begins a name, I goes on in it.

#include <span>
#include <string_view>
#include <vector>

#include "core/mention.h"

namespace tabard {

// Appends the names of a run of tokens that begins at token `first`. An I without a name before it begins one; where the labels
// of one name differ in kind, its first wins.
void append_names(std::span<const std::string_view> labels, uint32_t first, std::vector<Name>& names);

}  // namespace tabard
