#pragma once
// NameTables: what the lexicon says of a name, whatever stands around it.
//
//   tables("Jordan") -> country, given, surname      tables("Acme Bakery") -> nothing      tables("captain") -> title
// Compared as text/name_key.h says. Nothing but hashes is kept, eight bytes a name. Immutable, shared by all threads.

#include <cstdint>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"

namespace tabard {

// What a name may be; a set of them is a word of bits.
enum class Sense : uint8_t {
  // names, from codes/, actors/, places/ and names/
  country,
  capital,
  people,
  organization,
  leader,
  metropolis,
  city,
  town,
  region,
  given,
  common_given,
  surname,
  person,
  place,
  own_person,  // of names/own.tsv, in the order of NameKind
  own_organization,
  own_place,
  own_none,
  // role nouns of actors/roles.tsv
  role_person,
  role_organization,
  role_group,
  // classes of names/words.tsv
  title,
  calendar,
  saint,
  body,
  owner,
  firm,
  suffix,
  part,
};

class Senses {
 public:
  constexpr Senses() = default;
  constexpr Senses(Sense sense) : bits_(uint32_t{1} << static_cast<uint32_t>(sense)) {}
  static constexpr Senses from_bits(uint32_t bits) {
    Senses senses;
    senses.bits_ = bits;
    return senses;
  }
  constexpr uint32_t bits() const { return bits_; }
  constexpr bool has(Sense sense) const { return (bits_ & Senses(sense).bits_) != 0; }
  constexpr bool has_any(Senses others) const { return (bits_ & others.bits_) != 0; }
  constexpr bool is_empty() const { return bits_ == 0; }
  friend constexpr Senses operator|(Senses a, Senses b) { return from_bits(a.bits_ | b.bits_); }
  friend constexpr Senses operator&(Senses a, Senses b) { return from_bits(a.bits_ & b.bits_); }

 private:
  uint32_t bits_ = 0;
};

// Those that say what a name is, without roles and word classes.
inline constexpr Senses naming_senses = Senses::from_bits((uint32_t{1} << static_cast<uint32_t>(Sense::role_person)) - 1);

class NameTables {
 public:
  explicit NameTables(const Lexicon& lexicon);

  Senses operator()(std::string_view name) const;
  // The same by the name's name_key().
  Senses by_key(uint64_t key) const;

 private:
  // A slot is chosen by the low half of a key and told by the high half; no senses: empty.
  struct Slot {
    uint32_t check = 0, senses = 0;
  };

  void put(std::string_view name, Senses senses);
  void put_all(std::string_view names, Senses senses);
  void put_key(uint64_t key, uint32_t senses);
  void add_world(const Lexicon& lexicon);
  void add_names(const Lexicon& lexicon);

  std::vector<Slot> slots_;           // open addressing; a power of two
  std::vector<uint32_t> low_halves_;  // beside slots_, while the table grows
  size_t used_ = 0;
};

}  // namespace tabard
