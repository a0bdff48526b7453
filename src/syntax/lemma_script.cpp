#include "syntax/lemma_script.h"

#include <string>

#include "base/utf8.h"

namespace tabard {

std::string_view apply_lemma_script(std::string_view form, std::string_view script, StringPool& strings) {
  const size_t bar = script.size() > 2 ? script.find('|', 2) : std::string_view::npos;
  const bool is_well_formed = bar != std::string_view::npos && script[1] == '|';
  size_t drop = 0;
  if (is_well_formed)
    for (const char digit : script.substr(2, bar - 2)) drop = drop * 10 + static_cast<size_t>(digit - '0');
  const bool keeps_case = is_well_formed && script[0] == 'C';
  if (keeps_case && drop == 0 && bar + 1 == script.size()) return form;

  std::string lemma = keeps_case ? std::string(form) : to_lower(form);
  if (is_well_formed && count_code_points(lemma) >= drop) {
    while (drop > 0) {  // a letter is its first byte and the continuation bytes behind it
      while ((static_cast<unsigned char>(lemma.back()) & 0xC0) == 0x80) lemma.pop_back();
      lemma.pop_back();
      --drop;
    }
    lemma += script.substr(bar + 1);
  }
  if (lemma.empty() || lemma == form) return form;
  return strings.keep(lemma);
}

}  // namespace tabard
