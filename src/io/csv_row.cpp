#include "io/csv_row.h"

namespace tabard {

std::string on_one_line(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    const bool is_blank = c == '\t' || c == '\n' || c == '\r' || c == ' ';
    if (!is_blank && (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)) continue;
    if (!is_blank || !plain.ends_with(' ')) plain += is_blank ? ' ' : c;
  }
  return plain;
}

void CsvRow::cell(std::string_view value) {
  begin();
  write(value, value.find_first_of("\"\r\n") != std::string_view::npos || value.find(separator_) != std::string_view::npos);
}

void CsvRow::code(std::string_view value) {
  begin();
  write(value, true);
}

void CsvRow::words(std::string_view value) {
  std::string plain = on_one_line(value);
  if (!plain.empty() && std::string_view("=+-@").find(plain[0]) != std::string_view::npos) plain.insert(0, 1, '\'');
  cell(plain);
}

void CsvRow::begin() {
  if (!is_first_) out_ += separator_;
  is_first_ = false;
}

void CsvRow::write(std::string_view value, bool is_quoted) {
  if (!is_quoted) {
    out_ += value;
    return;
  }
  out_ += '"';
  for (const char c : value) {
    if (c == '"') out_ += '"';
    out_ += c;
  }
  out_ += '"';
}

}  // namespace tabard
