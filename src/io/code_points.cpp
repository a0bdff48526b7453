#include "io/code_points.h"

#include <algorithm>
#include <cstddef>

namespace tabard {
namespace {

bool begins_code_point(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

}  // namespace

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) >= 0; })) return;
  before_.reserve(text.size() / block + 1);
  uint32_t count = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (i % block == 0) before_.push_back(count);
    count += begins_code_point(text[i]);
  }
  if (text.size() % block == 0) before_.push_back(count);
}

uint32_t CodePointIndex::at(uint32_t byte) const {
  if (before_.empty()) return byte;
  const size_t first = byte / block * block;
  const auto count = std::count_if(text_.begin() + static_cast<std::ptrdiff_t>(first), text_.begin() + byte, begins_code_point);
  return before_[byte / block] + static_cast<uint32_t>(count);
}

}  // namespace tabard
