#include "text/tokenizer.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"

namespace tabard {
namespace {

using namespace std::string_view_literals;

// Words that keep their stop, lower-cased, without it. Titles, ranks, months, company forms, units, Latin.
constexpr std::array abbreviations = {
    "adj"sv,  "adm"sv,   "al"sv,   "approx"sv, "apr"sv,  "assn"sv, "assoc"sv, "asst"sv, "atty"sv, "aug"sv,  "ave"sv,
    "bldg"sv, "blvd"sv,  "bp"sv,   "brig"sv,   "bros"sv, "ca"sv,   "capt"sv,  "cf"sv,   "cmdr"sv, "cmdt"sv, "co"sv,
    "col"sv,  "comdr"sv, "corp"sv, "cpl"sv,    "dec"sv,  "dept"sv, "det"sv,   "dist"sv, "dr"sv,   "ed"sv,   "esq"sv,
    "est"sv,  "etc"sv,   "feb"sv,  "fig"sv,    "fr"sv,   "fri"sv,  "ft"sv,    "gen"sv,  "gov"sv,  "hon"sv,  "hr"sv,
    "inc"sv,  "insp"sv,  "jan"sv,  "jr"sv,     "jul"sv,  "jun"sv,  "lt"sv,    "ltd"sv,  "maj"sv,  "mgr"sv,  "mlle"sv,
    "mme"sv,  "mr"sv,    "mrs"sv,  "ms"sv,     "msgr"sv, "mt"sv,   "nos"sv,   "nov"sv,  "oct"sv,  "pfc"sv,  "ph.d"sv,
    "pres"sv, "prof"sv,  "pvt"sv,  "rep"sv,    "reps"sv, "rev"sv,  "rtd"sv,   "sen"sv,  "sens"sv, "sept"sv, "sgt"sv,
    "sr"sv,   "st"sv,    "supt"sv, "thu"sv,    "thur"sv, "tue"sv,  "univ"sv,  "vol"sv,  "vs"sv,   "wed"sv,
};
static_assert(std::is_sorted(abbreviations.begin(), abbreviations.end()));

// A hyphen behind these does not cut the word: the treebanks keep "non-human", "re-read", "e-mail".
constexpr std::array prefixes = {
    "anti"sv, "bi"sv,    "co"sv,  "counter"sv, "de"sv,    "e"sv,   "ex"sv,    "extra"sv, "inter"sv, "intra"sv, "mid"sv,
    "mini"sv, "multi"sv, "neo"sv, "non"sv,     "over"sv,  "pan"sv, "para"sv,  "post"sv,  "pre"sv,   "pro"sv,   "pseudo"sv,
    "re"sv,   "semi"sv,  "sub"sv, "super"sv,   "trans"sv, "tri"sv, "ultra"sv, "un"sv,    "under"sv,
};

// Words of their own at the end of another.
constexpr std::array endings = {"'s"sv,  "’s"sv,  "‘s"sv, "'re"sv, "’re"sv, "'ve"sv, "’ve"sv,
                                "'ll"sv, "’ll"sv, "'d"sv, "’d"sv,  "'m"sv,  "’m"sv};

template <size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string lower(std::string_view word) {
  return word.size() > 40 ? std::string() : to_lower(word);
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_ascii_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

// "U.S.", "J.", "a.m.": single letters, each with its stop.
bool is_letters_with_stops(std::string_view word) {
  if (word.size() < 2 || word.size() % 2 != 0) return false;
  for (size_t i = 0; i < word.size(); i += 2)
    if (!is_ascii_letter(word[i]) || word[i + 1] != '.') return false;
  return true;
}

bool is_address(std::string_view chunk) {
  const size_t at = chunk.find('@');
  if (at != std::string_view::npos && at > 0 && chunk.find('.', at) != std::string_view::npos) return true;
  for (const std::string_view start : {"http://"sv, "https://"sv, "www."sv, "ftp://"sv})
    if (chunk.substr(0, start.size()) == start) return true;
  const size_t dot = chunk.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  for (const std::string_view end : {".com"sv, ".org"sv, ".net"sv, ".gov"sv, ".edu"sv, ".info"sv})
    if (chunk.substr(dot) == end) return true;
  return chunk.find("://") != std::string_view::npos;
}

// 555-0199 stays, 10-15 and 1950-53 are ranges and are cut.
bool is_phone_number(std::string_view word) {
  size_t digits = 0, hyphens = 0;
  for (const char c : word) {
    digits += is_ascii_digit(c);
    hyphens += c == '-';
    if (!is_ascii_digit(c) && c != '-') return false;
  }
  return digits >= 7 && hyphens >= 1 && !(hyphens == 1 && word.size() == 9 && word[4] == '-');
}

// Marks of more than one byte that stand alone.
constexpr std::array wide_marks = {"‘"sv, "’"sv, "“"sv, "”"sv, "„"sv, "«"sv, "»"sv, "‹"sv, "›"sv, "–"sv, "—"sv, "―"sv,
                                   "…"sv, "•"sv, "·"sv, "€"sv, "£"sv, "¥"sv, "§"sv, "°"sv, "¿"sv, "¡"sv, "′"sv, "″"sv};

// How many bytes at `at` are one mark: repeated stops and dashes count as one ("...", "--", "?!"). 0 where a word goes on.
size_t mark_size(std::string_view text, size_t at) {
  const char c = text[at];
  if (static_cast<unsigned char>(c) >= 0x80) {
    for (const std::string_view mark : wide_marks)
      if (text.substr(at, mark.size()) == mark) return mark.size();
    return 0;
  }
  if (is_ascii_letter(c) || is_ascii_digit(c) || c == '_') return 0;
  size_t end = at + 1;
  const std::string_view repeated = c == '!' || c == '?' ? "!?"sv : text.substr(at, 1);
  if (std::string_view(".!?-*=_~`'#+<>").find(c) != std::string_view::npos)
    while (end < text.size() && repeated.find(text[end]) != std::string_view::npos) ++end;
  return end - at;
}

class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) { pieces_.reserve(text.size() / 5 + 1); }

  std::vector<Piece> cut() {
    for (size_t at = 0; at < text_.size();) {
      size_t newlines = 0;
      const size_t white = at;
      while (at < text_.size()) {
        size_t next = at;
        const char32_t c = next_code_point(text_, next);
        if (!is_space(c)) break;
        newlines += c == '\n' || c == 0x2028 || c == 0x2029 || (c == '\r' && text_.substr(next, 1) != "\n") ? 1 : 0;
        newlines += c == 0x2029 ? 1 : 0;
        at = next;
      }
      gap_ = newlines > 1    ? Piece::Gap::blank_line
             : newlines == 1 ? Piece::Gap::newline
             : at > white    ? Piece::Gap::space
                             : Piece::Gap::none;
      const size_t start = at;
      while (at < text_.size()) {
        size_t next = at;
        if (is_space(next_code_point(text_, next))) break;
        at = next;
      }
      if (at > start) chunk(start, at);
    }
    return std::move(pieces_);
  }

 private:
  void add(size_t start, size_t end, uint8_t joined = 1) {
    pieces_.push_back({start, end, joined, gap_});
    gap_ = Piece::Gap::none;
  }

  std::string_view slice(size_t start, size_t end) const { return text_.substr(start, end - start); }

  // A run without white space.
  void chunk(size_t start, size_t end) {
    for (bool is_chunk_start = true; start < end; is_chunk_start = false) {
      if (end - start < 300 && is_address(slice(start, end))) {
        size_t stop = end;  // but not the full stop or bracket behind it
        while (stop > start + 1 && std::string_view(".,;:!?)]}>\"'").find(text_[stop - 1]) != std::string_view::npos) --stop;
        add(start, stop);
        start = stop;
        continue;
      }
      const size_t ending = is_chunk_start && start > 0 ? ending_size(start, end) : 0;
      if (const size_t size = ending > 0 ? ending : mark_at(start, end); size > 0) {
        add(start, start + size);
        start += size;
        continue;
      }
      const size_t stop = word_end(start, end);
      word(start, stop);
      start = stop;
    }
  }

  // Size of an ending that a careless machine parted from its word, as in "Kenya 's" and "they 've"; 0 where there is none.
  size_t ending_size(size_t start, size_t end) const {
    const auto ends_word = [](char c) { return std::string_view(".,;:!?)-").find(c) != std::string_view::npos; };
    const std::string low = lower(slice(start, std::min(end, start + 6)));
    for (const std::string_view ending : endings)
      if (low.compare(0, ending.size(), ending) == 0 && (start + ending.size() == end || ends_word(low[ending.size()])))
        return ending.size();
    return 0;
  }

  // Size of the mark that begins at `at`, 0 where a word begins: a point or sign before digits, an apostrophe before years.
  size_t mark_at(size_t at, size_t end) const {
    const char c = text_[at];
    const char next = at + 1 < end ? text_[at + 1] : ' ';
    if ((c == '.' || c == '+') && is_ascii_digit(next)) return 0;
    if (c == '#' && (is_ascii_letter(next) || is_ascii_digit(next))) return is_ascii_digit(next) ? 1 : 0;
    if (c == '@' && is_ascii_letter(next)) return 0;
    return std::min(mark_size(text_, at), end - at);
  }

  // Where the word that begins at `start` ends: at a mark that does not belong inside words.
  size_t word_end(size_t start, size_t end) const {
    size_t at = start + 1;
    while (at < end) {
      const size_t size = mark_size(text_, at);
      if (size == 0) {
        ++at;
        continue;
      }
      const char c = text_[at], before = text_[at - 1], after = at + size < end ? text_[at + size] : ' ';
      const bool is_inner_letter = static_cast<unsigned char>(after) >= 0x80 || is_ascii_letter(after);
      if (size == 1 && (c == ',' || c == ':' || c == '/') && is_ascii_digit(before) && is_ascii_digit(after)) {
        ++at;
      } else if (size == 1 && c == '.' && stop_belongs(start, at, end)) {
        ++at;
      } else if (size == 1 && c == '&' && is_ascii_upper(before) && is_ascii_upper(after)) {
        ++at;
      } else if (is_apostrophe(at, size) && is_inner_letter &&
                 (is_ascii_letter(before) || static_cast<unsigned char>(before) >= 0x80)) {
        at += size;
      } else if (size == 1 && c == '-' && hyphen_belongs(start, at, end)) {
        ++at;
      } else {
        return at;
      }
    }
    return at;
  }

  // Also the opening quote that bad typesetting puts into "Korea‘s".
  bool is_apostrophe(size_t at, size_t size) const {
    const std::string_view mark = slice(at, at + size);
    return mark == "'" || mark == "’" || (mark == "‘" && text_.substr(at + size, 1) == "s");
  }

  bool stop_belongs(size_t start, size_t at, size_t end) const {
    const char before = text_[at - 1];
    const char after = at + 1 < end ? text_[at + 1] : ' ';
    if (is_ascii_digit(after) && (is_ascii_digit(before) || !is_ascii_letter(before))) return true;
    if (is_abbreviation(slice(start, at + 1))) return true;
    if (after == ' ') return false;
    // "talks.He": a stop with the space missing. "U.S.-led", "p.m": letters with stops. "file.doc": a name.
    if (is_ascii_upper(after)) return is_ascii_upper(before) && (at - start == 1 || text_[at - 2] == '.');
    return is_ascii_letter(after);
  }

  bool hyphen_belongs(size_t start, size_t at, size_t end) const {
    const char after = at + 1 < end ? text_[at + 1] : ' ';
    if (!is_ascii_letter(after) && !is_ascii_digit(after)) return false;
    size_t stop = at + 1;
    while (stop < end && (is_ascii_digit(text_[stop]) || text_[stop] == '-')) ++stop;
    if (is_phone_number(slice(start, stop))) return true;
    return contains(prefixes, lower(slice(start, at))) && is_ascii_letter(after);
  }

  // A word: contractions and possessives are cut from its end.
  void word(size_t start, size_t end) {
    const std::string low = lower(slice(start, end));
    const auto two = [&](size_t middle) {
      add(start, middle, 2);
      add(middle, end, 0);
    };
    for (const std::string_view both : {"cannot"sv, "gonna"sv, "gotta"sv, "wanna"sv})
      if (low == both) return two(start + 3);
    for (const std::string_view tail : {"n't"sv, "n’t"sv})
      if (low.size() > tail.size() && std::string_view(low).substr(low.size() - tail.size()) == tail)
        return two(end - tail.size());
    for (const std::string_view tail : endings)
      if (low.size() > tail.size() && std::string_view(low).substr(low.size() - tail.size()) == tail)
        return two(end - tail.size());
    // "10am", "5km", "40bn": a number and its unit are two words.
    size_t digits = start;
    while (digits < end &&
           (is_ascii_digit(text_[digits]) || ((text_[digits] == '.' || text_[digits] == ',' || text_[digits] == ':') &&
                                              digits + 1 < end && is_ascii_digit(text_[digits + 1]))))
      ++digits;
    const std::string_view unit = slice(digits, end);
    if (digits > start && digits < end)
      for (const std::string_view known :
           {"am"sv, "pm"sv, "a.m."sv, "p.m."sv, "km"sv, "kg"sv, "mm"sv, "cm"sv, "m"sv, "bn"sv, "k"sv, "million"sv, "billion"sv})
        if (unit == known) {
          add(start, digits);
          return add(digits, end);
        }
    // "US$" and the like come as "US" and "$" already; "years'": the apostrophe was cut as a mark.
    add(start, end);
  }

  std::string_view text_;
  std::vector<Piece> pieces_;
  Piece::Gap gap_ = Piece::Gap::none;
};

}  // namespace

bool is_abbreviation(std::string_view word) {
  if (word.size() < 2 || word.back() != '.') return false;
  if (is_letters_with_stops(word)) return true;
  const std::string low = lower(word.substr(0, word.size() - 1));
  if (low == "no" || low == "i.e" || low == "e.g") return low != "no" || word[0] == 'N';
  return std::binary_search(abbreviations.begin(), abbreviations.end(), std::string_view(low));
}

std::vector<Piece> tokenize(std::string_view text) {
  return Cutter(text).cut();
}

}  // namespace tabard
