#include "names/name_tables.h"

#include <array>
#include <charconv>
#include <utility>

#include "text/name_key.h"

namespace tabard {
namespace {

constexpr size_t first_slots = size_t{1} << 17;

constexpr std::array<std::pair<std::string_view, Sense>, 8> word_classes = {{{"title", Sense::title},
                                                                             {"calendar", Sense::calendar},
                                                                             {"saint", Sense::saint},
                                                                             {"body", Sense::body},
                                                                             {"owner", Sense::owner},
                                                                             {"firm", Sense::firm},
                                                                             {"suffix", Sense::suffix},
                                                                             {"part", Sense::part}}};

Senses sense_of_kind(std::string_view kind) {
  if (kind == "given") return Sense::given;
  if (kind == "surname") return Sense::surname;
  if (kind == "person") return Sense::person;
  if (kind == "place") return Sense::place;
  if (kind == "organization") return Sense::organization;
  return {};
}

Senses own_sense(std::string_view kind) {
  if (kind == "person") return Senses(Sense::own_person) | Sense::person;
  if (kind == "organization") return Senses(Sense::own_organization) | Sense::organization;
  if (kind == "place") return Senses(Sense::own_place) | Sense::place;
  return Sense::own_none;
}

Senses size_of_place(const Table::Row& row) {
  if (row["precision"] != "city") return Sense::region;
  const std::string_view cell = row["population"];
  uint64_t people = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), people);
  return people > 500'000 ? Sense::metropolis : people > 100'000 ? Sense::city : Sense::town;
}

}  // namespace

NameTables::NameTables(const Lexicon& lexicon) : slots_(first_slots), low_halves_(first_slots) {
  add_world(lexicon);
  add_names(lexicon);
  low_halves_ = {};
}

void NameTables::add_world(const Lexicon& lexicon) {
  for (const Table::Row* row : lexicon.rows("codes/countries.tsv")) {
    put((*row)["name"], Sense::country);
    put_all((*row)["aliases"], Sense::country);
    put_all((*row)["capital"], Sense::capital);
    put_all((*row)["adjectives"], Sense::people);
    put_all((*row)["people"], Sense::people);
  }
  for (const auto& [table, sense] :
       {std::pair{"actors/organizations.tsv", Sense::organization}, std::pair{"actors/groups.tsv", Sense::organization},
        std::pair{"actors/leaders.tsv", Sense::leader}})
    for (const Table::Row* row : lexicon.rows(table)) {
      put((*row)["name"], sense);
      put_all((*row)["aliases"], sense);
    }
  for (const std::string_view table : {"places/own.tsv", "places/places.tsv"})
    for (const Table::Row* row : lexicon.rows(table)) {
      const Senses size = size_of_place(*row);
      put((*row)["name"], size);
      put_all((*row)["aliases"], size);
    }
  for (const Table::Row* row : lexicon.rows("actors/roles.tsv")) {
    const std::string_view kind = (*row)["kind"];
    put((*row)["role"], kind == "person"         ? Sense::role_person
                        : kind == "organization" ? Sense::role_organization
                                                 : Sense::role_group);
  }
}

void NameTables::add_names(const Lexicon& lexicon) {
  for (const Table::Row* row : lexicon.rows("names/given.tsv")) put((*row)["name"], Senses(Sense::given) | Sense::common_given);
  for (const Table::Row* row : lexicon.rows("names/found.tsv")) {
    Senses senses;
    for (const std::string_view kind : split_values((*row)["kinds"])) senses = senses | sense_of_kind(kind);
    put((*row)["name"], senses);
  }
  for (const Table::Row* row : lexicon.rows("names/own.tsv")) put_all((*row)["names"], own_sense((*row)["kind"]));
  for (const Table::Row* row : lexicon.rows("names/words.tsv"))
    for (const auto& [name, sense] : word_classes)
      if ((*row)["class"] == name) put_all((*row)["words"], sense);
}

void NameTables::put(std::string_view name, Senses senses) {
  if (!name.empty() && !senses.is_empty()) put_key(name_key(name), senses.bits());
}

void NameTables::put_all(std::string_view names, Senses senses) {
  for (const std::string_view name : split_values(names)) put(name, senses);
}

void NameTables::put_key(uint64_t key, uint32_t senses) {
  const auto low = static_cast<uint32_t>(key), high = static_cast<uint32_t>(key >> 32);
  const size_t mask = slots_.size() - 1;
  for (size_t at = low & mask;; at = (at + 1) & mask) {
    Slot& slot = slots_[at];
    if (slot.senses != 0 && slot.check != high) continue;
    if (slot.senses == 0) ++used_;
    slot.check = high;
    slot.senses |= senses;
    low_halves_[at] = low;
    break;
  }
  if (used_ * 4 < slots_.size() * 3) return;
  const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
  const std::vector<uint32_t> old_low = std::exchange(low_halves_, std::vector<uint32_t>(slots_.size()));
  used_ = 0;
  for (size_t i = 0; i < old.size(); ++i)
    if (old[i].senses != 0) put_key(uint64_t{old[i].check} << 32 | old_low[i], old[i].senses);
}

Senses NameTables::operator()(std::string_view name) const {
  return by_key(name_key(name));
}

Senses NameTables::by_key(uint64_t key) const {
  const size_t mask = slots_.size() - 1;
  const auto high = static_cast<uint32_t>(key >> 32);
  for (size_t at = static_cast<uint32_t>(key) & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.senses == 0) return {};
    if (slot.check == high) return Senses::from_bits(slot.senses);
  }
}

}  // namespace tabard
