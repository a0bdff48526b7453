#include "text/wrapped_lines.h"

#include <algorithm>

#include "base/utf8.h"

namespace tabard {
namespace {

// Widths that people wrap at, in code points: longer lines are paragraphs, shorter ones verse or tables.
constexpr size_t narrowest = 50, widest = 100;

struct Line {
  size_t first = 0;       // piece
  size_t width = 0;       // code points
  size_t first_word = 0;  // code points up to the first white space
};

class Joiner {
 public:
  Joiner(std::string_view text, std::vector<Piece>& pieces) : text_(text), pieces_(pieces) {}

  void run() {
    std::vector<Line> paragraph;
    std::vector<size_t> doubtful;  // ends of lines in paragraphs of two: one coincidence is no proof
    bool is_wrapped_text = false;
    const auto finish = [&] {
      if (paragraph.size() > 1 && is_wrapped(paragraph)) {
        if (paragraph.size() > 2) is_wrapped_text = true;
        for (size_t i = 1; i < paragraph.size(); ++i) {
          if (paragraph.size() > 2 || begins_lower(paragraph[i]))
            pieces_[paragraph[i].first].gap = Piece::Gap::space;
          else
            doubtful.push_back(paragraph[i].first);
        }
      }
      paragraph.clear();
    };
    for (size_t first = 0; first < pieces_.size();) {
      if (pieces_[first].gap == Piece::Gap::blank_line) finish();
      size_t end = first + 1;
      while (end < pieces_.size() && pieces_[end].gap < Piece::Gap::newline) ++end;
      size_t word = first + 1;
      while (word < end && pieces_[word].gap == Piece::Gap::none) ++word;
      paragraph.push_back({first, length(first, end), length(first, word)});
      first = end;
    }
    finish();
    if (!is_wrapped_text) return;
    for (const size_t piece : doubtful) pieces_[piece].gap = Piece::Gap::space;
  }

 private:
  static bool is_wrapped(const std::vector<Line>& paragraph) {
    size_t width = 0;
    for (const Line& line : paragraph) width = std::max(width, line.width);
    if (width < narrowest || width > widest) return false;
    for (size_t i = 1; i < paragraph.size(); ++i)
      if (paragraph[i - 1].width + 1 + paragraph[i].first_word <= width) return false;
    return true;
  }

  bool begins_lower(const Line& line) const {
    size_t at = pieces_[line.first].start;
    const char32_t c = next_code_point(text_, at);
    return is_letter(c) && !is_upper(c);
  }

  size_t length(size_t first, size_t end) const {
    const size_t start = pieces_[first].start;
    return count_code_points(text_.substr(start, pieces_[end - 1].end - start));
  }

  std::string_view text_;
  std::vector<Piece>& pieces_;
};

}  // namespace

void join_wrapped_lines(std::string_view text, std::vector<Piece>& pieces) {
  Joiner(text, pieces).run();
}

}  // namespace tabard
