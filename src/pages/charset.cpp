#include "pages/charset.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>

#include "base/utf8.h"
#include "pages/ascii.h"

namespace tabard {
namespace {

constexpr size_t declared_within = 4096;

// The word behind `key` and "=" in `text`, in quotes or bare.
std::string value_behind(std::string_view text, std::string_view key) {
  const size_t at = find_ignoring_case(text, key, 0);
  if (at == std::string_view::npos) return {};
  size_t from = text.find_first_not_of(" \t\r\n", at + key.size());
  if (from == std::string_view::npos || text[from] != '=') return {};
  from = text.find_first_not_of(" \t\r\n\"'", from + 1);
  if (from == std::string_view::npos) return {};
  const size_t end = text.find_first_of(" \t\r\n\"';>/?,", from);
  return std::string(text.substr(from, end == std::string_view::npos ? end : end - from));
}

bool is_read_as_windows_1252(std::string_view name) {
  for (const std::string_view known : {"iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1", "us-ascii", "ascii"})
    if (is_same_ignoring_case(name, known)) return true;
  return false;
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(std::string(name).c_str(), &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

std::string convert(UConverter* from, std::string_view bytes) {
  const Converter utf8 = open_converter("UTF-8");
  std::string text;
  if (!utf8) return text;
  char out[1 << 14];
  UChar pivot[1 << 12];
  UChar *pivot_source = pivot, *pivot_target = pivot;
  const char* source = bytes.data();
  for (bool is_first = true;; is_first = false) {
    char* target = out;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_convertEx(utf8.get(), from, &target, out + sizeof out, &source, bytes.data() + bytes.size(), pivot, &pivot_source,
                   &pivot_target, pivot + std::size(pivot), /*reset=*/is_first, /*flush=*/true, &status);
    text.append(out, static_cast<size_t>(target - out));
    if (status != U_BUFFER_OVERFLOW_ERROR) return text;
  }
}

// Faulty sequences become U+FFFD.
std::string mend_utf8(std::string_view bytes) {
  if (!find_invalid_utf8(bytes)) return std::string(bytes);
  std::string text;
  text.reserve(bytes.size());
  for (size_t at = 0; at < bytes.size();) append_code_point(text, next_code_point(bytes, at));
  return text;
}

}  // namespace

std::string charset_of_content_type(std::string_view content_type) {
  return value_behind(content_type, "charset");
}

std::string declared_charset(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, declared_within);
  if (head.starts_with("<?xml")) {
    const std::string named = value_behind(head.substr(0, head.find("?>")), "encoding");
    if (!named.empty()) return named;
  }
  for (size_t at = find_ignoring_case(head, "<meta", 0); at != std::string_view::npos;
       at = find_ignoring_case(head, "<meta", at + 1)) {
    const std::string named = value_behind(head.substr(at, head.find('>', at) - at), "charset");
    if (!named.empty()) return named;
  }
  return {};
}

std::string to_utf8(std::string_view bytes, std::string_view charset) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return mend_utf8(bytes.substr(3));
  std::string name(charset);
  if (bytes.starts_with("\xFF\xFE"))
    name = "UTF-16LE", bytes.remove_prefix(2);
  else if (bytes.starts_with("\xFE\xFF"))
    name = "UTF-16BE", bytes.remove_prefix(2);
  else if (!find_invalid_utf8(bytes) && (name.empty() || is_same_ignoring_case(name, "utf-8") || is_read_as_windows_1252(name)))
    return std::string(bytes);  // what is UTF-8 by its bytes is hardly ever meant to be Latin
  if (is_same_ignoring_case(name, "utf-8") || is_same_ignoring_case(name, "utf8")) return mend_utf8(bytes);
  Converter from = name.empty() || is_read_as_windows_1252(name) ? nullptr : open_converter(name);
  if (!from && !find_invalid_utf8(bytes)) return std::string(bytes);
  if (!from) from = open_converter("windows-1252");
  return from ? mend_utf8(convert(from.get(), bytes)) : mend_utf8(bytes);
}

}  // namespace tabard
