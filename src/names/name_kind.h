#pragma once
// NameKind: what a run may be, and how likely each is.

#include <array>
#include <cstdint>

#include "core/kind.h"

namespace tabard {

enum class NameKind : uint8_t { person, organization, place, none };
inline constexpr size_t name_kinds = 4;

using NameScores = std::array<float, name_kinds>;   // by NameKind, logarithms up to a common summand
using NameChances = std::array<float, name_kinds>;  // by NameKind, sum 1

constexpr Kind to_kind(NameKind kind) {
  constexpr std::array kinds = {Kind::person, Kind::organization, Kind::place, Kind::unknown};
  return kinds[static_cast<size_t>(kind)];
}

// The chances that scores stand for.
NameChances chances_of(const NameScores& scores);

}  // namespace tabard
