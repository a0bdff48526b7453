#include "lexicon/schema.h"

#include <algorithm>

namespace tabard {
namespace {

using Type = Column::Type;
constexpr Column::Cell required = Column::Cell::required;

std::vector<Schema> make_schemas() {
  const std::vector<Column> party_columns = {{"name", Type::text, required},
                                             {"aliases", Type::texts},
                                             {"kind", Type::kind, required},
                                             {"country", Type::country},
                                             {"sectors", Type::sectors},
                                             {"from", Type::day},
                                             {"to", Type::day},
                                             {"source", Type::text, required}};
  const std::vector<Column> place_columns = {{"name", Type::text, required},    {"aliases", Type::texts},
                                             {"country", Type::country},        {"admin"},
                                             {"lat", Type::latitude, required}, {"lon", Type::longitude, required},
                                             {"population", Type::count},       {"precision", Type::precision, required}};
  return {
      {"codes/plover.tsv",
       {{"event", Type::event, required}, {"quad", Type::quad, required}, {"modes", Type::texts}},
       "event",
       true},
      {"codes/cameo.tsv",
       {{"code", Type::new_cameo, required},
        {"name", Type::text, required},
        {"goldstein", Type::goldstein, required},
        {"plover_event", Type::event},
        {"plover_mode", Type::mode},
        {"plover_contexts", Type::contexts}},
       "code",
       true},
      {"codes/sectors.tsv", {{"code", Type::code, required}, {"name", Type::text, required}}, "code", true},
      {"codes/contexts.tsv", {{"context", Type::text, required}}, "context", true},
      {"codes/countries.tsv",
       {{"code", Type::code, required},
        {"alpha2", Type::code},
        {"name", Type::text, required},
        {"aliases", Type::texts},
        {"adjectives", Type::texts},
        {"people", Type::texts},
        {"capital", Type::texts},
        {"seats", Type::texts},
        {"source", Type::text, required}},
       "name",
       true},
      {"codes/country_codes.tsv",
       {{"code", Type::country, required},
        {"fips", Type::code, required},
        {"iso", Type::count},
        {"cow", Type::count},
        {"region"},
        {"source", Type::text, required}},
       "code"},
      {"codes/international.tsv",
       {{"code", Type::code, required}, {"name", Type::text, required}, {"source", Type::text, required}},
       "code",
       true},
      {"actors/leaders.tsv",
       {{"name", Type::text, required},
        {"aliases", Type::texts},
        {"country", Type::country, required},
        {"sectors", Type::sectors},
        {"from", Type::day},
        {"to", Type::day},
        {"source", Type::text, required}}},
      {"actors/organizations.tsv", party_columns},
      {"actors/groups.tsv", party_columns},
      {"actors/roles.tsv",
       {{"role", Type::text, required},
        {"kind", Type::kind, required},
        {"sectors", Type::sectors},
        {"source", Type::text, required},
        {"example"}}},
      {"actors/serving_roles.tsv",
       {{"role", Type::text, required},
        {"kind", Type::kind, required},
        {"sectors", Type::sectors},
        {"source", Type::text, required},
        {"example"}}},
      {"actors/country_signs.tsv",
       {{"word", Type::text, required}, {"country", Type::country, required}, {"source", Type::text, required}}},
      {"actors/publishers.tsv",
       {{"name", Type::text, required},
        {"aliases", Type::texts},
        {"domains", Type::texts},
        {"country", Type::country},
        {"source", Type::text, required}},
       "name"},
      {"actors/office_verbs.tsv",
       {{"verb", Type::text, required},
        {"land", Type::sectors},
        {"otherwise", Type::sectors},
        {"source", Type::text, required},
        {"example"}},
       "verb"},
      {"names/origins.tsv",
       {{"country", Type::country, required},
        {"given", Type::texts},
        {"surnames", Type::texts},
        {"source", Type::text, required}}},
      {"names/found_origins.tsv", {{"country", Type::country, required}, {"given", Type::texts}, {"surnames", Type::texts}}},
      {"names/own.tsv", {{"kind", Type::name_kind, required}, {"group"}, {"names", Type::texts, required}}},
      {"names/found.tsv", {{"name", Type::text, required}, {"kinds", Type::name_kinds, required}}},
      {"names/given.tsv",
       {{"name", Type::text, required}, {"gender", Type::gender, required}, {"source", Type::text, required}}},
      {"names/words.tsv", {{"class", Type::word_class, required}, {"words", Type::texts, required}, {"note"}}},
      {"places/places.tsv", place_columns},
      {"places/own.tsv", place_columns},
      {"places/doubtful.tsv", {{"name", Type::text, required}, {"source", Type::text, required}}},
      {"times/words.tsv",
       {{"phrase", Type::text, required}, {"meaning", Type::text, required}, {"source", Type::text, required}}},
      {"times/known_days.tsv",
       {{"name", Type::text, required},
        {"words", Type::texts, required},
        {"day", Type::day, required},
        {"source", Type::text, required}}},
      {"attribution/verbs.tsv",
       {{"lemma", Type::text, required}, {"kind", Type::text, required}, {"source", Type::text, required}, {"example"}}},
      {"english/irregular.tsv",
       {{"form", Type::text, required},
        {"lemma", Type::text, required},
        {"class", Type::text, required},
        {"source", Type::text, required}}},
      {"events/contexts.tsv",
       {{"context", Type::contexts, required},
        {"words", Type::texts, required},
        {"and", Type::texts},
        {"source", Type::text, required}}},
      {"status/words.tsv",
       {{"status", Type::status, required},
        {"lemma", Type::text, required},
        {"where", Type::text, required},
        {"source", Type::text, required},
        {"example"}}},
      {"status/future.tsv",
       {{"event", Type::event, required},
        {"from"},
        {"becomes", Type::event, required},
        {"cameo", Type::cameo, required},
        {"mode"},
        {"source", Type::text, required}}},
      {"events/words.tsv", {{"class", Type::text, required}, {"words", Type::texts, required}}},
  };
}

}  // namespace

std::vector<std::string_view> Schema::column_names() const {
  std::vector<std::string_view> names;
  for (const Column& column : columns) names.push_back(column.name);
  return names;
}

const std::vector<Schema>& schemas() {
  static const std::vector<Schema> all = make_schemas();
  return all;
}

const Schema* find_schema(std::string_view path) {
  const auto found =
      std::find_if(schemas().begin(), schemas().end(), [&](const Schema& schema) { return schema.path == path; });
  return found == schemas().end() ? nullptr : &*found;
}

}  // namespace tabard
