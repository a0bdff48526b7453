#pragma once
// TabRow: one row of a file whose readers know no quotes: tabs between cells, and neither tab nor line end in any.

#include <cstdint>
#include <string>
#include <string_view>

#include "io/csv_row.h"

namespace tabard {

class TabRow {
 public:
  explicit TabRow(std::string& out) : out_(out) {}

  TabRow& cell(std::string_view text) {
    if (!is_first_) out_ += '\t';
    is_first_ = false;
    out_ += on_one_line(text);
    return *this;
  }
  TabRow& cell(int64_t number) { return cell(std::to_string(number)); }
  TabRow& empty(int count) {
    for (; count > 0; --count) cell("");
    return *this;
  }
  void end() { out_ += '\n'; }

 private:
  std::string& out_;
  bool is_first_ = true;
};

}  // namespace tabard
