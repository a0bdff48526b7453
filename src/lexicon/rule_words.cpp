#include "lexicon/rule_words.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <iterator>

namespace tabard {

RuleWords::RuleWords(std::vector<RuleWord> words, Classes classes) : own_(std::move(words)), classes_(std::move(classes)) {
  const auto is_lemma = [](const RuleWord& word) { return word.what == RuleWord::What::lemma; };
  std::copy_if(own_.begin(), own_.end(), std::back_inserter(kinds_), std::not_fn(is_lemma));
  if (const size_t lemmas = own_.size() - kinds_.size(); lemmas > 0) slots_.resize(std::bit_ceil(2 * lemmas));
  for (uint32_t index = 0; index < own_.size(); ++index) {
    if (!is_lemma(own_[index])) continue;
    const std::string_view word = own_[index].word;
    const std::string_view last = word.substr(word.rfind(' ') + 1);  // npos + 1 is 0
    const uint32_t hash = hash_of(last);
    size_t at = hash & (slots_.size() - 1);
    while (slots_[at].index != no_word) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = {hash, index};
    hashes_.push_back(hash);
  }
  for (const auto& each : classes_) kinds_.insert(kinds_.end(), each->kinds_.begin(), each->kinds_.end());
}

size_t RuleWords::size() const {
  size_t size = own_.size();
  for (const auto& each : classes_) size += each->size();
  return size;
}

const RuleWord& RuleWords::operator[](size_t index) const {
  if (index < own_.size()) return own_[index];
  index -= own_.size();
  auto each = classes_.begin();
  while (index >= (*each)->size()) index -= (*each++)->size();
  return (**each)[index];
}

}  // namespace tabard
