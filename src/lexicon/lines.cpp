#include "lexicon/lines.h"

namespace tabard {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

// How many bytes the well-formed sequence at `at` has; 0 if there is none. Unicode 15, table 3-7.
size_t sequence_length(std::string_view bytes, size_t at) {
  const auto byte = [&](size_t i) { return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0u; };
  const auto continues = [&](size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
  const unsigned first = byte(0), second = byte(1);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return continues(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const bool is_allowed = first == 0xE0 ? second >= 0xA0 : first == 0xED ? second <= 0x9F : true;
    return is_allowed && continues(1) && continues(2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const bool is_allowed = first == 0xF0 ? second >= 0x90 : first == 0xF4 ? second <= 0x8F : true;
    return is_allowed && continues(1) && continues(2) && continues(3) ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split_values(std::string_view cell, char separator) {
  std::vector<std::string_view> values;
  if (trim(cell).empty()) return values;
  for (;;) {
    const size_t bar = cell.find(separator);
    values.push_back(trim(cell.substr(0, bar)));
    if (bar == std::string_view::npos) return values;
    cell.remove_prefix(bar + 1);
  }
}

std::string_view take_word(std::string_view& text) {
  text = trim(text);
  size_t end = 0;
  while (end < text.size() && !is_blank(text[end])) ++end;
  const std::string_view word = text.substr(0, end);
  text = trim(text.substr(end));
  return word;
}

bool is_text(std::string_view bytes) {
  for (size_t at = 0; at < bytes.size();) {
    if (bytes[at] == '\0') return false;
    const size_t length = sequence_length(bytes, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

std::string_view without_mark(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (text.substr(0, mark.size()) == mark) text.remove_prefix(mark.size());
  return text;
}

}  // namespace tabard
