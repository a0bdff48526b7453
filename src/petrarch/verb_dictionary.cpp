#include "petrarch/verb_dictionary.h"

#include "petrarch/verb_reader.h"

namespace tabard {
namespace {

bool is_vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

}  // namespace

std::vector<std::string> regular_forms(const std::string& verb) {
  const std::string stem = verb.empty() ? verb : verb.substr(0, verb.size() - 1);
  if (verb.ends_with('e')) return {verb, verb + "s", verb + "d", stem + "ing"};
  if (verb.size() > 1 && verb.ends_with('y') && !is_vowel(verb[verb.size() - 2]))
    return {verb, stem + "ies", stem + "ied", verb + "ing"};
  bool is_hissing = false;
  for (const std::string_view ending : {"s", "x", "z", "ch", "sh"}) is_hissing = is_hissing || verb.ends_with(ending);
  return {verb, verb + (is_hissing ? "es" : "s"), verb + "ed", verb + "ing"};
}

void VerbDictionary::read(std::string_view text, const std::string& file, Faults& faults) {
  VerbReader(*this, file, faults).read(text);
}

const std::vector<Verb>* VerbDictionary::find(std::string_view form) const {
  const auto found = verbs_.find(form);
  return found == verbs_.end() ? nullptr : &found->second;
}

}  // namespace tabard
