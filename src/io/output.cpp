#include "io/output.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace tabard {

Result<void> Output::write(std::string_view bytes) {
  constexpr size_t enough = 1 << 16;
  held_ += bytes;
  return held_.size() < enough ? Result<void>{} : flush();
}

Result<void> Output::flush() {
  std::string_view left = held_;
  while (!left.empty() && !is_closed_) {
    const ssize_t count = ::write(descriptor_, left.data(), left.size());
    if (count >= 0) {
      left.remove_prefix(static_cast<size_t>(count));
    } else if (errno == EPIPE) {
      is_closed_ = true;
    } else if (errno != EINTR) {
      const int error = errno;
      held_.clear();
      return fail(Error::Kind::io, std::string("the output cannot be written: ") + std::strerror(error));
    }
  }
  held_.clear();
  return {};
}

}  // namespace tabard
