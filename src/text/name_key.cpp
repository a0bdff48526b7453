#include "text/name_key.h"

namespace tabard {
namespace {

// The ASCII letter under the diacritics of U+00C0 to U+024F and of U+1E00 to U+1EFF (Vietnamese and others); a full stop for
// none. Ligatures count as their first letter, which serves to compare names. Made from Unicode's canonical decompositions.
constexpr std::string_view latin =
    "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllll."
    ".llnnnnnn.nnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
    "...............e................oo.............uu..............."
    ".............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa...."
    "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............"
    "................";
constexpr std::string_view latin_additional =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwy......aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

struct Letter {
  uint32_t code = 0;
  size_t size = 1;  // bytes
};

Letter decode(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) {
    return static_cast<uint32_t>(static_cast<unsigned char>(at + i < text.size() ? text[at + i] : 0));
  };
  const uint32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {(lead & 0x1F) << 6 | (byte(1) & 0x3F), 2};
  if (lead < 0xF0) return {(lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
  return {(lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F), 4};
}

char base_letter(uint32_t code) {
  if (code >= 0xC0 && code < 0xC0 + latin.size()) return latin[code - 0xC0];
  if (code >= 0x1E00 && code < 0x1E00 + latin_additional.size()) return latin_additional[code - 0x1E00];
  return '.';
}

enum class Role { letter, blank, nothing };

Role role(uint32_t code) {
  switch (code) {
    case ' ':
    case '\t':
    case '\n':
    case '\r':
    case '-':
    case '_':
    case 0xA0:
    case 0x2010:
    case 0x2011:
    case 0x2013: return Role::blank;
    case '\'':
    case '.':
    case '`':
    case 0xB4:
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2BB:
    case 0x2BC:
    case 0x2BE:
    case 0x2BF:
    case 0x200B:
    case 0xAD: return Role::nothing;
    default: return code >= 0x300 && code < 0x370 ? Role::nothing : Role::letter;  // combining diacritics
  }
}

}  // namespace

bool NameFolder::next(char& c) {
  bool is_after_blank = false;
  while (at_ < text_.size()) {
    if (rest_ > 0) {  // further bytes of a letter of another script
      c = text_[at_++];
      --rest_;
      return true;
    }
    const Letter letter = decode(text_, at_);
    switch (role(letter.code)) {
      case Role::nothing: at_ += letter.size; continue;
      case Role::blank:
        at_ += letter.size;
        is_after_blank = is_started_;
        continue;
      case Role::letter: break;
    }
    if (is_after_blank) {  // the letter itself comes next time
      c = ' ';
      return true;
    }
    is_started_ = true;
    const char base = letter.code < 0x80 ? static_cast<char>(letter.code) : base_letter(letter.code);
    if (letter.code >= 0x80 && base == '.') {
      c = text_[at_++];
      rest_ = letter.size - 1;
      return true;
    }
    at_ += letter.size;
    c = base >= 'A' && base <= 'Z' ? static_cast<char>(base - 'A' + 'a') : base;
    return true;
  }
  return false;
}

uint64_t name_key(std::string_view text) {
  uint64_t hash = 14695981039346656037u;
  NameFolder folder(text);
  for (char c; folder.next(c);) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash;
}

bool is_same_name(std::string_view a, std::string_view b) {
  NameFolder left(a), right(b);
  char x, y;
  while (true) {
    const bool more = left.next(x);
    if (more != right.next(y)) return false;
    if (!more) return true;
    if (x != y) return false;
  }
}

bool begins_upper(std::string_view word) {
  if (word.empty()) return false;
  const Letter letter = decode(word, 0);
  if (letter.code < 0x80) return letter.code >= 'A' && letter.code <= 'Z';
  if (letter.code >= 0xDF && letter.code <= 0xFF) return false;
  if (letter.code >= 0x100 && letter.code < 0x250) return letter.code % 2 == 0;  // nearly everywhere upper case comes first
  return base_letter(letter.code) != '.' ? letter.code < 0xDF || letter.code % 2 == 0 : letter.code >= 0x370;
}

}  // namespace tabard
