#include "places/place_index.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <tuple>
#include <unordered_set>

#include "text/name_key.h"

namespace tabard {
namespace {

double number(std::string_view cell) {
  double value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);  // the lexicon's check has looked at it; "" stays 0
  return value;
}

Place::Precision parse_precision(std::string_view word) {
  for (const Place::Precision precision : {Place::Precision::point, Place::Precision::city, Place::Precision::district,
                                           Place::Precision::region, Place::Precision::country})
    if (word == to_string(precision)) return precision;
  return Place::Precision::larger;
}

// "UAE", "U.K.", "NYC": no lower case and short.
bool is_capitals(std::string_view name) {
  return name.size() <= 6 && std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
}

}  // namespace

PlaceIndex::PlaceIndex(const Lexicon& lexicon) {
  rows_.reserve(28000);
  entries_.reserve(40000);
  add_rows(lexicon, "places/own.tsv", true);
  add_rows(lexicon, "places/places.tsv", false);
  add_country_names(lexicon);

  std::unordered_set<uint64_t> doubtful;
  for (const Table::Row* row : lexicon.rows("places/doubtful.tsv")) doubtful.insert(name_key((*row)["name"]));
  for (Entry& entry : entries_)
    entry.is_doubtful = doubtful.contains(entry.key) && !entry.is_abbreviation && !entry.is_capitals;
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return std::tuple(a.key, !a.is_abbreviation, !a.is_capitals, a.row) <
           std::tuple(b.key, !b.is_abbreviation, !b.is_capitals, b.row);
  });
  drop_corrected();
}

void PlaceIndex::add_name(std::string_view name, uint32_t row) {
  if (name.empty()) return;
  Entry entry;
  entry.key = name_key(name);
  entry.name = name;
  entry.row = row;
  entry.is_capitals = is_capitals(name);
  entry.is_abbreviation = name.ends_with('.') && !entry.is_capitals;
  entries_.push_back(entry);
}

void PlaceIndex::add_rows(const Lexicon& lexicon, std::string_view table, bool is_own) {
  for (const Table::Row* cells : lexicon.rows(table)) {
    const auto index = static_cast<uint32_t>(rows_.size());
    Row& row = rows_.emplace_back();
    row.name = (*cells)["name"];
    row.country = (*cells)["country"];
    row.admin = (*cells)["admin"];
    row.lat = number((*cells)["lat"]);
    row.lon = number((*cells)["lon"]);
    row.population = number((*cells)["population"]);
    row.precision = parse_precision((*cells)["precision"]);
    row.is_own = is_own;
    row.origin = cells->origin();
    add_name(row.name, index);
    for (const std::string_view alias : split_values((*cells)["aliases"])) add_name(alias, index);
  }
}

// Names that countries.tsv has and own.tsv lacks; and the nationality words.
void PlaceIndex::add_country_names(const Lexicon& lexicon) {
  std::unordered_map<std::string_view, uint32_t> by_code;  // the first row of a code is the country itself
  for (uint32_t i = 0; i < rows_.size(); ++i)
    if (rows_[i].precision == Place::Precision::country) by_code.try_emplace(rows_[i].country, i);
  // "England" stands for the state among the actors; as a place it is the row of own.tsv
  std::set<std::pair<std::string_view, uint64_t>> own;
  for (const Entry& entry : entries_)
    if (rows_[entry.row].is_own) own.insert({rows_[entry.row].country, entry.key});
  for (const Table::Row* cells : lexicon.rows("codes/countries.tsv")) {
    const std::string_view code = (*cells)["code"];
    nations_.try_emplace(name_key((*cells)["name"]), code);
    for (const std::string_view column : {"aliases", "adjectives", "people"})
      for (const std::string_view word : split_values((*cells)[column])) nations_.try_emplace(name_key(word), code);
    const auto found = by_code.find(code);
    if (found == by_code.end()) continue;
    add_name((*cells)["name"], found->second);
    for (const std::string_view alias : split_values((*cells)["aliases"]))
      if (!own.contains({code, name_key(alias)})) add_name(alias, found->second);
  }
}

// A row of own.tsv replaces the row of places.tsv that has the same name, country and precision; and one name counts once a
// row. Own rows stand first among the entries of a key because their rows do.
void PlaceIndex::drop_corrected() {
  size_t kept = 0;
  for (size_t i = 0; i < entries_.size(); ++i) {
    const Row& row = rows_[entries_[i].row];
    bool is_new = true;
    for (size_t j = kept; j-- > 0 && entries_[j].key == entries_[i].key && is_new;) {
      const Row& other = rows_[entries_[j].row];
      const bool is_correction =
          other.is_own && !row.is_own && other.country == row.country && other.precision == row.precision &&
          (other.admin.empty() || row.admin == other.admin || is_same_name(other.name, entries_[i].name)) &&
          std::abs(other.lat - row.lat) + std::abs(other.lon - row.lon) < 1.5;
      is_new = entries_[j].row != entries_[i].row && !is_correction;
    }
    if (is_new) entries_[kept++] = entries_[i];
  }
  entries_.resize(kept);
}

std::span<const PlaceIndex::Entry> PlaceIndex::find(std::string_view name) const {
  const uint64_t key = name_key(name);
  const auto first =
      std::lower_bound(entries_.begin(), entries_.end(), key, [](const Entry& e, uint64_t k) { return e.key < k; });
  auto last = first;
  while (last != entries_.end() && last->key == key) ++last;
  if (first == last || !is_same_name(first->name, name)) return {};
  return {&*first, static_cast<size_t>(last - first)};
}

std::string_view PlaceIndex::nation(std::string_view word) const {
  const auto found = nations_.find(name_key(word));
  return found == nations_.end() ? std::string_view{} : found->second;
}

}  // namespace tabard
