#include "base/result.h"

#include <fmt/format.h>
#include <cstdio>
#include <cstdlib>

namespace tabard {

std::string Error::message() const {
  if (file.empty()) return text;
  if (line == 0) return fmt::format("{}: {}", file, text);
  return fmt::format("{}:{}: {}", file, line, text);
}

void check_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "tabard: internal error at %s:%d: %s. Please report it with the input that caused it.\n", file, line,
               condition);
  std::abort();
}

}  // namespace tabard
