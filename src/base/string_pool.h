#pragma once
// StringPool keeps strings made while reading a document (lemmas, canonical names) at fixed addresses until the pool dies.
// Moving the pool keeps every view valid. Not thread-safe; one belongs to one Reading.

#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace tabard {

class StringPool {
 public:
  // A view of a copy of `text` that lives as long as the pool.
  std::string_view keep(std::string_view text) {
    if (text.size() > left_) grow(text.size());
    std::memcpy(next_, text.data(), text.size());
    const std::string_view kept(next_, text.size());
    next_ += text.size();
    left_ -= text.size();
    return kept;
  }

 private:
  static constexpr size_t block = 1 << 14;

  void grow(size_t wanted) {
    const size_t size = wanted > block ? wanted : block;
    blocks_.push_back(std::make_unique<char[]>(size));
    next_ = blocks_.back().get();
    left_ = size;
  }

  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  size_t left_ = 0;
};

}  // namespace tabard
