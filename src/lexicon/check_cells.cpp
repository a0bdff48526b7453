// The types of cells: what each accepts and what it says when a cell does not fit.

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <charconv>

#include "base/date.h"
#include "lexicon/schema.h"
#include "lexicon/suggestion.h"

namespace tabard {
namespace {

constexpr std::array<std::string_view, 4> quads = {"verbal cooperation", "material cooperation", "verbal conflict",
                                                   "material conflict"};
constexpr std::array<std::string_view, 5> kinds = {"person", "organization", "country", "place", "group"};
constexpr std::array<std::string_view, 4> name_kinds = {"person", "organization", "place", "none"};
constexpr std::array<std::string_view, 5> found_kinds = {"given", "surname", "person", "place", "organization"};
constexpr std::array<std::string_view, 8> word_classes = {"title", "calendar", "saint",  "body",
                                                          "owner", "firm",     "suffix", "part"};
constexpr std::array<std::string_view, 3> genders = {"male", "female", "either"};
constexpr std::array<std::string_view, 6> precisions = {"point", "city", "district", "region", "country", "larger"};

template <class Words>
std::string check_word(std::string_view cell, const Words& words, std::string_view what) {
  if (std::find(words.begin(), words.end(), cell) != words.end()) return {};
  return fmt::format("'{}' is no {}{}", cell, what, did_you_mean(cell, words));
}

std::string check_number(std::string_view cell, double least, double most) {
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size())
    return fmt::format("'{}' is no number; write it with a full stop, as 52.52", cell);
  if (!(value >= least && value <= most)) return fmt::format("{} is out of range: {} to {} is possible", cell, least, most);
  return {};
}

std::string check_cameo(std::string_view cell, const Codes* codes) {
  if (!is_cameo_form(cell))
    return fmt::format(
        "'{}' is no CAMEO code: they have two to four digits and begin with 01 to 20 (a spreadsheet may have eaten "
        "the leading zero)",
        cell);
  if (codes != nullptr && !codes->cameo.contains(cell)) return fmt::format("'{}' is not in codes/cameo.tsv", cell);
  return {};
}

// Applies `check` to each value of a cell; the first complaint.
template <class Check>
std::string check_each(std::string_view cell, Check check) {
  for (const std::string_view value : split_values(cell)) {
    if (value.empty()) return fmt::format("'{}' has an empty value beside a '|'", cell);
    if (std::string complaint = check(value); !complaint.empty()) return complaint;
  }
  return {};
}

// What is wrong with a cell that is not empty; "" if nothing.
std::string check_cell(std::string_view cell, Column::Type type, const Table::Row& row, const Codes& codes) {
  using Type = Column::Type;
  switch (type) {
    case Type::text: return {};
    case Type::texts: return check_each(cell, [](std::string_view) { return std::string(); });
    case Type::code:
      if ((cell.size() == 2 || cell.size() == 3) &&
          std::all_of(cell.begin(), cell.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
        return {};
      return fmt::format("'{}' is no code: two or three capital letters are wanted", cell);
    case Type::country:
      if (codes.countries.contains(cell)) return {};
      return fmt::format(
          "'{}' is no country code{} (ISO 3166-1 alpha-3, as in codes/countries.tsv, or one of "
          "codes/international.tsv)",
          cell, did_you_mean(cell, codes.countries));
    case Type::sectors:
      return check_each(
          cell, [&](std::string_view value) { return check_word(value, codes.sectors, "sector of codes/sectors.tsv"); });
    case Type::kind: return check_word(cell, kinds, "kind (person, organization, country, place, group)");
    case Type::name_kind: return check_word(cell, name_kinds, "kind of name (person, organization, place, none)");
    case Type::name_kinds:
      return check_each(cell, [](std::string_view value) {
        return check_word(value, found_kinds, "kind of name (given, surname, person, place, organization)");
      });
    case Type::word_class:
      return check_word(cell, word_classes, "class of words (title, calendar, saint, body, owner, firm, suffix, part)");
    case Type::gender: return check_word(cell, genders, "gender (male, female, either)");
    case Type::day:
      if (parse_day(cell)) return {};
      return fmt::format("'{}' is no day of the calendar; write it as 2023-07-27", cell);
    case Type::latitude: return check_number(cell, -90, 90);
    case Type::longitude: return check_number(cell, -180, 180);
    case Type::goldstein: return check_number(cell, -10, 10);
    case Type::count: return check_number(cell, 0, 1e11);
    case Type::event:
      if (parse_event_type(cell)) return {};
      return fmt::format("'{}' is no PLOVER event{}", cell, did_you_mean(cell, event_type_names));
    case Type::mode: {
      const auto event = parse_event_type(row["plover_event"]);
      if (event && codes.is_mode(*event, cell)) return {};
      return fmt::format("'{}' is no mode of {}", cell, row["plover_event"]);
    }
    case Type::contexts:
      return check_each(
          cell, [&](std::string_view value) { return check_word(value, codes.contexts, "context of codes/contexts.tsv"); });
    case Type::cameo: return check_cameo(cell, &codes);
    case Type::new_cameo: return check_cameo(cell, nullptr);
    case Type::quad: {
      if (std::string complaint = check_word(cell, quads, "quad class"); !complaint.empty()) return complaint;
      const auto event = parse_event_type(row["event"]);
      if (event && quad(*event) != cell)
        return fmt::format("{} is {}, by CODEBOOK.md, not {}", row["event"], quad(*event), cell);
      return {};
    }
    case Type::status: return check_word(cell, status_names, "status");
    case Type::precision: return check_word(cell, precisions, "precision");
  }
  return {};
}

// `from` and `to` of one row, where it has both.
std::string check_order(const Table::Row& row) {
  const auto from = parse_day(row["from"]), to = parse_day(row["to"]);
  if (from && to && *from > *to) return fmt::format("ends on {} before it begins on {}", row["to"], row["from"]);
  return {};
}

}  // namespace

void check_cells(const Table& table, const Schema& schema, const Codes& codes, Faults& faults) {
  std::map<std::string_view, uint32_t> lines_of_keys;
  const bool has_span =
      std::any_of(schema.columns.begin(), schema.columns.end(), [](const Column& c) { return c.name == "from"; });
  for (const Table::Row& row : table.rows()) {
    for (const Column& column : schema.columns) {
      const std::string_view cell = row[column.name];
      if (cell.empty()) {
        if (column.cell == Column::Cell::required) faults.add(table.file(), row.line(), fmt::format("no {}", column.name));
      } else if (column.type != Column::Type::text) {
        if (std::string complaint = check_cell(cell, column.type, row, codes); !complaint.empty())
          faults.add(table.file(), row.line(), fmt::format("{}: {}", column.name, complaint));
      }
    }
    if (has_span)
      if (std::string complaint = check_order(row); !complaint.empty())
        faults.add(table.file(), row.line(), std::move(complaint));
    if (!schema.key.empty() && !row[schema.key].empty()) {
      const auto [known, is_new] = lines_of_keys.emplace(row[schema.key], row.line());
      if (!is_new)
        faults.add(table.file(), row.line(),
                   fmt::format("{} '{}' stands in line {} already", schema.key, known->first, known->second));
    }
  }
}

}  // namespace tabard
