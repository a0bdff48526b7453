#include "text/language.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <limits>

#include "base/utf8.h"

namespace tabard {
namespace {

constexpr size_t fewest_letters = 200;
constexpr size_t longest_judged = 20'000;  // bytes from the beginning

// Bytes that begin a letter: those of ASCII, and all others as good as letters.
size_t count_letters(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || byte >= 0xC0;
  }));
}

// "en-GB" and "en_GB" are English, "enm" is not.
std::string main_part(std::string_view code) {
  return to_lower(code.substr(0, code.find_first_of("-_")));
}

}  // namespace

std::string foreign_language(const Document& document) {
  if (!document.lang.empty()) {
    const std::string code = main_part(document.lang);
    return code == "en" || code == "eng" || code == "english" ? std::string() : code;
  }
  std::string_view text = document.text;
  if (text.size() > longest_judged) {
    size_t end = longest_judged;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    text = text.substr(0, end);
  }
  if (count_letters(text) < fewest_letters || find_invalid_utf8(text)) return {};
  bool is_reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), /*is_plain_text=*/true, &is_reliable);
  if (!is_reliable || language == CLD2::ENGLISH || language == CLD2::UNKNOWN_LANGUAGE) return {};
  return CLD2::LanguageCode(language);
}

}  // namespace tabard
