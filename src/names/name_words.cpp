#include "names/name_words.h"

#include "base/utf8.h"
#include "text/name_key.h"

namespace tabard {
namespace {

constexpr uint64_t basis = 14695981039346656037u, prime = 1099511628211u;

uint64_t hash_bytes(std::string_view text) {
  uint64_t hash = ~basis;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * prime;
  return hash;
}

}  // namespace

NameWords::NameWords(const Reading& r, const Tree& t, const NameTables& n) : reading(r), tree(t), tables(n) {
  keys_.reserve(reading.tokens.size());
  for (const Token& token : reading.tokens) {
    const uint64_t key = name_key(token.form);
    keys_.push_back(key == basis ? hash_bytes(token.form) : key);
  }
}

uint64_t NameWords::key(uint32_t first, uint32_t end) const {
  if (end - first == 1) return keys_[first];
  uint64_t hash = basis;
  for (uint32_t i = first; i < end; ++i) {
    const std::string_view form = reading.tokens[i].form;
    const bool is_clitic = form.starts_with('\'') || form.starts_with("’");
    bool is_first = true;
    NameFolder folder(form);
    for (char c; folder.next(c); is_first = false) {
      if (is_first && i > first && !is_clitic) hash = (hash ^ ' ') * prime;
      hash = (hash ^ static_cast<unsigned char>(c)) * prime;
    }
  }
  return hash;
}

bool is_capitalized(std::string_view form) {
  size_t at = 0;
  return !form.empty() && is_upper(next_code_point(form, at));
}

}  // namespace tabard
