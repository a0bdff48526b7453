#include "lexicon/lines.h"

#include "base/utf8.h"

namespace tabard {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
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
  return bytes.find('\0') == std::string_view::npos && !find_invalid_utf8(bytes);
}

std::string_view without_mark(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (text.substr(0, mark.size()) == mark) text.remove_prefix(mark.size());
  return text;
}

}  // namespace tabard
