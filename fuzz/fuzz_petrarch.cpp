// Any bytes as each of the dictionaries in PETRARCH's format, and their patterns on a few words: nothing may crash or hang.

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include "petrarch/match_pattern.h"
#include "petrarch/party_codes.h"

namespace {

using namespace tabard;

PhraseStructure make_structure() {
  PhraseStructure structure;
  for (const char* word : {"norland", "and", "sudland", "did", "n't", "give", "coins", "to", "westland"})
    structure.words.push_back({word, static_cast<uint32_t>(structure.words.size()), -1, false});
  structure.phrases = {{0, 3, {{"NRL", {0, 7}}, {"SDL", {12, 19}}}, true}, {8, 9, {{"---", {40, 48}}}, false}};
  for (size_t i = 0; i < structure.phrases.size(); ++i)
    for (uint32_t word = structure.phrases[i].first; word < structure.phrases[i].end; ++word)
      structure.words[word].phrase = static_cast<int32_t>(i);
  return structure;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const PhraseStructure structure = make_structure();
  static const std::vector<uint32_t> before = {4, 3, 2, 1, 0}, after = {6, 7, 8};
  static const std::vector<std::string> words = {"norland", "security", "ministers", "of", "sudland"};
  const std::string text(reinterpret_cast<const char*>(data), size);
  Faults faults;
  PetrarchDictionaries dictionaries;
  dictionaries.verbs.read(text, "verbs", faults);
  dictionaries.actors.read(text, "actors", faults);
  dictionaries.agents.read(text, "agents", faults);
  dictionaries.discards.read(text, "discards", faults);
  (void)read_petrarch_settings(text, "config", faults);
  (void)parse_petrarch_files(text);
  (void)party_codes(dictionaries, words, parse_day("2024-03-14"));
  (void)dictionaries.discards.check("Norland's ministers met.");
  if (const std::vector<Verb>* verbs = dictionaries.verbs.find("give"))
    for (const Verb& verb : *verbs)
      for (const VerbPattern& pattern : dictionaries.verbs.patterns(verb))
        (void)match_pattern(pattern, dictionaries.verbs, structure, before, after);
  return 0;
}
