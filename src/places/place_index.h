#pragma once
// PlaceIndex: every name of every place of the lexicon, found by the words of a text.
//
// Rows come from places/places.tsv (GeoNames), places/own.tsv and, for further names of countries, codes/countries.tsv. The
// index holds views into the lexicon, which must outlive it. Immutable; shared by all threads. Making it takes some 20 ms.

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/place.h"
#include "lexicon/lexicon.h"

namespace tabard {

class PlaceIndex {
 public:
  struct Row {
    std::string_view name, country, admin;
    double lat = 0, lon = 0;  // decimal degrees
    double population = 0;    // 0: not known
    Place::Precision precision = Place::Precision::city;
    bool is_own = false;  // from own.tsv: in the news, so likelier than its population tells
    Origin origin;
  };

  // One name of a row.
  struct Entry {
    uint64_t key = 0;
    std::string_view name;
    uint32_t row = 0;
    bool is_doubtful = false;      // more often a word or a person than a place: needs signs of a place around it
    bool is_abbreviation = false;  // "Fla.": only after a comma and with its full stop
    bool is_capitals = false;      // "UAE": only in capitals
  };

  explicit PlaceIndex(const Lexicon& lexicon);

  // All places with this name, compared by is_same_name(): abbreviations first, then names in capitals, then own rows. [] for
  // none.
  std::span<const Entry> find(std::string_view name) const;

  const Row& row(uint32_t index) const { return rows_[index]; }

  // The country whose name, adjective or people this single word is ("Peruvian" -> "PER"); "" for none.
  std::string_view nation(std::string_view word) const;

  // More words than any name has.
  static constexpr uint32_t longest = 7;

 private:
  void add_name(std::string_view name, uint32_t row);
  void add_rows(const Lexicon& lexicon, std::string_view table, bool is_own);
  void add_country_names(const Lexicon& lexicon);
  void drop_corrected();

  std::vector<Row> rows_;
  std::vector<Entry> entries_;                              // in the order of find()
  std::unordered_map<uint64_t, std::string_view> nations_;  // looked up only
};

}  // namespace tabard
