#include "core/tree.h"

namespace tabard {

Tree::Tree(const std::vector<Token>& tokens) : first_(tokens.size() + 1, 0) {
  for (const Token& token : tokens)
    if (token.head >= 0) ++first_[static_cast<uint32_t>(token.head) + 1];
  for (size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  children_.resize(first_.back());
  std::vector<uint32_t> next(first_.begin(), first_.end() - 1);
  for (uint32_t i = 0; i < tokens.size(); ++i)
    if (tokens[i].head >= 0) children_[next[static_cast<uint32_t>(tokens[i].head)]++] = i;
}

}  // namespace tabard
