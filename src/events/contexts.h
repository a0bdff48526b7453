#pragma once
// ContextFinder: what an event is about: PLOVER's contexts, beside those that its rule names.
//
//   "Troops shelled the border town." -> military, by the row of events/contexts.tsv that knows "troop"
// The table says which words, parties and codes make a context plain. Immutable, shared by all threads; the Lexicon must
// outlive it.

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/event.h"
#include "events/grammar.h"
#include "lexicon/lexicon.h"

namespace tabard {

class ContextFinder {
 public:
  explicit ContextFinder(const Lexicon& lexicon);

  // Adds to `event.contexts` what its sentence, parties, type, mode and code make plain.
  void add_contexts(const Grammar& grammar, Event& event) const;

 private:
  struct Clue {
    enum class What : uint8_t { words, sector, abroad, event, cameo };
    What what = What::words;
    std::string word;                  // the sector, the code or the mode; the first word
    std::vector<std::string> further;  // words behind the first
    EventType event = EventType::none;
  };
  struct Row {
    std::string_view context;
    std::vector<Clue> words, and_words;
  };
  struct Sight;

  static std::vector<Clue> read(std::string_view cell);
  static bool is_met(const std::vector<Clue>& clues, const Sight& sight);

  std::vector<Row> rows_;
};

}  // namespace tabard
