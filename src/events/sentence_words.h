#pragma once
// SentenceWords: the words of one sentence in all the ways in which a rule may write them, made ready once, since hundreds of
// conditions ask of each whether it is among theirs.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/reading.h"
#include "events/grammar.h"
#include "lexicon/rule_words.h"

namespace tabard {

// Remembers what it was asked, so it belongs to one thread.
class SentenceWords {
 public:
  SentenceWords(const Grammar& grammar, const Sentence& sentence);

  // Whether the token is one of the lemmas, or the last word of one whose other words stand right before it ("round table").
  bool is_one_of(uint32_t token, const RuleWords& words) const;

  // Whether some token may be one of the lemmas. Few that are not pass, and most rules can be told to fail by this alone.
  bool may_have(const RuleWords& words) const;

 private:
  static constexpr uint32_t marks = 1024;

  struct Spelling {
    std::string text;
    uint32_t hash = 0;  // RuleWords::hash_of
  };
  // As lemma, as it stands, in small letters, with what hyphens join to it ("sit-in"); each once.
  using Spellings = std::vector<Spelling>;

  static Spellings spell(const Grammar& grammar, uint32_t token);
  bool stands_before(uint32_t token, std::string_view phrase) const;

  uint32_t first_;
  std::vector<Spellings> words_;
  std::array<uint64_t, marks / 64> marked_{};  // by hash of each spelling
  mutable std::unordered_map<const RuleWords*, bool> may_have_class_;
};

}  // namespace tabard
