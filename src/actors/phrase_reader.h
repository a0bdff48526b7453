#pragma once
// PhraseReader: one noun phrase taken apart: owner, head, prepositional phrases; and put together again as an actor.
//
// "Chile's former army chief in the north" has the owner "Chile", the head "former army chief" and the phrase "in the north".

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "actors/actor_index.h"
#include "core/actor.h"

namespace tabard {

class PhraseReader {
 public:
  PhraseReader(const ActorIndex& index, std::vector<PhraseWord> words, std::span<const Kind> kinds, std::optional<Day> day);

  Actor read();

 private:
  using Type = ActorEntry::Type;

  // A stretch of words that the lexicon knows.
  struct Hit {
    size_t begin = 0, end = 0;
    const ActorEntry* entry = nullptr;
    const std::vector<uint32_t>* entries = nullptr;  // all that go by these words
    bool is(Type type) const { return entry->type == type; }
    bool is_role() const { return is(Type::role) || is(Type::serving_role); }
    bool is_entity() const { return is(Type::leader) || is(Type::organization) || is(Type::group); }
    bool is_country() const { return !is_role() && !is_entity(); }
  };

  // What a part of the phrase says.
  struct Part {
    Actor actor;
    bool has_role = false;    // a role or a known body or person, not just a country or unknown words
    bool is_default = false;  // the sectors are those that a serving role has for want of better
    bool is_weak_country = false;
    bool is_place = false;
    bool is_former = false;        // "former", "ex-", "late"
    bool is_kin = false;           // "widow", "son"
    bool serves_official = false;  // the kin's owner holds an office
  };

  Part read_segment(size_t begin, size_t end) const;
  bool is_modifier(size_t at, size_t end) const;
  size_t start_of_begun_name(size_t begin, size_t of, size_t end) const;
  Part read_head(size_t begin, size_t end, const std::string& owner_country) const;
  void disown_bodies(std::vector<Hit>& hits, const std::string& owner_country) const;
  void read_country(const std::vector<Hit>& hits, size_t begin, size_t end, Part& part) const;
  void read_entity(const Hit& entity, const Hit* role, Part& part) const;
  void read_role(const Hit& role, const std::vector<Hit>& hits, Part& part) const;
  void read_person_name(const Hit* role, size_t begin, size_t end, Part& part) const;
  void add_owner(const Part& owner, Part& part) const;
  void add_complement(const PhraseWord& preposition, const Part& complement, Part& part) const;

  std::vector<Hit> find_hits(size_t begin, size_t end) const;
  const ActorEntry* choose(const ActorIndex::Match& match, size_t at) const;
  const ActorEntry::Term* term_of(const ActorEntry& entry, bool& is_past) const;
  bool is_inside_name(const Hit& hit, const std::vector<Hit>& hits, size_t begin, size_t end) const;
  bool is_name_word(size_t at) const;
  Kind tagged(size_t at) const { return words_[at].source < kinds_.size() ? kinds_[words_[at].source] : Kind::unknown; }
  std::string surface(size_t begin, size_t end) const;

  const ActorIndex& index_;
  std::vector<PhraseWord> words_;
  std::span<const Kind> kinds_;
  std::optional<Day> day_;
  bool has_capitals_ = false;
};

}  // namespace tabard
