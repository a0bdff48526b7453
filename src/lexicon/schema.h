#pragma once
// What each table of the lexicon must look like: its columns, and what a cell of each may hold. lexicon/README.md says the same
// for people.

#include <string_view>
#include <vector>

#include "lexicon/codes.h"
#include "lexicon/faults.h"
#include "lexicon/table.h"

namespace tabard {

struct Column {
  enum class Type : uint8_t {
    text,        // any words
    texts,       // several, separated by "|"
    code,        // two or three capital letters
    country,     // of codes/countries.tsv or codes/international.tsv
    sectors,     // "GOV|MIL"
    kind,        // person, organization, country, place, group
    name_kind,   // person, organization, place, none
    name_kinds,  // given, surname, person, place, organization; several
    word_class,  // of names/words.tsv
    gender,
    day,  // 2023-07-27
    latitude,
    longitude,
    goldstein,
    count,
    event,  // CONSULT
    mode,   // of the event in the column plover_event
    contexts,
    cameo,      // of codes/cameo.tsv
    new_cameo,  // a CAMEO code that this row defines
    quad,
    status,
    precision,
  };
  enum class Cell : uint8_t { required, optional };

  std::string_view name;
  Type type = Type::text;
  Cell cell = Cell::optional;
};

struct Schema {
  std::string_view path;  // inside a lexicon folder: "actors/roles.tsv"
  std::vector<Column> columns;
  std::string_view key;     // a column whose values may occur once only; "" for none
  bool must_exist = false;  // in the first lexicon folder

  std::vector<std::string_view> column_names() const;
};

const std::vector<Schema>& schemas();
// Null: no table has that path.
const Schema* find_schema(std::string_view path);

// Every cell of every row against its column's type.
void check_cells(const Table& table, const Schema& schema, const Codes& codes, Faults& faults);

}  // namespace tabard
