#pragma once
// Tokenizer: text -> words, as the English treebanks of Universal Dependencies cut them.
//
// "Don't fly to the U.S.-led base (yet)." -> Do n't fly to the U.S. - led base ( yet ) .   where Do and n't are one multiword
// token. Hyphenated words are cut at the hyphen but for prefixes ("non-", "re-", "co-"); numbers, dates, addresses stay whole.
// Works on the whole document at once; sentences come after. Time linear in the text, whatever it is.

#include <cstdint>
#include <string_view>
#include <vector>

namespace tabard {

struct Piece {
  // What stands between this word and the one before.
  enum class Gap : uint8_t { none, space, newline, blank_line };

  size_t start = 0, end = 0;  // bytes of the text given to tokenize()
  uint8_t joined = 1;         // on the first word of a multiword token: how many words; 0 on the others
  Gap gap = Gap::none;
};

std::vector<Piece> tokenize(std::string_view text);

// "Gen.", "U.S.", "No.", "J.": the stop belongs to the word.
bool is_abbreviation(std::string_view word);

}  // namespace tabard
