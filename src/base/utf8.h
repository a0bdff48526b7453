#pragma once
// UTF-8 by the code point: decoding, writing, case, and the few character classes that reading news needs. Own tables, no
// locale.
//
// All functions take valid UTF-8 unless they say otherwise; on faulty bytes they go on byte by byte with U+FFFD and never read
// past the end. Case covers Latin, Greek, Cyrillic and Armenian, the scripts that have it and that names in English news come
// from.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tabard {

// The code point at `at`, which is moved behind it. U+FFFD and one byte on for a faulty sequence.
char32_t next_code_point(std::string_view text, size_t& at);

void append_code_point(std::string& text, char32_t c);

// Byte offset of the first byte that is not valid UTF-8 (overlong forms and surrogates are not); nothing where all is.
std::optional<size_t> find_invalid_utf8(std::string_view text);

size_t count_code_points(std::string_view text);

char32_t to_lower(char32_t c);
std::string to_lower(std::string_view text);

bool is_upper(char32_t c);
bool is_letter(char32_t c);
bool is_digit(char32_t c);  // 0-9 only
bool is_space(char32_t c);  // white space, also no-break and thin spaces, line ends

}  // namespace tabard
