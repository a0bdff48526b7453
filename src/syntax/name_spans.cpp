#include "syntax/name_spans.h"

namespace tabard {

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

}  // namespace tabard
