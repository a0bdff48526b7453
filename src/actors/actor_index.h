#pragma once
// ActorIndex: everything in the lexicon that tells who somebody is, filed by its words. Made once; immutable; shared by
// threads.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actors/phrase_trie.h"
#include "actors/phrase_words.h"
#include "base/date.h"
#include "core/kind.h"
#include "core/origin.h"
#include "lexicon/lexicon.h"

namespace tabard {

// A line of the lexicon as the resolver sees it.
struct ActorEntry {
  enum class Type : uint8_t {
    country,       // "Chile"
    adjective,     // "Chilean"
    people,        // "Chileans"
    capital,       // "Santiago"
    seat,          // "La Moneda"
    leader,        // "Gabriel Boric"
    organization,  // "Carabineros de Chile"
    group,         // "Mapuche"
    role,          // "defence minister"
    serving_role,  // "spokesman": takes the sectors of whom it serves; its own count where nobody else gives any
    place,         // "Valparaíso"
  };
  // A leader's offices, or the time for which an organization's row holds.
  struct Term {
    std::string country;
    std::vector<std::string> sectors;
    std::optional<Day> from, to;
    Origin origin;
  };

  Type type = Type::role;
  Kind kind = Kind::unknown;
  std::string name;
  std::string country;
  std::vector<std::string> sectors;
  std::vector<Term> terms;  // of leaders, in order of the table
  Origin origin;
  bool needs_capital = false;  // "Times": a role only where it is written so
};

class ActorIndex {
 public:
  explicit ActorIndex(const Lexicon& lexicon);

  struct Match {
    size_t length = 0;  // words; 0: nothing found
    const std::vector<uint32_t>* entries = nullptr;
  };
  // The longest phrase of the lexicon that begins at words[at].
  Match longest(std::span<const PhraseWord> words, size_t at) const;

  const ActorEntry& entry(uint32_t index) const { return entries_[index]; }

  // The country whose name, adjective or people `word` misspells, if only one letter is wrong or two are exchanged; else null.
  const ActorEntry* misspelled_country(std::string_view word) const;

  // The usual English name of a country or international code; "" for an unknown one.
  std::string_view country_name(std::string_view code) const;

  // Leaders with that surname ("hicks"), in order of the table.
  std::vector<const ActorEntry*> leaders_by_surname(std::string_view surname) const;

 private:
  void add_countries(const Lexicon& lexicon);
  void add_leaders(const Lexicon& lexicon);
  void add_bodies(const Lexicon& lexicon, std::string_view table, ActorEntry::Type type);
  void add_roles(const Lexicon& lexicon);
  void add_places(const Lexicon& lexicon);
  uint32_t add_entry(ActorEntry entry);
  void file(std::string_view phrase, uint32_t entry);

  std::vector<ActorEntry> entries_;
  PhraseTrie trie_;
  std::vector<std::pair<std::string, uint32_t>> spellings_;         // one-word country names, sorted
  std::vector<std::pair<std::string, uint32_t>> surnames_;          // sorted
  std::vector<std::pair<std::string, std::string>> country_names_;  // sorted by code
  PhraseTrie capital_only_;  // acronyms that are also common words ("WHO", "AID"): only all in capitals
};

}  // namespace tabard
