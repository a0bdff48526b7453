#include "pages/structured_data.h"

#include <simdjson.h>

#include <algorithm>

#include "pages/ascii.h"
#include "pages/html_tree.h"

namespace tabard {
namespace {

using simdjson::dom::element;

constexpr size_t most_objects = 10'000;

bool is_article_type(std::string_view type) {
  type.remove_prefix(std::min(type.size(), type.find_last_of('/') + 1));  // "http://schema.org/NewsArticle"
  return type.ends_with("Article") || type.ends_with("BlogPosting") || type == "Report";
}

bool is_article(const simdjson::dom::object& object) {
  element type;
  if (object.at_key("@type").get(type)) return false;
  if (std::string_view name; !type.get_string().get(name)) return is_article_type(name);
  if (simdjson::dom::array names; !type.get_array().get(names))
    for (const element item : names)
      if (std::string_view name; !item.get_string().get(name) && is_article_type(name)) return true;
  return false;
}

std::string string_at(const simdjson::dom::object& object, std::string_view key) {
  std::string_view text;
  return object.at_key(key).get_string().get(text) ? std::string() : std::string(text);
}

// A name, the "name" of an object, or those of a list, with commas.
std::string names_at(const simdjson::dom::object& object, std::string_view key) {
  element value;
  if (object.at_key(key).get(value)) return {};
  std::string names;
  const auto add = [&names](const element& item) {
    std::string name;
    if (std::string_view text; !item.get_string().get(text)) name = text;
    if (simdjson::dom::object named; !item.get_object().get(named)) name = string_at(named, "name");
    name = text_of_markup(name);
    if (name.empty() || name.starts_with("http")) return;
    if (!names.empty()) names += ", ";
    names += name;
  };
  if (simdjson::dom::array list; !value.get_array().get(list))
    for (const element item : list) add(item);
  else
    add(value);
  return names;
}

StructuredData facts_of(const simdjson::dom::object& article) {
  StructuredData data;
  data.headline = text_of_markup(string_at(article, "headline"));
  data.author = names_at(article, "author");
  data.date_published = string_at(article, "datePublished");
  if (data.date_published.empty()) data.date_published = string_at(article, "dateCreated");
  data.publisher = names_at(article, "publisher");
  data.language = string_at(article, "inLanguage");
  data.url = string_at(article, "url");
  data.body = string_at(article, "articleBody");
  return data;
}

// Looks through lists, "@graph" and all members, however deep simdjson allowed them to be.
bool find_article(const element& root, StructuredData& data) {
  std::vector<element> waiting = {root};
  for (size_t seen = 0; !waiting.empty() && seen < most_objects; ++seen) {
    const element next = waiting.back();
    waiting.pop_back();
    std::vector<element> inner;
    if (simdjson::dom::object object; !next.get_object().get(object)) {
      if (is_article(object)) {
        data = facts_of(object);
        return true;
      }
      for (const simdjson::dom::key_value_pair member : object) inner.push_back(member.value);
    } else if (simdjson::dom::array list; !next.get_array().get(list)) {
      for (const element item : list) inner.push_back(item);
    }
    waiting.insert(waiting.end(), inner.rbegin(), inner.rend());
  }
  return false;
}

}  // namespace

StructuredData read_structured_data(const std::vector<std::string>& json_ld) {
  StructuredData data;
  for (const std::string& script : json_ld) {
    // Line ends and tabs inside strings are no JSON, yet many pages have them.
    std::string json = script;
    std::replace_if(
        json.begin(), json.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    simdjson::dom::parser parser;
    element root;
    if (!parser.parse(json).get(root) && find_article(root, data)) break;
  }
  return data;
}

}  // namespace tabard
