#include "syntax/features.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace tabard {
namespace {

// FNV-1a, 32 bits, over "name=value".
uint32_t hash(std::string_view name, std::string_view value) {
  uint32_t h = 2166136261u;
  const auto add = [&h](char c) { h = (h ^ static_cast<unsigned char>(c)) * 16777619u; };
  for (const char c : name) add(c);
  add('=');
  for (const char c : value) add(c);
  return h;
}

// X for capitals, x for other letters, d for digits, # beyond ASCII, the mark itself otherwise; runs are cut to two.
char shape_of(char32_t c) {
  if (is_upper(c)) return 'X';
  if (is_letter(c)) return 'x';
  if (is_digit(c)) return 'd';
  return c < 0x80 ? static_cast<char>(c) : '#';
}

constexpr size_t longest_shape = 40;  // code points looked at
constexpr size_t longest_word = 60;   // a "word" of a megabyte costs no more than this

}  // namespace

WordFeatures word_features(std::string_view form) {
  std::string lower, shape;
  std::array<uint32_t, longest_word + 1> starts{};  // byte offsets of the letters of `lower`
  size_t letters = 0;
  for (size_t at = 0; at < form.size() && letters < longest_word;) {
    const char32_t c = next_code_point(form, at);
    starts[letters++] = static_cast<uint32_t>(lower.size());
    append_code_point(lower, is_digit(c) ? U'0' : to_lower(c));
    if (letters <= longest_shape) {
      const char s = shape_of(c);
      const bool is_third = shape.size() > 1 && shape.back() == s && shape[shape.size() - 2] == s;
      if (!is_third) shape.push_back(s);
    }
  }
  starts[letters] = static_cast<uint32_t>(lower.size());
  const std::string_view word = lower;
  const auto prefix = [&](size_t n) { return word.substr(0, starts[std::min(n, letters)]); };
  const auto suffix = [&](size_t n) { return word.substr(starts[letters - std::min(n, letters)]); };
  const std::array<std::string_view, WordFeatures::names.size()> values = {prefix(2), prefix(4), suffix(2),
                                                                           suffix(3), suffix(5), shape};
  WordFeatures features;
  for (size_t i = 0; i < values.size(); ++i) features.hashes[i] = hash(WordFeatures::names[i], values[i]);
  features.word = std::move(lower);
  return features;
}

}  // namespace tabard
