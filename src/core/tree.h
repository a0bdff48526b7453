#pragma once
// Tree: the dependents of every token, made once a document from the heads. Rules, mentions and attribution all walk it.
//
// for (uint32_t child : tree.children(verb)) if (tokens[child].deprel == Deprel::nsubj) ...
// Children come in text order. A sentence that continues another hangs its root into that one, so children may lie in another
// sentence.

#include <cstdint>
#include <span>
#include <vector>

#include "core/reading.h"

namespace tabard {

class Tree {
 public:
  Tree() = default;
  explicit Tree(const std::vector<Token>& tokens);

  std::span<const uint32_t> children(uint32_t token) const {
    return {children_.data() + first_[token], first_[token + 1] - first_[token]};
  }

 private:
  std::vector<uint32_t> first_;  // token -> index into children_; one more entry than tokens
  std::vector<uint32_t> children_;
};

}  // namespace tabard
