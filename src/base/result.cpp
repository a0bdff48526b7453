#include "base/result.h"

#include <fmt/format.h>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace tabard {

std::string Error::message() const {
  if (file.empty()) return text;
  if (line == 0) return fmt::format("{}: {}", file, text);
  return fmt::format("{}:{}: {}", file, line, text);
}

void check_failed(const char* condition, const char* file, int line) {
  const char* inside = std::strstr(file, "/src/");  // without the folders of the machine it was built on
  file = inside == nullptr ? file : inside + 1;
  std::fprintf(stderr, "tabard: internal error at %s:%d: %s. Please report it with the input that caused it.\n", file, line,
               condition);
  std::abort();
}

}  // namespace tabard
