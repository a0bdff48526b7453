#pragma once
// VerbReader: one verb file, line by line, into a VerbDictionary. See verb_dictionary.h for the format.

#include <optional>

#include "petrarch/dictionary_lines.h"
#include "petrarch/verb_dictionary.h"

namespace tabard {

class VerbReader {
 public:
  VerbReader(VerbDictionary& dictionary, const std::string& file, Faults& faults)
      : dictionary_(dictionary), file_(file), faults_(faults) {}

  void read(std::string_view text);

 private:
  struct Block {
    std::optional<EventCodes> codes;
    bool has_verbs = false;
  };

  void fault(std::string text) { faults_.add(file_, line_, std::move(text)); }
  void read_line(const DictionaryLine& line);
  void start_synset(std::string_view line);
  void read_synset_phrase(std::string_view line);
  void start_block(std::optional<EventCodes> codes);
  void read_verb(std::string_view line);
  void add_verb(std::string_view text, const EventCodes& codes, bool with_regular_forms);
  void read_pattern(std::string_view line);
  void settle_synsets();
  std::optional<EventCodes> codes_of(std::string_view line);

  VerbDictionary& dictionary_;
  const std::string& file_;
  Faults& faults_;
  uint32_t line_ = 0;
  Block block_;
  bool is_in_synset_ = false, has_block_ = false, has_plurals_ = true;
  uint32_t synset_ = 0;
  std::map<std::string, uint32_t, std::less<>> labels_;  // without "&" and last "_"
};

}  // namespace tabard
