#pragma once
// CsvRecords: records of comma- or tab-separated values as RFC 4180 has them: a cell in double quotes may hold separators, line
// ends and, doubled, quotes.
//
// Lenient where nothing is lost: a quote inside a bare cell stands for itself, so does what follows a closing quote.

#include <memory>
#include <string>
#include <vector>

#include "io/input.h"

namespace tabard {

class CsvRecords {
 public:
  enum class Outcome : uint8_t { record, too_long, unclosed, end };

  // Records of more than `limit` bytes are skipped as they come. A quote that is still open at the end makes its record
  // `unclosed`.
  CsvRecords(std::unique_ptr<Input> input, char separator, size_t limit);

  // Empty lines are skipped.
  Result<Outcome> next(std::vector<std::string>& cells);

  // Line, from 1, on which the record begins that next() gave last.
  uint32_t line() const { return record_line_; }

 private:
  static constexpr int end_of_input = -1;
  Result<int> take();  // next byte

  std::unique_ptr<Input> input_;
  char separator_;
  size_t limit_;
  std::string buffer_;
  size_t start_ = 0, end_ = 0;
  uint32_t line_ = 1, record_line_ = 1;
  bool is_start_ = true;
};

}  // namespace tabard
