#pragma once
// PhraseTrie: phrases of words to lists of numbers, for longest-match lookup.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tabard {

class PhraseTrie {
 public:
  static constexpr uint32_t root = 0, none = UINT32_MAX;

  // Makes room for about so many words and phrases.
  void reserve(size_t size) {
    words_.reserve(size);
    edges_.reserve(size);
    values_.reserve(size);
  }

  // Files `value` under `words`. One phrase may bear several values; they stay in order of filing.
  void add(std::span<const std::string> words, uint32_t value);

  // The node that `word` leads to from `node`, or `none`.
  uint32_t step(uint32_t node, std::string_view word) const;

  const std::vector<uint32_t>& values(uint32_t node) const { return values_[node]; }

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::unordered_map<std::string, uint32_t, Hash, std::equal_to<>> words_;
  std::unordered_map<uint64_t, uint32_t> edges_;  // node << 32 | word -> node
  std::vector<std::vector<uint32_t>> values_ = std::vector<std::vector<uint32_t>>(1);
};

}  // namespace tabard
