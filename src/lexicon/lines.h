#pragma once
// The lines of a lexicon file and the words of a line. Nothing here knows tables or rules.

#include <cstdint>
#include <string_view>
#include <vector>

namespace tabard {

// Without blanks, tabs and carriage returns at either end.
std::string_view trim(std::string_view text);

// "a|b | c" -> a, b, c; [] for an empty cell. Values are trimmed; an empty one between two bars is kept as "".
std::vector<std::string_view> split_values(std::string_view cell, char separator = '|');

// Takes the first word off `text`: "verb meet | confer" -> "verb", and `text` is "meet | confer".
std::string_view take_word(std::string_view& text);

// Well-formed UTF-8 without zero bytes.
bool is_text(std::string_view bytes);

// The text without the byte order mark that some editors put before it.
std::string_view without_mark(std::string_view text);

// Calls visit(number, line) for each line, counted from 1, without its line end ("\n" or "\r\n").
template <class Visit>
void each_line(std::string_view text, Visit visit) {
  text = without_mark(text);
  for (uint32_t number = 1; !text.empty(); ++number) {
    const size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    visit(number, line);
  }
}

}  // namespace tabard
