#include "syntax/tree_words.h"

#include <algorithm>

namespace tabard {

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

bool has_child(const std::vector<Token>& tokens, uint32_t first, uint32_t end, uint32_t head, Deprel relation) {
  for (uint32_t i = first; i < end; ++i)
    if (tokens[i].head == static_cast<int32_t>(head) && tokens[i].deprel == relation) return true;
  return false;
}

bool is_nominal(Upos upos) {
  return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::NUM;
}

bool is_finite(const Token& token) {
  return token.upos == Upos::VERB && token.xpos != "VB" && token.xpos != "VBG" && token.xpos != "VBN";
}

}  // namespace tabard
