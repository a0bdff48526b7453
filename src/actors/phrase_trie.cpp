#include "actors/phrase_trie.h"

#include <algorithm>

namespace tabard {

void PhraseTrie::add(std::span<const std::string> words, uint32_t value) {
  if (words.empty()) return;
  uint32_t node = root;
  for (const std::string& word : words) {
    const uint32_t id = words_.try_emplace(word, static_cast<uint32_t>(words_.size())).first->second;
    const auto [edge, is_new] = edges_.try_emplace(uint64_t{node} << 32 | id, static_cast<uint32_t>(values_.size()));
    node = edge->second;
    if (is_new) values_.emplace_back();
  }
  std::vector<uint32_t>& values = values_[node];
  if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
}

uint32_t PhraseTrie::step(uint32_t node, std::string_view word) const {
  const auto id = words_.find(word);
  if (id == words_.end()) return none;
  const auto edge = edges_.find(uint64_t{node} << 32 | id->second);
  return edge == edges_.end() ? none : edge->second;
}

}  // namespace tabard
