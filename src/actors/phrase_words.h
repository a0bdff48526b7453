#pragma once
// The words of a phrase as the actor index compares them: lower case, without diacritics, hyphens opened, "U.S." as "us".

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tabard {

// "Israeli-backed" is two: key "israeli" with is_joined, key "backed". "Chile's" is two: "chile" and "'s".
struct PhraseWord {
  std::string key;
  std::string_view form;    // as written; without the possessive mark
  bool is_capital = false;  // begins with a capital
  bool is_acronym = false;  // all capitals, two letters or more, or dotted
  bool is_joined = false;   // a hyphen stands between this word and the next
  bool is_joined_before = false;
  uint32_t source = 0;  // index of the word of the input that it is (a part of)

  bool is_possessive() const { return key == "'s"; }
  bool is_comma() const { return key == ","; }
};

// "São" -> "sao", "Đilas" -> "dilas", "OBRADOR’S" -> "obrador's". Letters beyond Latin stay as they are.
std::string fold_word(std::string_view word);

// The words of a phrase that was already split, for instance into tokens. Quotation marks are left out, brackets count as
// commas.
std::vector<PhraseWord> phrase_words(std::span<const std::string_view> words);

// "a, b c" -> "a", ",", "b", "c"
std::vector<std::string_view> split_words(std::string_view phrase);

// "two" to "hundred", by key. "One" is part of names ("One Nation") and a pronoun.
bool is_number_word(std::string_view key);

}  // namespace tabard
