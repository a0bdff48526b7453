#pragma once
// Output: standard output or a file, with every write checked.
//
// A full disk is an Error. A reader that has gone ("tabard code ... | head") is none: is_closed() turns true and further writes
// do nothing. SIGPIPE must be ignored for that, which main() sees to. One thread at a time.

#include <string>
#include <string_view>

#include "base/result.h"

namespace tabard {

class Output {
 public:
  explicit Output(int descriptor) : descriptor_(descriptor) {}

  Result<void> write(std::string_view bytes);
  // Writes what is still held back. Call it at the end: the destructor does not.
  Result<void> flush();
  bool is_closed() const { return is_closed_; }

 private:
  int descriptor_;
  std::string held_;
  bool is_closed_ = false;
};

}  // namespace tabard
