#pragma once
// CsvRow: one row of comma- or tab-separated values, written cell by cell.
//
// Codes are quoted so that spreadsheets that keep quoted cells as text keep the zero of "042". A cell of the report's own words
// that a spreadsheet would take for a formula gets an apostrophe before it.

#include <string>
#include <string_view>

namespace tabard {

class CsvRow {
 public:
  CsvRow(std::string& out, char separator) : out_(out), separator_(separator) {}

  // A cell that tabard made: numbers, dates, codes of closed lists.
  void cell(std::string_view value);
  void code(std::string_view value);
  // A cell with words from outside.
  void words(std::string_view value);
  void end() { out_ += '\n'; }

 private:
  void begin();
  void write(std::string_view value, bool is_quoted);

  std::string& out_;
  char separator_;
  bool is_first_ = true;
};

// `text` on one line: every run of white space is one blank, other control characters are left out.
std::string on_one_line(std::string_view text);

}  // namespace tabard
