#pragma once
// A lemma as an edit of the word: "L|3|y" takes the lower-cased word, drops its last three letters and adds "y".
//
// "Countries" with "L|3|y" -> "country"; "Minsk" with "C|0|" -> "Minsk" (C keeps the case).

#include <string_view>

#include "base/string_pool.h"

namespace tabard {

// The lemma; a script that does not fit the word gives the lower-cased word. Views the form, the script or the pool.
std::string_view apply_lemma_script(std::string_view form, std::string_view script, StringPool& strings);

}  // namespace tabard
