#pragma once
// RuleWords: the alternatives after a colon in a rule, `object: talk | round table | <country>`, with an index of the plain
// words among them, since a class of words may hold hundreds and is asked of every word of a sentence. All rules that name a
// class share it.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/event.h"

namespace tabard {

// One alternative: a lemma, a kind in angle brackets, a sector, a country, an event, or anything.
struct RuleWord {
  enum class What : uint8_t { lemma, kind, sector, country, event, anything };
  What what = What::lemma;
  // "talk"; "country", "city", "place", "person", "organization", "group", "actor", "people" or "thing"; "MIL"; "UNO"
  std::string word;
  EventType event = EventType::none;  // of What::event
};

// Immutable once made.
class RuleWords {
 public:
  using Classes = std::vector<std::shared_ptr<const RuleWords>>;

  RuleWords() = default;
  RuleWords(std::vector<RuleWord> words, Classes classes = {});

  bool empty() const { return size() == 0; }
  // All alternatives: its own first, then those of each class.
  size_t size() const;
  const RuleWord& operator[](size_t index) const;
  const std::vector<RuleWord>& own() const { return own_; }
  const Classes& classes() const { return classes_; }
  template <typename Use>
  void for_each(Use use) const {
    for (const RuleWord& word : own_) use(word);
    for (const auto& each : classes_) each->for_each(use);
  }

  // Whether some lemma ends in that word and the test holds of what stands before it: of "round table" at "table" that is
  // "round", of "table" "".
  template <typename Test>
  bool any_ending_in(std::string_view last_word, Test test) const {
    return any_ending_in(last_word, hash_of(last_word), test);
  }
  // The same for whoever asks many of one word.
  template <typename Test>
  bool any_ending_in(std::string_view last_word, uint32_t hash, Test test) const {
    if (!slots_.empty())
      for (size_t at = hash & (slots_.size() - 1); slots_[at].index != no_word; at = (at + 1) & (slots_.size() - 1)) {
        if (slots_[at].hash != hash) continue;
        const std::string_view whole = own_[slots_[at].index].word;
        if (!whole.ends_with(last_word)) continue;
        const std::string_view before = whole.substr(0, whole.size() - last_word.size());
        if (before.empty() || (before.back() == ' ' && test(before.substr(0, before.size() - 1)))) return true;
      }
    for (const auto& each : classes_)
      if (each->any_ending_in(last_word, hash, test)) return true;
    return false;
  }
  // hash_of() the last word of each own lemma.
  const std::vector<uint32_t>& hashes() const { return hashes_; }
  static uint32_t hash_of(std::string_view word) { return static_cast<uint32_t>(std::hash<std::string_view>()(word)); }
  const std::vector<RuleWord>& kinds() const { return kinds_; }  // all that are no lemmas

 private:
  static constexpr uint32_t no_word = UINT32_MAX;
  struct Slot {
    uint32_t hash = 0, index = no_word;  // of a lemma in `own_`
  };

  std::vector<RuleWord> own_, kinds_;
  std::vector<Slot> slots_;  // a hash table with open addresses of the lemmas in `own_`, by last word; half of it or more empty
  std::vector<uint32_t> hashes_;
  Classes classes_;
};

}  // namespace tabard
