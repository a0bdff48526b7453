#pragma once
// What a run of words looks like by itself: its words, what the tables say of them, their shape, what stands before and behind,
// and the tree around the head. Each feature is a hash; the model has a row of weights for it.
//
// tools/train_names.cpp learns from these very functions, so there is nothing to keep in step.

#include <string_view>
#include <vector>

#include "names/name_runs.h"
#include "names/name_words.h"

namespace tabard {

// The feature of that name; the feature of that name with a value.
constexpr uint32_t feature(std::string_view name) {
  uint32_t hash = 2166136261u;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}
constexpr uint32_t feature(uint32_t name, uint64_t value) {
  const uint64_t mixed = (value ^ (uint64_t{name} << 32 | name)) * 0x9E3779B97F4A7C15u;
  return static_cast<uint32_t>(mixed >> 32) ^ static_cast<uint32_t>(mixed >> 8);
}
constexpr uint32_t feature(std::string_view name, uint64_t value) {
  return feature(feature(name), value);
}

// Replaces `features` by those of the run.
void find_features(const NameWords& words, const NameRun& run, std::vector<uint32_t>& features);

}  // namespace tabard
