#pragma once
// Markup is ASCII and knows no case: the few functions on bytes that its readers share. No locale.

#include <string>
#include <string_view>

namespace tabard {

constexpr char to_lower_ascii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr bool is_ascii_letter(char c) {
  return to_lower_ascii(c) >= 'a' && to_lower_ascii(c) <= 'z';
}
constexpr bool is_ascii_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool is_same_ignoring_case(std::string_view a, std::string_view b);

// Where `lower`, which is in lower case, begins in `text` at or after `from`, whatever the case there; npos if nowhere.
size_t find_ignoring_case(std::string_view text, std::string_view lower, size_t from);

std::string lower_ascii(std::string_view text);

// Without white space at both ends, and one space for each run of it inside. Unicode's spaces too.
std::string squeeze(std::string_view text);

}  // namespace tabard
