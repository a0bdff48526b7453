#include "io/json_text.h"
#include "io/writers.h"

namespace tabard {

void write_document_jsonl(std::string& out, const Document& document) {
  out += '{';
  append_json_field(out, "id", document.id);
  append_json_field(out, "text", document.text);
  const auto add = [&out](std::string_view key, std::string_view value) {
    if (!value.empty()) append_json_field(out, key, value);
  };
  add("title", document.title);
  if (document.date) add("date", to_iso(*document.date));
  add("url", document.url);
  add("source", document.source);
  add("lang", document.lang);
  add("author", document.author);
  out += "}\n";
}

}  // namespace tabard
