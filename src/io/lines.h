#pragma once
// Lines: one line after another from an Input, none longer than a limit in memory.

#include <memory>
#include <string>

#include "io/input.h"

namespace tabard {

class Lines {
 public:
  enum class Outcome : uint8_t { line, too_long, end };

  // Lines of more than `limit` bytes are skipped as they come and reported as `too_long`.
  Lines(std::unique_ptr<Input> input, size_t limit);

  // Puts the next line into `line`, without its "\n" or "\r\n" and, on the first line, without a byte order mark.
  Result<Outcome> next(std::string& line);

  // Number of the line that next() gave last, from 1.
  uint32_t number() const { return number_; }

 private:
  Result<bool> fill();  // false at the end

  std::unique_ptr<Input> input_;
  size_t limit_;
  std::string buffer_;
  size_t start_ = 0, end_ = 0;  // unread bytes of buffer_
  uint32_t number_ = 0;
};

}  // namespace tabard
