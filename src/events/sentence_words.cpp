#include "events/sentence_words.h"

#include <algorithm>

#include "base/utf8.h"

namespace tabard {

SentenceWords::SentenceWords(const Grammar& grammar, const Sentence& sentence) : first_(sentence.first) {
  words_.reserve(sentence.end - sentence.first);
  for (uint32_t token = sentence.first; token < sentence.end; ++token) {
    words_.push_back(spell(grammar, token));
    for (const Spelling& each : words_.back()) marked_[each.hash % marks / 64] |= uint64_t{1} << each.hash % 64;
  }
}

SentenceWords::Spellings SentenceWords::spell(const Grammar& grammar, uint32_t index) {
  const Token& token = grammar.token(index);
  Spellings written;
  const auto add = [&](std::string text) {
    const auto is_same = [&](const Spelling& other) { return other.text == text; };
    if (text.empty() || std::any_of(written.begin(), written.end(), is_same)) return;
    const uint32_t hash = RuleWords::hash_of(text);
    written.push_back({std::move(text), hash});
  };
  add(std::string(token.lemma));
  add(std::string(token.form));
  const auto is_small_ascii = [](char c) { return c >= 'a' && c <= 'z'; };
  if (!std::all_of(token.lemma.begin(), token.lemma.end(), is_small_ascii) && !grammar.is_in_time(index))
    add(to_lower(token.lemma));
  const bool is_joined = !token.space_after || (index > 0 && !grammar.token(index - 1).space_after);
  if (is_joined) add(grammar.hyphened(index));
  return written;
}

bool SentenceWords::is_one_of(uint32_t token, const RuleWords& words) const {
  if (token < first_ || token - first_ >= words_.size()) return false;
  const Spellings& spellings = words_[token - first_];
  return std::any_of(spellings.begin(), spellings.end(), [&](const Spelling& last) {
    return words.any_ending_in(last.text, last.hash, [&](std::string_view before) { return stands_before(token, before); });
  });
}

bool SentenceWords::may_have(const RuleWords& words) const {
  const auto is_marked = [&](uint32_t hash) { return (marked_[hash % marks / 64] >> hash % 64 & 1) != 0; };
  if (std::any_of(words.hashes().begin(), words.hashes().end(), is_marked)) return true;
  return std::any_of(words.classes().begin(), words.classes().end(), [&](const auto& each) {
    const auto known = may_have_class_.find(each.get());
    return known != may_have_class_.end() ? known->second : may_have_class_.emplace(each.get(), may_have(*each)).first->second;
  });
}

bool SentenceWords::stands_before(uint32_t token, std::string_view phrase) const {
  while (!phrase.empty()) {
    if (token-- == first_) return false;
    const size_t blank = phrase.rfind(' ');
    const std::string_view word = phrase.substr(blank + 1);  // npos + 1 is 0
    const Spellings& spellings = words_[token - first_];
    if (std::none_of(spellings.begin(), spellings.end(), [&](const Spelling& each) { return each.text == word; })) return false;
    phrase = blank == std::string_view::npos ? std::string_view() : phrase.substr(0, blank);
  }
  return true;
}

}  // namespace tabard
