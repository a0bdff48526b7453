#include "petrarch/dictionary_lines.h"

#include <algorithm>

namespace tabard {
namespace {

constexpr std::string_view blanks_of_lines = " \t\r\f\v";

// Takes "<!-- ... -->" out of `line`; `is_inside` says whether one is open, before and after. "<! --" is common enough to
// count.
std::string without_markup(std::string_view line, bool& is_inside) {
  std::string left;
  while (!line.empty()) {
    const std::string_view mark = is_inside ? "-->" : "<!";
    const size_t at = line.find(mark);
    if (!is_inside) left += line.substr(0, at);
    if (at == std::string_view::npos) break;
    line.remove_prefix(at + mark.size());
    is_inside = !is_inside;
  }
  return left;
}

}  // namespace

std::string_view without_blanks(std::string_view text) {
  const size_t first = text.find_first_not_of(blanks_of_lines);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks_of_lines) - first + 1);
}

std::vector<DictionaryLine> dictionary_lines(std::string_view text, Blanks blanks) {
  std::vector<DictionaryLine> lines;
  bool is_inside = false;
  for (uint32_t number = 1; !text.empty(); ++number) {
    const std::string_view whole = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(whole.size() + 1, text.size()));
    const bool was_inside = is_inside;
    std::string left = without_markup(whole, is_inside);
    left = left.substr(0, left.find_first_of("#;"));
    const std::string_view bare = without_blanks(left);
    // A comment alone on its line is no empty line.
    if (bare.empty() && (blanks == Blanks::drop || was_inside || !without_blanks(whole).empty())) continue;
    lines.push_back({number, std::string(bare), !left.empty() && (left[0] == ' ' || left[0] == '\t')});
  }
  return lines;
}

std::optional<std::string_view> in_brackets(std::string_view line, char open, char close) {
  const size_t start = line.find(open);
  if (start == std::string_view::npos) return std::nullopt;
  const size_t end = line.find(close, start);
  if (end == std::string_view::npos) return std::nullopt;
  return without_blanks(line.substr(start + 1, end - start - 1));
}

}  // namespace tabard
