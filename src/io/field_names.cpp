#include "io/field_names.h"

#include <algorithm>

namespace tabard {
namespace {

constexpr size_t most_names = 8;
using Names = std::array<std::string_view, most_names>;

// In the order of Field; our own name first.
constexpr std::array<Names, field_count> field_names = {{
    {"id", "_id", "doc_id", "document_id", "story_id", "storyid"},
    {"text", "maintext", "event_text", "body", "content", "article_text", "full_text", "articlebody"},
    {"title", "headline", "title_page"},
    {"date", "date_publish", "publication_date", "publish_date", "date_published", "datepublished", "publishedat", "pub_date"},
    {"url", "link"},
    {"source", "source_domain", "publisher", "publication", "source_name", "outlet"},
    {"lang", "language"},
    {"author", "authors", "byline"},
}};

char to_lower_ascii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::optional<FieldName> find_field(std::string_view name) {
  const auto is_same = [name](std::string_view known) {
    return known.size() == name.size() &&
           std::equal(known.begin(), known.end(), name.begin(), [](char a, char b) { return a == to_lower_ascii(b); });
  };
  for (size_t field = 0; field < field_count; ++field)
    for (size_t rank = 0; rank < most_names && !field_names[field][rank].empty(); ++rank)
      if (is_same(field_names[field][rank])) return FieldName{static_cast<Field>(field), static_cast<uint8_t>(rank)};
  return std::nullopt;
}

}  // namespace tabard
