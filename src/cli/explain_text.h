#pragma once
// A coded document for people: every sentence's tree, what was found in it, the events, and the lexicon line behind each
// decision.

#include <string>
#include <string_view>

#include "pipeline/coder.h"

namespace tabard {

// `event`: only the events whose id begins so, with their sentences; "" is all. The text is empty where no event has that id.
std::string explain(const Coded& coded, const Lexicon& lexicon, std::string_view event);

}  // namespace tabard
