#pragma once
// What the network sees of a word: its letters, prefixes, suffixes and shape, each hashed to a row of an embedding table.
// tools/train_reader.py computes the same; a test compares the two.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace tabard {

struct WordFeatures {
  // First 2 and 4 letters, last 2, 3 and 5 letters, shape; lower-cased with digits as 0, but for the shape.
  static constexpr std::array<std::string_view, 6> names = {"pre2", "pre4", "suf2", "suf3", "suf5", "shape"};

  std::string word;                             // lower-cased, digits as 0: looked up in the model's vocabulary
  std::array<uint32_t, names.size()> hashes{};  // the row is the hash modulo the table's rows
};

// "Minsk" -> word "minsk", hashes of pre2=mi pre4=mins suf2=sk suf3=nsk suf5=minsk shape=Xxx
WordFeatures word_features(std::string_view form);

}  // namespace tabard
