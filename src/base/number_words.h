#pragma once
// Numbers that are written as one word.

#include <optional>
#include <string_view>

namespace tabard {

// "zero" to "twenty", "thirty" to "ninety" by tens, in small letters; nothing for other words, "hundred" among them, which only
// multiplies.
std::optional<int> number_word(std::string_view word);

}  // namespace tabard
