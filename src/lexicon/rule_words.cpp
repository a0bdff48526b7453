#include "lexicon/rule_words.h"

#include <algorithm>

namespace tabard {

RuleWords::RuleWords(std::vector<RuleWord> words) : all_(std::move(words)) {
  const auto is_lemma = [](const RuleWord& word) { return word.what == RuleWord::What::lemma; };
  std::copy_if(all_.begin(), all_.end(), std::back_inserter(kinds_), std::not_fn(is_lemma));
  slots_.assign(2 * (all_.size() - kinds_.size()), empty_slot);
  for (uint32_t index = 0; index < all_.size(); ++index) {
    if (!is_lemma(all_[index])) continue;
    const std::string_view word = all_[index].word;
    size_t slot = slot_of(word.substr(word.rfind(' ') + 1));  // npos + 1 is 0
    while (slots_[slot] != empty_slot) slot = (slot + 1) % slots_.size();
    slots_[slot] = index;
    has_hyphen_ = has_hyphen_ || word.find('-') != std::string_view::npos;
  }
}

}  // namespace tabard
