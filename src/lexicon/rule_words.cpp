#include "lexicon/rule_words.h"

#include <algorithm>
#include <functional>
#include <iterator>

namespace tabard {

RuleWords::RuleWords(std::vector<RuleWord> words, Classes classes) : own_(std::move(words)), classes_(std::move(classes)) {
  const auto is_lemma = [](const RuleWord& word) { return word.what == RuleWord::What::lemma; };
  std::copy_if(own_.begin(), own_.end(), std::back_inserter(kinds_), std::not_fn(is_lemma));
  slots_.assign(2 * (own_.size() - kinds_.size()), empty_slot);
  for (uint32_t index = 0; index < own_.size(); ++index) {
    if (!is_lemma(own_[index])) continue;
    const std::string_view word = own_[index].word;
    const std::string_view last = word.substr(word.rfind(' ') + 1);  // npos + 1 is 0
    size_t slot = std::hash<std::string_view>()(last) % slots_.size();
    while (slots_[slot] != empty_slot) slot = (slot + 1) % slots_.size();
    slots_[slot] = index;
    has_hyphen_ = has_hyphen_ || word.find('-') != std::string_view::npos;
  }
  for (const auto& each : classes_) {
    kinds_.insert(kinds_.end(), each->kinds_.begin(), each->kinds_.end());
    has_hyphen_ = has_hyphen_ || each->has_hyphen_;
  }
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
