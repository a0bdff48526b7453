#include "syntax/tree_repair.h"

#include <algorithm>

namespace tabard {
namespace {

// Leftmost and rightmost token below `head`, itself among them.
std::pair<uint32_t, uint32_t> reach(const std::vector<Token>& tokens, uint32_t first, uint32_t end, uint32_t head) {
  uint32_t left = head, right = head;
  for (uint32_t i = first; i < end; ++i) {
    int32_t at = static_cast<int32_t>(i);
    for (uint32_t step = 0; at >= 0 && step < end - first; ++step) {
      if (static_cast<uint32_t>(at) == head) {
        left = std::min(left, i);
        right = std::max(right, i);
        break;
      }
      at = tokens[static_cast<uint32_t>(at)].head;
    }
  }
  return {left, right};
}

bool is_single(Deprel relation) {
  return relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::obj;
}

}  // namespace

void repair_tree(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  for (uint32_t later = first + 1; later < end; ++later) {
    Token& name = tokens[later];
    if (name.upos != Upos::PROPN || !is_single(name.deprel)) continue;
    for (uint32_t earlier = first; earlier < later; ++earlier) {
      Token& title = tokens[earlier];
      if (title.head != name.head || title.deprel != name.deprel) continue;
      if (title.upos != Upos::NOUN && title.upos != Upos::PROPN) continue;
      const uint32_t start = reach(tokens, first, end, later).first;
      if (reach(tokens, first, end, earlier).second + 1 != start || start == first) continue;
      const Upos between = tokens[start - 1].upos, opening = tokens[start].upos;
      if (between == Upos::PUNCT || between == Upos::CCONJ || opening == Upos::CCONJ || opening == Upos::PUNCT) {
        name.head = static_cast<int32_t>(earlier);  // "Norway, Sweden": a list
        name.deprel = Deprel::conj;
        break;
      }
      title.head = static_cast<int32_t>(later);
      title.deprel = Deprel::nmod_desc;
    }
  }
}

}  // namespace tabard
