#pragma once
// DiscardList: words that keep a sentence, or with "+" before them a whole report, from being coded.
//
// "BASEBALL" also stops "baseballs"; "AVATAR_" stops only "avatar". Immutable once read.

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/faults.h"

namespace tabard {

enum class Discard : uint8_t { no, sentence, report };

class DiscardList {
 public:
  void read(std::string_view text, const std::string& file, Faults& faults);
  Discard check(std::string_view sentence) const;

 private:
  struct Entry {
    std::string text;  // lower case, a blank first
    bool is_whole = false, is_report = false;
  };
  std::vector<Entry> entries_;
};

}  // namespace tabard
