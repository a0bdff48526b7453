#include "syntax/name_spans.h"

namespace tabard {
namespace {

bool is_proper(const Token& token) {
  return token.xpos == "NNP" || token.xpos == "NNPS";
}

bool is_joined(const Token& token, uint32_t first, uint32_t end) {
  const bool is_part = token.deprel == Deprel::flat || token.deprel == Deprel::compound || token.deprel == Deprel::amod;
  return is_part && token.head >= static_cast<int32_t>(first) && token.head < static_cast<int32_t>(end);
}

// Whether `beside` hangs on a word of the name, or one of those on it.
bool belongs(const std::vector<Token>& tokens, const Name& name, uint32_t beside) {
  if (!is_proper(tokens[beside])) return false;
  if (is_joined(tokens[beside], name.first, name.end)) return true;
  for (uint32_t i = name.first; i < name.end; ++i)
    if (is_joined(tokens[i], beside, beside + 1)) return true;
  return false;
}

}  // namespace

void append_names(std::span<const std::string_view> labels, uint32_t first, std::vector<Name>& names) {
  bool is_inside = false;
  for (uint32_t i = 0; i < labels.size(); ++i) {
    const std::string_view label = labels[i];
    if (label.empty() || label == "O") {
      is_inside = false;
      continue;
    }
    if (label[0] == 'B' || !is_inside) names.push_back({first + i, first + i, parse_kind(label.substr(1))});
    names.back().end = first + i + 1;
    is_inside = true;
  }
}

void grow_names(const std::vector<Token>& tokens, uint32_t first, uint32_t end, size_t from, std::vector<Name>& names) {
  for (size_t i = from; i < names.size(); ++i) {
    Name& name = names[i];
    const uint32_t least = i > from ? names[i - 1].end : first, most = i + 1 < names.size() ? names[i + 1].first : end;
    while (name.end < most && belongs(tokens, name, name.end)) ++name.end;
    while (name.first > least && belongs(tokens, name, name.first - 1)) --name.first;
  }
}

}  // namespace tabard
