#include <fmt/format.h>

#include "base/utf8.h"
#include "io/document_files.h"

namespace tabard {

std::optional<std::string> utf8_fault(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
    return "not UTF-8: this looks like UTF-16; convert it, for example with iconv -f UTF-16 -t UTF-8";
  const auto at = find_invalid_utf8(bytes);
  if (!at) return std::nullopt;
  return fmt::format("not UTF-8 at byte {} (0x{:02X})", *at, static_cast<unsigned char>(bytes[*at]));
}

}  // namespace tabard
