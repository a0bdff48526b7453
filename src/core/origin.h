#pragma once
// Origin: the lexicon line that decided something. Eight bytes, carried by every decision, shown by `rule` and `--explain`.

#include <cstdint>

namespace tabard {

struct Origin {
  uint32_t file = 0;  // index into Lexicon::files(); meaningless while line is 0
  uint32_t line = 0;  // 1-based; 0: no line of the lexicon decided this, the program did
  explicit operator bool() const { return line != 0; }
  friend bool operator==(const Origin&, const Origin&) = default;
};

}  // namespace tabard
