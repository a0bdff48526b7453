#pragma once
// From arc scores to a tree: every token takes its best head, one of them the root, and cycles are cut where it costs least.
//
// A maximum spanning tree would be at most a tenth of a point better and takes cubic time; this is linear but for the rare
// cycles.

#include <cstdint>
#include <span>
#include <vector>

namespace tabard {

// `scores` has n rows of `stride` columns: column 0 is the root, column j + 1 the token j. Writes the head of each token, -1
// for the root; exactly one token is the root and no token is its own ancestor. n >= 1.
void choose_heads(const float* scores, uint32_t stride, std::span<int32_t> heads);

}  // namespace tabard
