#pragma once
// CodePointIndex: from bytes of a text to its Unicode code points, the offsets that leave the program (CONTRACT.md, "All text
// is UTF-8").
//
// Built in one pass; a look-up counts at most 64 bytes. Where a text is ASCII the two are the same and nothing is kept.
//   CodePointIndex("Malé is …").at(Span{0, 5}) == CodePointSpan{0, 4}

#include <string_view>
#include <vector>

#include "core/span.h"

namespace tabard {

class CodePointIndex {
 public:
  // Views `text`, which must be UTF-8 and outlive the index.
  explicit CodePointIndex(std::string_view text);

  // `byte` may be the length of the text; it must begin a code point.
  uint32_t at(uint32_t byte) const;
  CodePointSpan at(Span span) const { return {at(span.start), at(span.end)}; }

 private:
  static constexpr size_t block = 64;
  std::string_view text_;
  std::vector<uint32_t> before_;  // code points before each block of bytes; empty: all ASCII
};

}  // namespace tabard
