#include "store/word_query.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace tabard {
namespace {

struct Term {
  std::string words;
  bool is_without = false, is_or = false;
};

bool has_word(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_letter(c) || is_digit(c) || c > 0x7F) return true;
  }
  return false;
}

std::vector<Term> split(std::string_view text) {
  std::vector<Term> terms;
  bool is_or = false;
  while (!text.empty()) {
    if (text[0] == ' ' || text[0] == '\t' || text[0] == '\n') {
      text.remove_prefix(1);
      continue;
    }
    Term term;
    if (text[0] == '-') {
      term.is_without = true;
      text.remove_prefix(1);
    }
    const bool is_quoted = text.starts_with('"');
    if (is_quoted) text.remove_prefix(1);
    const size_t end = std::min(text.find_first_of(is_quoted ? "\"" : " \t\n\""), text.size());
    term.words = text.substr(0, end);
    text.remove_prefix(std::min(end + (is_quoted ? 1 : 0), text.size()));
    if (!is_quoted && !term.is_without && to_lower(term.words) == "or") {
      is_or = !terms.empty();
      continue;
    }
    if (!has_word(term.words)) continue;
    term.is_or = std::exchange(is_or, false);
    terms.push_back(std::move(term));
  }
  return terms;
}

}  // namespace

Result<std::string> fts5_query(std::string_view text) {
  std::string wanted, without;  // of the alternative at hand
  std::string query;
  const auto end_alternative = [&] {
    if (wanted.empty()) return false;
    query += (query.empty() ? "(" : " OR (") + wanted + without + ")";
    wanted.clear();
    without.clear();
    return true;
  };
  bool is_good = true;
  for (const Term& term : split(text)) {
    if (term.is_or) is_good = end_alternative() && is_good;
    const std::string quoted = '"' + term.words + '"';
    if (term.is_without)
      without += " NOT " + quoted;
    else
      wanted += (wanted.empty() ? "" : " AND ") + quoted;
  }
  if (!end_alternative() || !is_good)
    return fail(Error::Kind::usage, "'" + std::string(text) + "' names no word that must be there: `oil -gas` does");
  return query;
}

}  // namespace tabard
