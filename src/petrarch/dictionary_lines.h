#pragma once
// The lines of a PETRARCH dictionary without comments, which every reader of one starts from.
//
// "NORWAY [NOR] # of old" -> line 1, "NORWAY [NOR]". Comments are "#" and ";" to the end of the line, and "<!-- ... -->" on one
// line or over several. Lines on which nothing is left do not come out, but keep their number.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tabard {

enum class Blanks : bool { drop, keep };

struct DictionaryLine {
  uint32_t number = 0;       // 1-based
  std::string text;          // without blanks at either end
  bool is_indented = false;  // began with a blank or a tab
};

// With Blanks::keep, empty lines come out too.
std::vector<DictionaryLine> dictionary_lines(std::string_view text, Blanks blanks = Blanks::drop);

std::string_view without_blanks(std::string_view text);

// "[ ~GOV ]" -> "~GOV": what stands in the first pair of brackets; nothing without a pair.
std::optional<std::string_view> in_brackets(std::string_view line, char open = '[', char close = ']');

}  // namespace tabard
