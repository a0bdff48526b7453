#pragma once
// Hard-wrapped text: paragraphs cut into lines of one width, as wires and mail are.
//
//   "The ministers of both countries agreed on Tuesday to send a"
//   "group of engineers to the river, where the old bridge fell."
// A line end is a wrap where the next word would not have fitted on the line. Whoever writes a heading, a list or a sentence a
// line breaks sooner. The treebanks have no such text, so this is a rule and not learnt.

#include <string_view>
#include <vector>

#include "text/tokenizer.h"

namespace tabard {

// Turns the `newline` gaps of wrapped paragraphs into `space`. Time linear in the text.
void join_wrapped_lines(std::string_view text, std::vector<Piece>& pieces);

}  // namespace tabard
