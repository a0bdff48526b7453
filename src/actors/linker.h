#pragma once
// Linker: the state of one document's linking. link.cpp runs it; each link_*.cpp holds one family of sieves.

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "actors/mention_traits.h"
#include "actors/resolver.h"
#include "core/reading.h"
#include "core/tree.h"

namespace tabard {

// A chain while it grows.
struct DraftChain {
  std::vector<uint32_t> mentions;
  std::vector<std::vector<std::string>> names;  // variants so far, folded
  std::vector<std::string> descriptors;         // folded head nouns and titles so far
  Kind kind = Kind::unknown;
  Gender gender = Gender::unknown;
  Number number = Number::unknown;
  std::string country;
  std::vector<std::string> sectors;
};

class Linker {
 public:
  Linker(Reading& reading, const Tree& tree, const ActorResolver& resolver);
  void run();

 private:
  using Found = std::optional<uint32_t>;  // a chain

  // link.cpp: the order of sieves, growing a chain.
  Found find_chain(uint32_t mention);
  uint32_t start_chain();
  void join(uint32_t mention, uint32_t chain);
  void link_first_persons();

  // link_structure.cpp: what the parse itself equates.
  Found by_relative_pronoun(uint32_t mention) const;
  Found by_apposition(uint32_t mention) const;
  Found by_neighbour(uint32_t mention) const;
  Found by_predicate(uint32_t mention) const;
  Found speaker_of(uint32_t mention) const;

  // link_names.cpp
  Found by_name(uint32_t mention) const;
  Found by_known_name(uint32_t mention) const;
  Found by_surname_of_another(uint32_t mention);
  bool is_name_compatible(uint32_t mention, const DraftChain& chain) const;
  void file_names(uint32_t mention, uint32_t chain);

  // link_nominals.cpp
  Found by_description(uint32_t mention) const;
  bool link_dual(uint32_t mention);
  bool fits_description(uint32_t mention, const DraftChain& chain) const;
  bool fits_hypernym(uint32_t mention, const DraftChain& chain) const;
  bool are_men_of(uint32_t mention, const DraftChain& chain) const;

  // link_pronouns.cpp
  Found by_pronoun(uint32_t mention);
  bool is_co_argument(uint32_t pronoun, uint32_t other) const;
  bool fits_pronoun(uint32_t pronoun, uint32_t candidate) const;
  double salience(uint32_t pronoun, uint32_t candidate) const;
  std::vector<uint32_t> conjuncts_of(uint32_t mention) const;  // mentions joined with "and", itself first; [] where alone

  // chain_actors.cpp: what each chain's mentions say together.
  void finish();
  Actor actor_of(const DraftChain& chain) const;
  std::string name_of(const DraftChain& chain) const;
  const std::vector<std::string>& fullest_name(const DraftChain& chain) const;
  std::vector<size_t> persons_of_no_country() const;  // named; chains
  void spread(const Actor& actor, Mention& mention) const;

  // link_offices.cpp: what words outside his own phrase tell of somebody's country and office.
  void take_from_owners();
  void note_opposites();
  void take_offices();
  std::optional<Actor> office_of_colleague(const Mention& mention) const;
  std::optional<Actor> office_in_clause(const Mention& mention) const;
  std::optional<Actor> office_of_body(const Mention& mention) const;
  std::optional<Actor> office_of_list(const Mention& mention) const;
  void share_heads();
  int32_t owner_chain(const Mention& mention) const;
  std::string other_side(uint32_t chain) const;

  const Token& head_of(uint32_t mention) const { return reading_.tokens[reading_.mentions[mention].head]; }

  Reading& reading_;
  const Tree& tree_;
  const ActorResolver& resolver_;
  std::vector<MentionTraits> traits_;  // beside reading_.mentions
  std::vector<int32_t> chain_of_;      // beside reading_.mentions; -1 so far
  std::vector<DraftChain> chains_;
  std::unordered_map<std::string, std::vector<uint32_t>> chains_by_word_;  // folded name word -> chains
  std::unordered_map<std::string, uint32_t> chains_by_known_name_;         // lexicon's name -> chain
  std::vector<std::string> not_of_;                                        // beside chains_: a country it is not of, or ""
  std::vector<uint32_t> person_chains_;                                    // named persons, in order of appearance
};

}  // namespace tabard
