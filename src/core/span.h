#pragma once
// Where something stands in a document's text.
//
// Span counts bytes and is what the program works with. CodePointSpan counts Unicode code points and is what leaves the program
// (CONTRACT.md); only io makes one, from a CodePointIndex. The two do not convert into each other.

#include <cstdint>
#include <string_view>

namespace tabard {

struct Span {
  uint32_t start = 0, end = 0;  // bytes, half-open: text.substr(start, end - start) is the span's text

  uint32_t size() const { return end - start; }
  bool is_empty() const { return start == end; }
  bool contains(Span other) const { return start <= other.start && other.end <= end; }
  bool overlaps(Span other) const { return start < other.end && other.start < end; }
  std::string_view in(std::string_view text) const { return text.substr(start, end - start); }
  friend bool operator==(const Span&, const Span&) = default;
};

struct CodePointSpan {
  uint32_t start = 0, end = 0;
  friend bool operator==(const CodePointSpan&, const CodePointSpan&) = default;
};

}  // namespace tabard
