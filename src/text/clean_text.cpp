#include "text/clean_text.h"

#include <array>
#include <optional>
#include <utility>

#include "base/utf8.h"

namespace tabard {
namespace {

bool is_unread(char32_t c) {
  if (c < 0x20) return c != '\n' && c != '\t' && c != '\r' && c != '\f' && c != '\v';
  return c == 0x7F || c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || c == 0xFFFD;
}

// The named entities that turn up in news text; numbers cover the rest.
constexpr std::array<std::pair<std::string_view, char32_t>, 29> entities = {{
    {"amp", U'&'},      {"lt", U'<'},      {"gt", U'>'},      {"quot", U'"'},    {"apos", U'\''},   {"nbsp", 0xA0},
    {"ndash", 0x2013},  {"mdash", 0x2014}, {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"ldquo", 0x201C}, {"rdquo", 0x201D},
    {"hellip", 0x2026}, {"eacute", 0xE9},  {"egrave", 0xE8},  {"agrave", 0xE0},  {"aacute", 0xE1},  {"iacute", 0xED},
    {"oacute", 0xF3},   {"uacute", 0xFA},  {"ouml", 0xF6},    {"uuml", 0xFC},    {"auml", 0xE4},    {"ntilde", 0xF1},
    {"ccedil", 0xE7},   {"euro", 0x20AC},  {"pound", 0xA3},   {"bull", 0x2022},  {"shy", 0xAD},
}};

struct Entity {
  char32_t value;
  size_t size;
};

// "&amp;", "&#8217;", "&#x2019;" at `at`; nothing where it is just an ampersand.
std::optional<Entity> entity_at(std::string_view text, size_t at) {
  const size_t end = text.substr(at, 12).find(';');
  if (end == std::string_view::npos || end < 3) return std::nullopt;
  const std::string_view body = text.substr(at + 1, end - 1);
  if (body[0] != '#') {
    for (const auto& [name, value] : entities)
      if (name == body) return Entity{value, end + 1};
    return std::nullopt;
  }
  const bool is_hex = body.size() > 2 && (body[1] == 'x' || body[1] == 'X');
  char32_t value = 0;
  for (const char c : body.substr(is_hex ? 2 : 1)) {
    int digit = c >= '0' && c <= '9' ? c - '0' : -1;
    if (is_hex && c >= 'a' && c <= 'f') digit = c - 'a' + 10;
    if (is_hex && c >= 'A' && c <= 'F') digit = c - 'A' + 10;
    if (digit < 0) return std::nullopt;
    value = value * (is_hex ? 16 : 10) + static_cast<char32_t>(digit);
    if (value > 0x10FFFF) return std::nullopt;
  }
  if (value == 0 || (value >= 0xD800 && value <= 0xDFFF)) return std::nullopt;
  return Entity{value, end + 1};
}

}  // namespace

void CleanText::add(std::string_view piece, size_t start, size_t end) {
  copy_ += piece;
  starts_.insert(starts_.end(), piece.size(), static_cast<uint32_t>(start));
  ends_.insert(ends_.end(), piece.size(), static_cast<uint32_t>(end));
}

CleanText::CleanText(std::string_view text) : given_(text) {
  for (size_t at = 0; at < text.size();) {
    const size_t start = at;
    const auto first = static_cast<unsigned char>(text[at]);
    if (first >= 0x20 && first < 0x7F && first != '&') {
      ++at;
      if (is_copy_) add(text.substr(start, 1), start, at);
      continue;
    }
    const char32_t c = next_code_point(text, at);
    std::optional<Entity> entity;
    if (c == '&') entity = entity_at(text, start);
    if (!entity && !is_unread(c)) {
      if (is_copy_) add(text.substr(start, at - start), start, at);
      continue;
    }
    if (!is_copy_) {  // the first thing to mend: what came before is copied as it is
      is_copy_ = true;
      copy_ = text.substr(0, start);
      starts_.resize(start);
      ends_.resize(start);
      for (size_t i = 0; i < start;) {
        const size_t from = i;
        next_code_point(text, i);
        for (size_t k = from; k < i; ++k) {
          starts_[k] = static_cast<uint32_t>(from);
          ends_[k] = static_cast<uint32_t>(i);
        }
      }
    }
    if (entity) {
      at = start + entity->size;
      if (is_unread(entity->value)) continue;
      std::string decoded;
      append_code_point(decoded, entity->value);
      add(decoded, start, at);
    } else if (c < 0x20 && c != 0) {
      add(" ", start, at);
    }
  }
}

}  // namespace tabard
