#include "io/lines.h"

#include <cstring>

namespace tabard {

Lines::Lines(std::unique_ptr<Input> input, size_t limit) : input_(std::move(input)), limit_(limit), buffer_(1 << 16, '\0') {}

Result<bool> Lines::fill() {
  TRY(const size_t count, input_->read(buffer_.data(), buffer_.size()));
  start_ = 0;
  end_ = count;
  return count > 0;
}

Result<Lines::Outcome> Lines::next(std::string& line) {
  line.clear();
  bool is_begun = false, is_too_long = false;
  for (;;) {
    if (start_ == end_) {
      TRY(const bool has_more, fill());
      if (!has_more) {
        if (!is_begun) return Outcome::end;
        break;
      }
    }
    if (!is_begun) ++number_;
    is_begun = true;
    const char* first = buffer_.data() + start_;
    const auto* stop = static_cast<const char*>(std::memchr(first, '\n', end_ - start_));
    const size_t count = stop ? static_cast<size_t>(stop - first) : end_ - start_;
    if (line.size() + count > limit_ + 4) {  // 4: a byte order mark and "\r" do not count
      is_too_long = true;
      std::string().swap(line);
    }
    if (!is_too_long) line.append(first, count);
    start_ += count + (stop ? 1 : 0);
    if (stop) break;
  }
  if (line.ends_with('\r')) line.pop_back();
  if (number_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
  return is_too_long || line.size() > limit_ ? Outcome::too_long : Outcome::line;
}

}  // namespace tabard
