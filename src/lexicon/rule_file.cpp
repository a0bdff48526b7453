#include "lexicon/rule_file.h"

#include <fmt/format.h>

#include "lexicon/lines.h"

namespace tabard {
namespace {

// "meet | confer   # the lemma" -> "meet | confer"
std::string_view without_comment(std::string_view text) {
  for (size_t i = 0; i < text.size(); ++i)
    if (text[i] == '#' && (i == 0 || text[i - 1] == ' ' || text[i - 1] == '\t')) return trim(text.substr(0, i));
  return text;
}

}  // namespace

std::vector<RuleBlock> split_rule_file(const std::string& file, std::string_view text, Faults& faults) {
  std::vector<RuleBlock> blocks;
  each_line(text, [&](uint32_t number, std::string_view line) {
    const std::string_view content = trim(line);
    if (content.empty() || content.front() == '#') return;
    if (!is_text(line)) {
      faults.add(file, number, "this line is not UTF-8; save the file as UTF-8");
      return;
    }
    RuleLine parsed;
    parsed.line = number;
    parsed.rest = content;
    parsed.keyword = take_word(parsed.rest);
    const bool is_sentence = !parsed.keyword.empty() && (parsed.keyword.front() == '+' || parsed.keyword.front() == '-');
    if (!is_sentence) parsed.rest = without_comment(parsed.rest);
    const bool is_indented = line.front() == ' ' || line.front() == '\t';
    if (!is_indented) {
      blocks.push_back({parsed, {}});
    } else if (blocks.empty()) {
      faults.add(file, number,
                 fmt::format("'{}' is indented but belongs to no rule above it; begin the file with 'event EVENT', "
                             "then 'rule NAME' at the margin",
                             parsed.keyword));
    } else {
      blocks.back().lines.push_back(parsed);
    }
  });
  return blocks;
}

}  // namespace tabard
