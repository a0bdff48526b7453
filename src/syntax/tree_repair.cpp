#include "syntax/tree_repair.h"

#include <algorithm>

#include "syntax/noun_repairs.h"
#include "syntax/verb_repairs.h"

namespace tabard {
namespace {

// "China slams US": no pronoun, unless all is in capitals.
void repair_states(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto has_lower = [&](const Token& token) { return std::any_of(token.form.begin(), token.form.end(), is_lower); };
  if (std::none_of(tokens.begin() + first, tokens.begin() + end, has_lower)) return;
  for (uint32_t i = first; i < end; ++i) {
    Token& token = tokens[i];
    if (token.form != "US" || token.upos != Upos::PRON) continue;
    token.upos = Upos::PROPN;
    token.xpos = "NNP";
    token.feats = "Number=Sing";
    token.lemma = "US";
  }
}

}  // namespace

void repair_tree(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  repair_states(tokens, first, end);
  repair_verbs(tokens, first, end);
  repair_nouns(tokens, first, end);
}

}  // namespace tabard
