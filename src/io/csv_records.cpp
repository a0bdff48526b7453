#include "io/csv_records.h"

namespace tabard {
namespace {

constexpr size_t most_cells = 10'000;  // no table of reports has more columns: a bound on memory for rows of bare separators

}  // namespace

CsvRecords::CsvRecords(std::unique_ptr<Input> input, char separator, size_t limit)
    : input_(std::move(input)), separator_(separator), limit_(limit), buffer_(1 << 16, '\0') {}

Result<int> CsvRecords::take() {
  if (start_ == end_) {
    TRY(end_, input_->read(buffer_.data(), buffer_.size()));
    start_ = 0;
    if (is_start_ && std::string_view(buffer_.data(), end_).starts_with("\xEF\xBB\xBF")) start_ = 3;
    is_start_ = false;
    if (start_ == end_) return end_of_input;
  }
  const int byte = static_cast<unsigned char>(buffer_[start_++]);
  line_ += byte == '\n';
  return byte;
}

Result<CsvRecords::Outcome> CsvRecords::next(std::vector<std::string>& cells) {
  enum class State { cell_start, bare, quoted, quote_in_quoted } state = State::cell_start;
  cells.assign(1, {});
  record_line_ = line_;
  size_t size = 0;
  bool is_too_long = false, is_blank = true;
  for (;;) {
    TRY(const int byte, take());
    if (byte == end_of_input) {
      if (is_blank) return Outcome::end;
      if (is_too_long) return Outcome::too_long;
      return state == State::quoted ? Outcome::unclosed : Outcome::record;
    }
    const char c = static_cast<char>(byte);
    if (!is_too_long && (++size > limit_ || cells.size() > most_cells)) {
      is_too_long = true;
      cells.assign(1, {});
    }
    if (state == State::quoted && c == '"') {
      state = State::quote_in_quoted;
      continue;
    }
    if (state != State::quoted) {
      if (c == '\n') {
        if (state != State::quote_in_quoted && cells.back().ends_with('\r')) {
          cells.back().pop_back();
          is_blank = is_blank || (cells.size() == 1 && cells[0].empty());
        }
        if (is_too_long) return Outcome::too_long;
        if (!is_blank) return Outcome::record;
        cells.assign(1, {});
        record_line_ = line_;
        size = 0;
        state = State::cell_start;
        continue;
      }
      if (c == separator_) {
        is_blank = false;
        if (!is_too_long) cells.emplace_back();
        state = State::cell_start;
        continue;
      }
      if (c == '"' && state != State::bare) {
        if (state == State::quote_in_quoted) cells.back() += '"';
        is_blank = false;
        state = State::quoted;
        continue;
      }
      if (c == '\r' && state == State::quote_in_quoted) continue;  // of the line end behind a quoted cell
      state = State::bare;
    }
    if (c != '\r') is_blank = false;
    if (!is_too_long) cells.back() += c;
  }
}

}  // namespace tabard
