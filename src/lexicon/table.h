#pragma once
// Table: one `.tsv` file of the lexicon, split into cells. lexicon/README.md describes the format.
//
//   for (const Table::Row& row : table.rows()) use(row["name"], split_values(row["aliases"]), row.origin());
//
// Immutable once parsed; rows point to their table, which stays where it is.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/origin.h"
#include "lexicon/faults.h"
#include "lexicon/lines.h"

namespace tabard {

class Table {
 public:
  class Row {
   public:
    // The cell of that column, without white space around it; "" where the column is missing or the row too short.
    std::string_view operator[](std::string_view column) const;
    Origin origin() const { return {table_->file_index_, line_}; }
    uint32_t line() const { return line_; }

   private:
    friend class Table;
    const Table* table_ = nullptr;
    uint32_t line_ = 0;
    uint32_t first_cell_ = 0;
    uint32_t cell_count_ = 0;
  };

  // Splits `text`, which is kept. Faults: no header, a missing column of `wanted`, an unknown column, more cells than columns,
  // a cell that is not UTF-8. Rows that are at fault are left out.
  static std::unique_ptr<Table> parse(std::string file, uint32_t file_index, std::string text,
                                      const std::vector<std::string_view>& wanted, Faults& faults);

  Table() = default;
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  const std::string& file() const { return file_; }
  const std::vector<Row>& rows() const { return rows_; }
  const std::vector<std::string_view>& columns() const { return columns_; }

 private:
  void read_header(std::string_view line, uint32_t number, const std::vector<std::string_view>& wanted, Faults& faults);
  void read_row(std::string_view line, uint32_t number, Faults& faults);

  std::string file_;  // as shown in messages: "lexicon/actors/roles.tsv"
  uint32_t file_index_ = 0;
  std::string text_;
  std::vector<std::string_view> columns_;
  std::vector<std::string_view> cells_;
  std::vector<Row> rows_;
};

}  // namespace tabard
