#pragma once
// Writing JSON: strings are escaped here, the shape of an object stands in the code that writes it.

#include <string>
#include <string_view>

namespace tabard {

// Appends `text`, which must be UTF-8, as a JSON string with its quotes. Only what JSON demands is escaped: non-ASCII stays
// readable.
void append_json_string(std::string& out, std::string_view text);

// Appends `"key":` and before it a comma, unless an object or array has just been opened.
void append_json_key(std::string& out, std::string_view key);

// Appends `"key":"text"`.
void append_json_field(std::string& out, std::string_view key, std::string_view text);

// A number in the shortest form that reads back the same: 1.9, -10, 0.25.
void append_json_number(std::string& out, double number);

}  // namespace tabard
