#pragma once
// What the splitter looks at to tell whether a sentence ends between two words.

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/tokenizer.h"

namespace tabard {

// Walks the gaps of one document from left to right; the trainer and the splitter share it, so the two cannot differ.
class BoundaryFeatures {
 public:
  static constexpr size_t count = 22;
  static constexpr uint32_t rows = 1 << 16;  // of the weight table

  // Both must outlive this.
  BoundaryFeatures(std::string_view text, const std::vector<Piece>& pieces);

  // Rows of the weight table for the gap behind word `index` (not the last).
  std::array<uint32_t, count> at(size_t index) const;

  // Tells that a sentence ends behind word `index`, or goes on. To be called for every word in turn.
  void decide(size_t index, bool is_boundary);

 private:
  struct Word {
    std::string_view text;
    uint32_t hash = 0;  // of the lower-cased word
    uint8_t shape = 0;  // Aa, AA, a, digits, stop, comma, quote ...
    uint32_t line = 0;  // length class of the line it stands on
  };

  std::string_view text_;
  const std::vector<Piece>& pieces_;
  std::vector<Word> words_;
  size_t sentence_start_ = 0;
  bool is_quote_open_ = false;
  int brackets_ = 0;
};

}  // namespace tabard
