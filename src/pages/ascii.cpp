#include "pages/ascii.h"

#include <algorithm>

#include "base/utf8.h"

namespace tabard {

bool is_same_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return to_lower_ascii(x) == to_lower_ascii(y); });
}

size_t find_ignoring_case(std::string_view text, std::string_view lower, size_t from) {
  if (from >= text.size()) return std::string_view::npos;
  const auto at = std::search(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), lower.begin(), lower.end(),
                              [](char x, char y) { return to_lower_ascii(x) == y; });
  return at == text.end() ? std::string_view::npos : static_cast<size_t>(at - text.begin());
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), to_lower_ascii);
  return lower;
}

std::string squeeze(std::string_view text) {
  std::string squeezed;
  squeezed.reserve(text.size());
  bool is_space_due = false;
  for (size_t at = 0; at < text.size();) {
    const size_t start = at;
    const char32_t c = next_code_point(text, at);
    if (is_space(c) || c == U'\u200B' || c == U'\uFEFF') {
      is_space_due = !squeezed.empty();
      continue;
    }
    if (is_space_due) squeezed += ' ';
    is_space_due = false;
    squeezed.append(text.substr(start, at - start));
  }
  return squeezed;
}

}  // namespace tabard
