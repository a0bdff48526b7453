#include "text/boundary_features.h"

#include <algorithm>

#include "base/utf8.h"

namespace tabard {
namespace {

enum Shape : uint8_t {
  lower,
  capitalised,
  capitals,
  initial,
  number,
  stop,
  comma,
  open_quote,
  close_quote,
  quote,
  open_bracket,
  close_bracket,
  dash,
  bullet,
  abbreviation,
  ellipsis,
  mixed,
  other,
  outside
};

Shape shape_of(std::string_view word) {
  if (word == "." || word == "!" || word == "?" || word == "?!" || word == "!!" || word == "!!!" || word == "??") return stop;
  if (word == "," || word == ";" || word == ":") return comma;
  if (word == "“" || word == "‘" || word == "``" || word == "„" || word == "«") return open_quote;
  if (word == "”" || word == "’" || word == "''" || word == "»") return close_quote;
  if (word == "\"" || word == "'") return quote;
  if (word == "(" || word == "[") return open_bracket;
  if (word == ")" || word == "]") return close_bracket;
  if (word == "*" || word == "•" || word == "·" || word == ">" || word == "#") return bullet;
  if (word == "…" || (word.size() > 1 && word.find_first_not_of('.') == std::string_view::npos)) return ellipsis;
  if (word.find_first_not_of("-–—") == std::string_view::npos) return dash;
  if (is_abbreviation(word)) return abbreviation;
  size_t at = 0, letters = 0, uppers = 0, digits = 0;
  bool begins_upper = false;
  for (size_t n = 0; at < word.size() && n < 40; ++n) {
    const char32_t c = next_code_point(word, at);
    letters += is_letter(c);
    uppers += is_upper(c);
    digits += is_digit(c);
    if (n == 0) begins_upper = is_upper(c);
  }
  if (digits > 0 && letters == 0) return number;
  if (letters == 0) return other;
  if (uppers == 0) return lower;
  if (begins_upper && letters == 1) return initial;
  if (uppers == letters) return capitals;
  return begins_upper ? capitalised : mixed;
}

uint32_t mix(uint32_t h, uint32_t value) {
  h = (h ^ value) * 16777619u;
  return h ^ (h >> 15);
}

uint32_t hash_lower(std::string_view word) {
  uint32_t h = 2166136261u;
  size_t at = 0;
  for (size_t n = 0; at < word.size() && n < 40; ++n) {
    const char32_t c = next_code_point(word, at);
    h = mix(h, is_digit(c) ? U'0' : to_lower(c));
  }
  return h;
}

// Short lines are headings, lines of even length are wrapped text.
uint32_t length_class(size_t bytes) {
  return bytes < 12 ? 0 : bytes < 30 ? 1 : bytes < 55 ? 2 : bytes < 85 ? 3 : bytes < 130 ? 4 : 5;
}

}  // namespace

BoundaryFeatures::BoundaryFeatures(std::string_view text, const std::vector<Piece>& pieces) : text_(text), pieces_(pieces) {
  words_.resize(pieces.size());
  for (size_t first = 0; first < pieces.size();) {
    size_t end = first + 1;
    while (end < pieces.size() && pieces[end].gap < Piece::Gap::newline) ++end;
    const uint32_t line = length_class(pieces[end - 1].end - pieces[first].start);
    for (size_t i = first; i < end; ++i) {
      const std::string_view word = text.substr(pieces[i].start, pieces[i].end - pieces[i].start);
      words_[i] = {word, hash_lower(word), shape_of(word), line};
    }
    first = end;
  }
}

std::array<uint32_t, BoundaryFeatures::count> BoundaryFeatures::at(size_t index) const {
  static const Word none{{}, 0, outside, 0};
  const auto word = [&](size_t back_from, size_t offset) -> const Word& {
    const size_t i = back_from + offset;
    return i >= 3 && i - 3 < words_.size() ? words_[i - 3] : none;  // offset 3 is the word itself
  };
  const Word &a = word(index, 3), &b = word(index, 4), &a1 = word(index, 2), &a2 = word(index, 1), &b1 = word(index, 5),
             &b2 = word(index, 6);
  const auto gap = static_cast<uint32_t>(pieces_[index + 1].gap);
  const uint32_t shapes = (a1.shape * 32u + a.shape) * 32u + b.shape;
  const uint32_t quotes = (is_quote_open_ ? 1u : 0u) + (brackets_ > 0 ? 2u : 0u);
  const size_t words = index + 1 - sentence_start_;
  const uint32_t length = words < 2 ? 0 : words < 4 ? 1 : words < 8 ? 2 : words < 15 ? 3 : words < 30 ? 4 : 5;
  const uint32_t parity = gap == static_cast<uint32_t>(Piece::Gap::newline) ? 8u + a.line * 6u + b.line : 0u;
  uint32_t n = 0;
  const auto row = [&](uint32_t x, uint32_t y = 0, uint32_t z = 0) {
    return mix(mix(mix(mix(mix(2166136261u, ++n), x), y), z), gap) % rows;
  };
  return {row(1),
          row(a.shape),
          row(b.shape),
          row(shapes),
          row(a.shape, b.shape, b1.shape),
          row(a.hash),
          row(b.hash),
          row(a.hash, b.shape),
          row(a.shape, b.hash),
          row(a1.hash, a.shape, b.shape),
          row(a.shape, b.shape, b1.hash),
          row(a.shape, b.shape, quotes),
          row(a.shape, b.shape, length),
          row(parity, a.shape, b.shape),
          row(parity),
          row(a2.shape, shapes),
          row(shapes, b1.shape, b2.shape),
          row(a.shape, quotes, length),
          row(b.hash, b1.hash, a.shape),
          row(a1.hash, a.hash),
          row(words_[sentence_start_].hash, a.shape, b.shape),
          row(a.hash, b.hash)};
}

void BoundaryFeatures::decide(size_t index, bool is_boundary) {
  switch (words_[index].shape) {
    case open_quote: is_quote_open_ = true; break;
    case close_quote:
      if (words_[index].text != "’") is_quote_open_ = false;
      break;
    case quote:
      if (words_[index].text == "\"") is_quote_open_ = !is_quote_open_;
      break;
    case open_bracket: ++brackets_; break;
    case close_bracket: brackets_ = std::max(0, brackets_ - 1); break;
    default: break;
  }
  if (!is_boundary) return;
  sentence_start_ = index + 1;
  brackets_ = 0;
  // A quotation of two sentences stays open; a blank line ends what was left open by mistake.
  if (index + 1 < pieces_.size() && pieces_[index + 1].gap == Piece::Gap::blank_line) is_quote_open_ = false;
}

}  // namespace tabard
