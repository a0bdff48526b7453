#pragma once
// A `.rules` file cut into blocks: a head at the margin ("rule meet") and the indented lines that belong to it.
//
// Knows nothing of what the words mean; event_rule_parser does.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/faults.h"

namespace tabard {

struct RuleLine {
  std::string_view keyword;  // "actor"; "+", "-" and "=>" are keywords too
  std::string_view rest;     // "subject | with", without a comment; of "+" and "-": the sentence as it stands
  uint32_t line = 0;
};

struct RuleBlock {
  RuleLine head;
  std::vector<RuleLine> lines;
};

// Views into `text`, which must live as long as the blocks. Faults: a line that is not UTF-8, an indented line before any head.
std::vector<RuleBlock> split_rule_file(const std::string& file, std::string_view text, Faults& faults);

}  // namespace tabard
