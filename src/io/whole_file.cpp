#include "io/whole_file.h"

#include "io/document_files.h"

namespace tabard {

Result<std::string> read_whole(Input& input, const char* what, size_t limit, const std::string& path) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  std::string bytes;
  char buffer[1 << 16];
  for (;;) {
    TRY(const size_t count, input.read(buffer, sizeof buffer));
    if (count == 0) break;
    bytes.append(buffer, count);
    if (bytes.size() > limit + mark.size()) return fail(too_large(what, limit, path, 0));
  }
  if (bytes.starts_with(mark)) bytes.erase(0, mark.size());
  if (bytes.size() > limit) return fail(too_large(what, limit, path, 0));
  return bytes;
}

}  // namespace tabard
