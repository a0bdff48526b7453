#pragma once
// How names are compared: "Ménaka" and "MENAKA", "Port-au-Prince" and "Port au Prince", "Sana'a" and "Sanaa",
// "U.S." and "US" are one name. Case, Latin diacritics, apostrophes and full stops do not count; hyphens and any white space
// are a blank. Letters of other scripts stay as they are.

#include <cstdint>
#include <string_view>

namespace tabard {

// The characters that count, one after the other, without making a string.
class NameFolder {
 public:
  explicit NameFolder(std::string_view text) : text_(text) {}
  // The next one in `c`; false at the end.
  bool next(char& c);

 private:
  std::string_view text_;
  size_t at_ = 0;
  size_t rest_ = 0;  // bytes left of a letter of another script
  bool is_started_ = false;
};

// FNV-1a over the folded characters. Names that are the same have the same key; others differ but for chance.
uint64_t name_key(std::string_view text);

bool is_same_name(std::string_view a, std::string_view b);

// Does a letter in upper case begin this word? Any non-ASCII letter but those of Latin in lower case counts.
bool begins_upper(std::string_view word);

}  // namespace tabard
