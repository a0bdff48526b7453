#include "lexicon/table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>

#include "lexicon/suggestion.h"

namespace tabard {

std::string_view Table::Row::operator[](std::string_view column) const {
  const auto& columns = table_->columns_;
  for (uint32_t i = 0; i < cell_count_; ++i)
    if (columns[i] == column) return table_->cells_[first_cell_ + i];
  return {};
}

std::unique_ptr<Table> Table::parse(std::string file, uint32_t file_index, std::string text,
                                    const std::vector<std::string_view>& wanted, Faults& faults) {
  auto table = std::make_unique<Table>();
  table->file_ = std::move(file);
  table->file_index_ = file_index;
  table->text_ = std::move(text);
  each_line(table->text_, [&](uint32_t number, std::string_view line) {
    if (trim(line).empty() || line.front() == '#') return;
    if (!is_text(line)) {
      faults.add(table->file_, number,
                 "this line is not UTF-8; save the file as UTF-8 (in a spreadsheet: export as Unicode text)");
    } else if (table->columns_.empty()) {
      table->read_header(line, number, wanted, faults);
    } else {
      table->read_row(line, number, faults);
    }
  });
  if (table->columns_.empty())
    faults.add(table->file_, 0, fmt::format("no header: the first line names the columns {}", fmt::join(wanted, ", ")));
  return table;
}

void Table::read_header(std::string_view line, uint32_t number, const std::vector<std::string_view>& wanted, Faults& faults) {
  columns_ = split_values(line, '\t');
  for (size_t i = 0; i < columns_.size(); ++i) {
    if (std::find(columns_.begin(), columns_.begin() + static_cast<std::ptrdiff_t>(i), columns_[i]) !=
        columns_.begin() + static_cast<std::ptrdiff_t>(i))
      faults.add(file_, number, fmt::format("column '{}' is there twice", columns_[i]));
    else if (std::find(wanted.begin(), wanted.end(), columns_[i]) == wanted.end())
      faults.add(file_, number,
                 fmt::format("unknown column '{}'{} (this table has {})", columns_[i], did_you_mean(columns_[i], wanted),
                             fmt::join(wanted, ", ")));
  }
  for (const std::string_view column : wanted)
    if (std::find(columns_.begin(), columns_.end(), column) == columns_.end())
      faults.add(
          file_, number,
          fmt::format("column '{}' is missing; the columns are {}, with tabs between them", column, fmt::join(wanted, ", ")));
}

void Table::read_row(std::string_view line, uint32_t number, Faults& faults) {
  const uint32_t first = static_cast<uint32_t>(cells_.size());
  for (;;) {
    const size_t tab = line.find('\t');
    cells_.push_back(trim(line.substr(0, tab)));
    if (tab == std::string_view::npos) break;
    line.remove_prefix(tab + 1);
  }
  while (cells_.size() > first && cells_.back().empty()) cells_.pop_back();  // tabs at the line's end mean nothing
  const size_t count = cells_.size() - first;
  if (count > columns_.size()) {
    faults.add(file_, number, fmt::format("{} cells, but {} columns; is there a tab too many?", count, columns_.size()));
    cells_.resize(first);
    return;
  }
  Row row;
  row.table_ = this;
  row.line_ = number;
  row.first_cell_ = first;
  row.cell_count_ = static_cast<uint32_t>(count);
  rows_.push_back(row);
}

}  // namespace tabard
