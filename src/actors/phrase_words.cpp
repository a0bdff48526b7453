#include "actors/phrase_words.h"

#include <array>
#include <cstdint>

#include "base/number_words.h"
#include "base/one_of.h"

namespace tabard {

namespace {

// Base letters of U+00C0 to U+017F; '*' where one letter does not do.
constexpr std::string_view latin =
    "aaaaaa*ceeeeiiiidnooooo*ouuuuy**aaaaaa*ceeeeiiiidnooooo*ouuuuy*y"   // 00C0-00FF
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkklllllll"   // 0100-013F
    "lllnnnnnnnnnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";  // 0140-017F

// Vietnamese letters, U+1EA0 to U+1EF9.
char vietnamese_base(uint32_t point) {
  if (point <= 0x1EB7) return 'a';
  if (point <= 0x1EC7) return 'e';
  if (point <= 0x1ECB) return 'i';
  if (point <= 0x1EE3) return 'o';
  if (point <= 0x1EF1) return 'u';
  return 'y';
}

void append_folded(uint32_t point, std::string_view bytes, std::string& folded) {
  if (point >= 0xC0 && point < 0xC0 + latin.size() && latin[point - 0xC0] != '*') {
    folded += latin[point - 0xC0];
    return;
  }
  switch (point) {
    case 0xC6:
    case 0xE6: folded += "ae"; return;
    case 0xDE:
    case 0xFE: folded += "th"; return;
    case 0xDF: folded += "ss"; return;
    case 0x132:
    case 0x133: folded += "ij"; return;
    case 0x152:
    case 0x153: folded += "oe"; return;
    case 0x1A0:
    case 0x1A1: folded += 'o'; return;
    case 0x1AF:
    case 0x1B0: folded += 'u'; return;
    case 0x218:
    case 0x219: folded += 's'; return;
    case 0x21A:
    case 0x21B: folded += 't'; return;
    case 0x18F:
    case 0x259: folded += 'a'; return;  // Azerbaijani schwa: "Əliyev" is spelled Aliyev in English
    case 0x2BC:
    case 0x2018:
    case 0x2019: folded += '\''; return;
    default: break;
  }
  if (point >= 0x1EA0 && point <= 0x1EF9)
    folded += vietnamese_base(point);
  else if (point >= 0x300 && point <= 0x36F)
    return;  // combining marks
  else
    folded += bytes;
}

// The code point at `at` and its length; a stray byte stands for itself.
std::pair<uint32_t, size_t> decode(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return at + i < text.size() ? static_cast<uint8_t>(text[at + i]) : uint8_t{0}; };
  const uint8_t lead = byte(0);
  if (lead >= 0xC2 && lead < 0xE0 && (byte(1) & 0xC0) == 0x80) return {((lead & 0x1Fu) << 6) | (byte(1) & 0x3Fu), 2};
  if (lead >= 0xE0 && lead < 0xF0 && (byte(1) & 0xC0) == 0x80 && (byte(2) & 0xC0) == 0x80)
    return {((lead & 0x0Fu) << 12) | ((byte(1) & 0x3Fu) << 6) | (byte(2) & 0x3Fu), 3};
  return {lead, 1};
}

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

bool begins_with_capital(std::string_view word) {
  if (word.empty()) return false;
  if (static_cast<uint8_t>(word[0]) < 0x80) return is_upper(word[0]);
  const auto [point, length] = decode(word, 0);
  if (point >= 0xC0 && point <= 0xDE) return true;
  if (point >= 0x100 && point <= 0x137) return point % 2 == 0;
  if (point >= 0x139 && point <= 0x148) return point % 2 == 1;
  if (point >= 0x14A && point <= 0x177) return point % 2 == 0;
  return point == 0x179 || point == 0x17B || point == 0x17D || point == 0x18F;
}

// "USA", "U.S.", "Ob" is none, "G7" is one.
bool is_acronym(std::string_view word) {
  size_t letters = 0;
  for (const char c : word) {
    if (is_lower(c)) return false;
    if (static_cast<uint8_t>(c) >= 0x80) return false;
    if (is_upper(c) || (c >= '0' && c <= '9')) ++letters;
  }
  return letters >= 2 && is_upper(word[0]);
}

bool is_dotted(std::string_view word) {  // "u.s.", "u.s": single letters between full stops
  if (word.size() < 3) return false;
  for (size_t i = 0; i < word.size(); ++i)
    if ((word[i] == '.') != (i % 2 == 1)) return false;
  return true;
}

// One part of a word: no hyphen, no possessive mark.
void add_part(std::string_view part, std::vector<PhraseWord>& words) {
  PhraseWord word;
  word.form = part;
  word.key = fold_word(part);
  word.is_capital = begins_with_capital(part);
  word.is_acronym = is_acronym(part) || is_dotted(word.key);
  std::erase(word.key, '.');
  if (word.key.empty()) return;
  words.push_back(std::move(word));
}

}  // namespace

std::string fold_word(std::string_view word) {
  std::string folded;
  folded.reserve(word.size());
  for (size_t i = 0; i < word.size();) {
    const auto byte = static_cast<uint8_t>(word[i]);
    if (byte < 0x80) {
      folded += is_upper(word[i]) ? static_cast<char>(word[i] + 32) : word[i];
      ++i;
      continue;
    }
    const auto [point, length] = decode(word, i);
    append_folded(point, word.substr(i, length), folded);
    i += length;
  }
  return folded;
}

std::vector<PhraseWord> phrase_words(std::span<const std::string_view> words) {
  std::vector<PhraseWord> result;
  result.reserve(words.size() + 2);
  for (uint32_t source = 0; source < words.size(); ++source) {
    std::string_view word = words[source];
    const size_t size_before = result.size();
    const auto note_source = [&] {
      for (size_t i = size_before; i < result.size(); ++i) result[i].source = source;
    };
    if (word.empty() || is_one_of(word, {"\"", "``", "''", "“", "”", "«", "»"})) continue;
    if (is_one_of(word, {",", "(", ")", "[", "]", ";", ":", "—"})) {
      result.push_back({",", word});
      note_source();
      continue;
    }
    if (is_one_of(word, {"-", "–", "‐", "/"})) {
      if (!result.empty()) result.back().is_joined = true;
      continue;
    }
    // A possessive mark at the end, alone or not.
    std::string_view mark;
    for (const std::string_view each : {"'s", "’s", "'S", "’S", "s'", "s’"})
      if (word.ends_with(each)) mark = each;
    if (is_one_of(word, {"'", "’"})) {
      if (!result.empty()) result.push_back({"'s", word});
      note_source();
      continue;
    }
    if (mark == "s'" || mark == "s’") mark = mark.substr(1);
    word.remove_suffix(mark.size());
    bool is_joined_before = !result.empty() && result.back().is_joined && !result.back().is_comma();
    size_t start = 0;
    while (start <= word.size()) {
      size_t end = start, length = 1;
      for (; end < word.size(); ++end) {
        if (word[end] == '-' || word[end] == '/') break;
        if (word.substr(end).starts_with("‐") || word.substr(end).starts_with("–")) {
          length = 3;
          break;
        }
      }
      const size_t before = result.size();
      add_part(word.substr(start, end - start), result);
      if (result.size() > before) {
        result.back().is_joined_before = is_joined_before;
        is_joined_before = false;
        if (end < word.size()) result.back().is_joined = is_joined_before = true;
      }
      start = end + length;
    }
    if (!mark.empty()) result.push_back({"'s", mark});
    note_source();
  }
  return result;
}

std::vector<std::string_view> split_words(std::string_view phrase) {
  std::vector<std::string_view> words;
  size_t i = 0;
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  const auto is_mark = [](char c) { return c == ',' || c == '(' || c == ')' || c == '"' || c == ';' || c == ':'; };
  while (i < phrase.size()) {
    if (is_space(phrase[i])) {
      ++i;
    } else if (is_mark(phrase[i])) {
      words.push_back(phrase.substr(i++, 1));
    } else {
      const size_t start = i;
      while (i < phrase.size() && !is_space(phrase[i]) && !is_mark(phrase[i])) ++i;
      words.push_back(phrase.substr(start, i - start));
    }
  }
  return words;
}

bool is_number_word(std::string_view key) {
  return key == "hundred" || number_word(key).value_or(0) > 1;
}

}  // namespace tabard
