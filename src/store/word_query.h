#pragma once
// WordQuery: words that a sentence must hold, in the few signs that search engines have taught everybody.
//
//   oil sanctions       both words         "oil sanctions"   side by side
//   oil or gas          either             oil -gas          the first without the second

#include <string>
#include <string_view>

#include "base/result.h"

namespace tabard {

// As FTS5 of SQLite has it: `"oil" NOT "gas"`. An error where no word is wanted. (PostgreSQL's websearch_to_tsquery takes the
// text as it is.)
Result<std::string> fts5_query(std::string_view text);

}  // namespace tabard
