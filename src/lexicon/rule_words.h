#pragma once
// RuleWords: the alternatives after a colon in a rule, `object: talk | round table | <country>`, with an index of the plain
// words among them, since a class of words may hold hundreds and is asked of every word of a sentence.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/event.h"

namespace tabard {

// One alternative: a lemma, a kind in angle brackets, a sector, a country, an event, or anything. Classes are already unfolded.
struct RuleWord {
  enum class What : uint8_t { lemma, kind, sector, country, event, anything };
  What what = What::lemma;
  // "talk"; "country", "city", "place", "person", "organization", "group", "actor", "people" or "thing"; "MIL"; "UNO"
  std::string word;
  EventType event = EventType::none;  // of What::event
};

// Immutable once made; copies are independent.
class RuleWords {
 public:
  RuleWords() = default;
  RuleWords(std::vector<RuleWord> words);

  bool empty() const { return all_.empty(); }
  size_t size() const { return all_.size(); }
  const RuleWord& operator[](size_t index) const { return all_[index]; }
  auto begin() const { return all_.begin(); }
  auto end() const { return all_.end(); }

  // Whether some lemma ends in that word and the test holds of what stands before it: of "round table" at "table" that is
  // "round", of "table" "".
  template <typename Test>
  bool any_ending_in(std::string_view last_word, Test test) const {
    for (size_t slot = slot_of(last_word); slot < slots_.size(); slot = (slot + 1) % slots_.size()) {
      if (slots_[slot] == empty_slot) return false;
      const std::string_view whole = all_[slots_[slot]].word;
      if (!whole.ends_with(last_word)) continue;
      const std::string_view before = whole.substr(0, whole.size() - last_word.size());
      if (before.empty() || (before.back() == ' ' && test(before.substr(0, before.size() - 1)))) return true;
    }
    return false;
  }
  bool has_hyphen() const { return has_hyphen_; }                // some lemma is like "sit-in"
  const std::vector<RuleWord>& kinds() const { return kinds_; }  // all that are no lemmas

 private:
  static constexpr uint32_t empty_slot = UINT32_MAX;
  size_t slot_of(std::string_view word) const {
    return slots_.empty() ? 0 : std::hash<std::string_view>()(word) % slots_.size();
  }

  std::vector<RuleWord> all_, kinds_;
  std::vector<uint32_t> slots_;  // a hash table with open addresses of the lemmas in `all_`, by last word; half of it empty
  bool has_hyphen_ = false;
};

}  // namespace tabard
