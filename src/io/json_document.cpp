#include "io/json_document.h"

#include <fmt/format.h>

#include <array>

#include "io/field_names.h"

namespace tabard {
namespace {

using simdjson::dom::element;

// The members of an object that mean fields of a document, the best name of each.
struct Members {
  std::array<element, field_count> value;
  std::array<std::string_view, field_count> name;
  std::array<uint8_t, field_count> rank;

  explicit Members(const simdjson::dom::object& object) {
    rank.fill(UINT8_MAX);
    for (const simdjson::dom::key_value_pair member : object) {
      const auto found = find_field(member.key);
      if (!found || member.value.is_null()) continue;
      const auto at = static_cast<size_t>(found->field);
      if (found->rank > rank[at]) continue;
      rank[at] = found->rank;
      value[at] = member.value;
      name[at] = member.key;
    }
  }
  bool has(Field field) const { return rank[static_cast<size_t>(field)] != UINT8_MAX; }
  const element& operator[](Field field) const { return value[static_cast<size_t>(field)]; }
  std::string_view name_of(Field field) const { return name[static_cast<size_t>(field)]; }
};

// A string; a whole number as text; what an object is called ({"name": "BBC"}; MongoDB's {"$oid": ...}, {"$date": ...}); the
// strings of a list, with commas.
std::string text_of(const element& value) {
  if (std::string_view text; value.get_string().get(text) == simdjson::SUCCESS) return std::string(text);
  if (int64_t number = 0; value.get_int64().get(number) == simdjson::SUCCESS) return std::to_string(number);
  if (simdjson::dom::object object; value.get_object().get(object) == simdjson::SUCCESS) {
    for (const char* key : {"name", "$oid", "$date"})
      if (std::string_view text; object.at_key(key).get_string().get(text) == simdjson::SUCCESS) return std::string(text);
    return {};
  }
  std::string joined;
  if (simdjson::dom::array list; value.get_array().get(list) == simdjson::SUCCESS) {
    for (const element item : list) {
      std::string_view text;
      if (item.get_string().get(text) != simdjson::SUCCESS || text.empty()) continue;
      if (!joined.empty()) joined += ", ";
      joined += text;
    }
  }
  return joined;
}

}  // namespace

Result<Incoming> read_json_document(simdjson::dom::parser& parser, std::string& json, const std::string& path, uint32_t line) {
  const auto refuse = [&](std::string why) { return fail(Error::Kind::input, std::move(why), path, line); };
  json.reserve(json.size() + simdjson::SIMDJSON_PADDING);
  simdjson::dom::object object;
  const simdjson::error_code error =
      parser.parse(json.data(), json.size(), /*realloc_if_needed=*/false).get_object().get(object);
  if (error == simdjson::INCORRECT_TYPE) return refuse("not a JSON object");
  if (error == simdjson::UTF8_ERROR) return refuse(utf8_fault(json).value_or("not UTF-8"));
  if (error == simdjson::STRING_ERROR) return refuse("not JSON: a string with a wrong escape (half of a surrogate pair?)");
  if (error) return refuse(fmt::format("not JSON: {}", simdjson::error_message(error)));

  const Members members(object);
  Incoming incoming{std::make_unique<Document>(), nullptr, {}};
  Document& document = *incoming.document;
  if (!members.has(Field::text)) return refuse("no \"text\"");
  std::string_view text;
  if (members[Field::text].get_string().get(text) != simdjson::SUCCESS)
    return refuse(fmt::format("\"{}\" is not a string", members.name_of(Field::text)));
  document.text = text;

  const auto take = [&](Field field) { return members.has(field) ? text_of(members[field]) : std::string(); };
  document.id = take(Field::id);
  document.title = take(Field::title);
  document.url = take(Field::url);
  document.source = take(Field::source);
  document.lang = take(Field::lang);
  document.author = take(Field::author);
  if (const std::string date = take(Field::date); !date.empty())
    set_date(incoming, date, path, line);
  else if (members.has(Field::date) && !members[Field::date].is_string())
    return refuse(fmt::format("\"{}\" is not a string: \"YYYY-MM-DD\" is wanted", members.name_of(Field::date)));
  if (document.id.empty()) document.id = fmt::format("{}-{}", document_name(path), line);
  return incoming;
}

}  // namespace tabard
