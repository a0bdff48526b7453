#pragma once
// Phrase: words of an actor or agent dictionary. "_" between two words joins them, a blank lets others stand between.
//
// "HUMAN_RIGHTS_GROUP" is in "a human rights group"; "SECURITY SERVICE" also in "the security and espionage service".

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tabard {

struct Phrase {
  struct Word {
    std::string text;        // lower case
    bool is_joined = false;  // stands right behind the word before
  };
  std::vector<Word> words;
};

Phrase parse_phrase(std::string_view text);

// The index behind the last word where `phrase` stands in `words` with its first word at `at`; 0 where it does not.
size_t match_phrase(const Phrase& phrase, std::span<const std::string> words, size_t at);

// Phrases under their first words, longest first, each with a value. Of two that are alike, the first stands.
template <class Value>
class PhraseTable {
 public:
  struct Entry {
    Phrase phrase;
    Value value;
  };
  struct Found {
    const Value* value = nullptr;  // null: nothing
    size_t end = 0;
  };

  void add(Phrase phrase, Value value) {
    if (phrase.words.empty()) return;
    std::vector<Entry>& entries = by_first_[phrase.words[0].text];
    size_t at = entries.size();
    while (at > 0 && entries[at - 1].phrase.words.size() < phrase.words.size()) --at;
    entries.insert(entries.begin() + static_cast<std::ptrdiff_t>(at), Entry{std::move(phrase), std::move(value)});
  }

  // The longest phrase that begins at `at`.
  Found find(std::span<const std::string> words, size_t at) const {
    const auto entries = by_first_.find(words[at]);
    if (entries == by_first_.end()) return {};
    for (const Entry& entry : entries->second)
      if (const size_t end = match_phrase(entry.phrase, words, at)) return {&entry.value, end};
    return {};
  }

 private:
  std::map<std::string, std::vector<Entry>, std::less<>> by_first_;
};

}  // namespace tabard
