#pragma once
// CleanText: a document's text without what is not read: soft hyphens, zero-width and direction marks, control characters; HTML
// entities decoded. Every byte knows where it stands in the given text, so offsets stay those of the text.
//
// "caf&eacute;s" reads "cafés"; its span is that of the ten bytes as given.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace tabard {

class CleanText {
 public:
  // `text` must outlive this where it is already clean, which is the usual case: then nothing is copied.
  explicit CleanText(std::string_view text);

  std::string_view text() const { return is_copy_ ? std::string_view(copy_) : given_; }
  bool is_copy() const { return is_copy_; }

  // The span in the given text of [start, end) of text(). start < end.
  Span given_span(size_t start, size_t end) const {
    if (!is_copy_) return {static_cast<uint32_t>(start), static_cast<uint32_t>(end)};
    return {starts_[start], ends_[end - 1]};
  }

 private:
  void add(std::string_view piece, size_t start, size_t end);

  std::string_view given_;
  std::string copy_;
  std::vector<uint32_t> starts_, ends_;  // by byte of copy_: the given bytes it stands for
  bool is_copy_ = false;
};

}  // namespace tabard
