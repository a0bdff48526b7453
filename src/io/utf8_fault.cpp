// Where bytes stop being UTF-8: the table of well-formed sequences of the Unicode Standard, chapter 3, table 3-7.
#include <fmt/format.h>

#include "io/document_files.h"

namespace tabard {
namespace {

// Length of the well-formed sequence at the start of `bytes`; 0 where there is none.
size_t sequence_length(std::string_view bytes) {
  const auto byte = [bytes](size_t i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u; };
  const auto is_between = [](unsigned value, unsigned low, unsigned high) { return low <= value && value <= high; };
  const auto is_tail = [&](size_t i) { return is_between(byte(i), 0x80, 0xBF); };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (is_between(first, 0xC2, 0xDF)) return is_tail(1) ? 2 : 0;
  if (is_between(first, 0xE0, 0xEF)) {
    const unsigned low = first == 0xE0 ? 0xA0 : 0x80, high = first == 0xED ? 0x9F : 0xBF;  // neither overlong nor a surrogate
    return is_between(byte(1), low, high) && is_tail(2) ? 3 : 0;
  }
  if (is_between(first, 0xF0, 0xF4)) {
    const unsigned low = first == 0xF0 ? 0x90 : 0x80, high = first == 0xF4 ? 0x8F : 0xBF;
    return is_between(byte(1), low, high) && is_tail(2) && is_tail(3) ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::optional<std::string> utf8_fault(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
    return "not UTF-8: this looks like UTF-16; convert it, for example with iconv -f UTF-16 -t UTF-8";
  for (size_t i = 0; i < bytes.size();) {
    const size_t length = sequence_length(bytes.substr(i, 4));
    if (length == 0) return fmt::format("not UTF-8 at byte {} (0x{:02X})", i, static_cast<unsigned char>(bytes[i]));
    i += length;
  }
  return std::nullopt;
}

}  // namespace tabard
