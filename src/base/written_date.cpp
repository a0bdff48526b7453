#include "base/written_date.h"

#include <array>
#include <string>
#include <vector>

namespace tabard {
namespace {

bool is_digit_byte(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// A run of digits or of letters.
struct Piece {
  std::string_view text;
  size_t start = 0;
  int number = -1;  // of up to eight digits; -1: letters, or more digits
};

constexpr size_t most_pieces = 400;  // dates stand at the head of what is looked at

std::vector<Piece> cut(std::string_view text) {
  std::vector<Piece> pieces;
  for (size_t i = 0; i < text.size() && pieces.size() < most_pieces;) {
    const auto is_part = is_digit_byte(text[i]) ? is_digit_byte : is_letter_byte;
    size_t end = i;
    while (end < text.size() && is_part(text[end])) ++end;
    if (end == i) {
      ++i;
      continue;
    }
    Piece piece{text.substr(i, end - i), i, -1};
    if (is_digit_byte(text[i]) && end - i <= 8) {
      piece.number = 0;
      for (const char c : piece.text) piece.number = piece.number * 10 + (c - '0');
    }
    pieces.push_back(piece);
    i = end;
  }
  return pieces;
}

// 1 to 12 for "March", "Mar", "sept"; 0 for other words.
int month_of(std::string_view word) {
  static constexpr std::array<std::string_view, 12> months = {
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};
  if (word.size() < 3 || word.size() > 9) return 0;
  std::string lower;
  for (const char c : word) lower += static_cast<char>(c | 0x20);
  for (size_t i = 0; i < months.size(); ++i)
    if (months[i].starts_with(lower)) return static_cast<int>(i + 1);
  return 0;
}

std::optional<Day> day_of(int year, int month, int day) {
  constexpr int first_year = 1900, last_year = 2199;
  if (year < first_year || year > last_year || month < 1 || day < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  return date.ok() ? std::optional<Day>(Day{date}) : std::nullopt;
}

class DateFinder {
 public:
  explicit DateFinder(std::string_view text) : text_(text), pieces_(cut(text)) {}

  std::optional<Day> find() const {
    for (size_t i = 0; i < pieces_.size(); ++i) {
      auto day = numeric(i);
      if (!day) day = with_month(i);
      if (day) return day;
    }
    return std::nullopt;
  }

 private:
  // 20240314, 20240314100000; 2024-03-14, 2024/3/14.
  std::optional<Day> numeric(size_t i) const {
    const Piece& first = pieces_[i];
    if (first.text.size() == 8 || (first.text.size() == 14 && is_digit_byte(first.text[0]))) {
      const auto part = cut(first.text.substr(0, 8));
      if (part.empty() || part[0].number < 0) return std::nullopt;
      return day_of(part[0].number / 10000, part[0].number / 100 % 100, part[0].number % 100);
    }
    if (first.text.size() != 4 || !has(i + 2)) return std::nullopt;
    const std::string_view gap = gap_before(i + 1);
    if (gap != gap_before(i + 2) || (gap != "-" && gap != "/" && gap != ".")) return std::nullopt;
    if (pieces_[i + 1].text.size() > 2 || pieces_[i + 2].text.size() > 2) return std::nullopt;
    return day_of(first.number, pieces_[i + 1].number, pieces_[i + 2].number);
  }

  // 14 March 2024, March 14th, 2024.
  std::optional<Day> with_month(size_t i) const {
    const int month = month_of(pieces_[i].text);
    if (month == 0) return std::nullopt;
    if (is_year(i + 1) && i > 0) {
      const size_t before = is_ordinal_ending(i - 1) ? i - 2 : i - 1;
      if (before < i && is_day_number(before) && is_near(i))
        return day_of(pieces_[i + 1].number, month, pieces_[before].number);
    }
    if (!is_day_number(i + 1) || !is_near(i + 1)) return std::nullopt;
    const size_t year = is_ordinal_ending(i + 2) ? i + 3 : i + 2;
    return is_year(year) ? day_of(pieces_[year].number, month, pieces_[i + 1].number) : std::nullopt;
  }

  bool has(size_t i) const { return i < pieces_.size(); }
  bool is_year(size_t i) const { return has(i) && pieces_[i].text.size() == 4 && pieces_[i].number >= 0 && is_near(i); }
  bool is_day_number(size_t i) const { return has(i) && pieces_[i].text.size() <= 2 && pieces_[i].number >= 0; }
  bool is_ordinal_ending(size_t i) const {
    if (i == 0 || !has(i) || !gap_before(i).empty() || pieces_[i - 1].number < 0) return false;
    const std::string_view ending = pieces_[i].text;
    return ending == "st" || ending == "nd" || ending == "rd" || ending == "th" || ending == "TH";
  }
  std::string_view gap_before(size_t i) const {
    const size_t end = pieces_[i - 1].start + pieces_[i - 1].text.size();
    return text_.substr(end, pieces_[i].start - end);
  }
  // Nothing but a space, comma, full stop or hyphen or two stands between the piece and that before it.
  bool is_near(size_t i) const {
    constexpr size_t widest = 3;
    const std::string_view gap = i == 0 ? "" : gap_before(i);
    return gap.size() <= widest && gap.find_first_not_of(" ,.-\n\t") == std::string_view::npos;
  }

  std::string_view text_;
  std::vector<Piece> pieces_;
};

}  // namespace

std::optional<Day> find_written_day(std::string_view text) {
  return DateFinder(text).find();
}

}  // namespace tabard
