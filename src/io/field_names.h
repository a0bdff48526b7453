#pragma once
// The names that a document's fields go by in other people's JSON lines and tables: those of news-please, NGEC and the scrapers
// around PETRARCH and Phoenix are read as they are.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tabard {

enum class Field : uint8_t { id, text, title, date, url, source, lang, author };
inline constexpr size_t field_count = 8;

// A field and how much its name counts: of several columns for one field, that with the lowest rank is read; 0 is our own name.
struct FieldName {
  Field field;
  uint8_t rank;
};

// "maintext" -> text, rank 1; "Date_Publish" -> date, rank 1. Nothing for a name that means none of the fields.
std::optional<FieldName> find_field(std::string_view name);

}  // namespace tabard
