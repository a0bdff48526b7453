#pragma once
// MentionTraits: what linking looks at in a mention: number, gender, the words of its name, the nouns that describe it.

#include <cstdint>
#include <string>
#include <vector>

#include "core/reading.h"
#include "core/tree.h"

namespace tabard {

enum class Number : uint8_t { unknown, singular, plural };
enum class Gender : uint8_t { unknown, male, female, thing };  // `thing`: "it" can mean it

struct MentionTraits {
  uint32_t sentence = 0;
  Number number = Number::unknown;
  Gender gender = Gender::unknown;
  bool is_definite = false;    // "the", "this", or a possessor
  bool is_indefinite = false;  // "a", "some", a bare number
  bool is_subject = false;
  bool has_owner = false;
  std::string head;                       // folded lemma of the head noun
  std::vector<std::string> name;          // folded words of the proper name, titles left out; [] where there is none
  uint32_t name_first = 0, name_end = 0;  // its tokens
  std::vector<std::string> modifiers;     // folded lemmas of the other content words, titles of a named person among them
};

MentionTraits traits_of(const Reading& reading, const Tree& tree, const Mention& mention);

// "he" and "she" tell by themselves; what a title says ("Mr", "Queen", "spokeswoman"), if anything.
Gender gender_of_word(std::string_view folded);

bool is_third_person(std::string_view folded);  // he, she, it, they in any form

}  // namespace tabard
