#include "actors/actor_index.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>

#include "actors/plurals.h"
#include "actors/spelling.h"

namespace tabard {

namespace {

std::vector<std::string> to_strings(std::string_view cell) {
  std::vector<std::string> values;
  for (const std::string_view value : split_values(cell)) values.emplace_back(value);
  return values;
}

std::vector<std::string> keys(std::string_view phrase) {
  const std::vector<std::string_view> split = split_words(phrase);
  std::vector<std::string> result;
  for (PhraseWord& word : phrase_words(split)) result.push_back(std::move(word.key));
  return result;
}

// Acronyms as short as "AU" or "PRI", and those that spell a word, are looked up in capitals only.
bool needs_capitals(std::string_view phrase) {
  static const std::unordered_set<std::string_view> words = {"ACT",  "AID",  "CARE", "FAST",  "HOPE",  "MEND",
                                                             "PACE", "PLAN", "SAFE", "SEALS", "START", "UNITE"};
  if (phrase.size() > 6 || phrase.find(' ') != std::string_view::npos) return false;
  size_t letters = 0;
  for (const char c : phrase) {
    if (c >= 'a' && c <= 'z') return false;
    letters += c >= 'A' && c <= 'Z';
  }
  return letters >= 2 && (letters <= 3 || words.contains(phrase));
}

// Towns whose names are everyday words or given names do more harm than good in a phrase.
bool is_everyday_word(std::string_view key) {
  static const std::unordered_set<std::string_view> words = {
      "of",         "the",          "police",   "nice",     "reading",  "mobile",     "bath",    "march",   "best",
      "most",       "man",          "deal",     "split",    "young",    "orange",     "union",   "liberal", "central",
      "north",      "south",        "east",     "west",     "northern", "southern",   "eastern", "western", "victoria",
      "san",        "santa",        "battle",   "date",     "same",     "men",        "bar",     "can",     "home",
      "enterprise", "independence", "imperial", "republic", "progress", "university", "general", "media",   "normal",
      "hope",       "justice",      "media",    "early",    "along",    "sale",       "rugby",   "wells",   "poole",
      "asia",       "hun",          "salt",     "metro",    "palace",   "valley",     "lead",    "van"};
  return words.contains(key);
}

}  // namespace

ActorIndex::ActorIndex(const Lexicon& lexicon) {
  trie_.reserve(120'000);
  add_countries(lexicon);
  add_leaders(lexicon);
  add_bodies(lexicon, "actors/organizations.tsv", ActorEntry::Type::organization);
  add_bodies(lexicon, "actors/groups.tsv", ActorEntry::Type::group);
  add_roles(lexicon);
  add_places(lexicon);
  std::sort(spellings_.begin(), spellings_.end());
  std::stable_sort(surnames_.begin(), surnames_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::sort(country_names_.begin(), country_names_.end());
}

uint32_t ActorIndex::add_entry(ActorEntry entry) {
  entries_.push_back(std::move(entry));
  return static_cast<uint32_t>(entries_.size() - 1);
}

void ActorIndex::file(std::string_view phrase, uint32_t entry) {
  const std::vector<std::string> words = keys(phrase);
  (needs_capitals(phrase) ? capital_only_ : trie_).add(words, entry);
}

void ActorIndex::add_countries(const Lexicon& lexicon) {
  using Type = ActorEntry::Type;
  for (const Table::Row* row : lexicon.rows("codes/countries.tsv")) {
    const auto add = [&](Type type, std::initializer_list<std::string_view> columns) {
      ActorEntry entry{type, Kind::country, std::string((*row)["name"]), std::string((*row)["code"]), {}, {}, row->origin()};
      if (type == Type::capital || type == Type::seat) entry.sectors = {"GOV"};
      const uint32_t index = add_entry(std::move(entry));
      for (const std::string_view column : columns) {
        for (const std::string_view value : split_values((*row)[column])) {
          file(value, index);
          if (type == Type::people)
            for (const std::string& plural : plurals(value)) file(plural, index);
          const std::vector<std::string> words = keys(value);
          if (words.size() == 1 && words[0].size() >= 5) spellings_.emplace_back(words[0], index);
        }
      }
    };
    country_names_.emplace_back((*row)["code"], (*row)["name"]);
    add(Type::country, {"name", "aliases"});
    add(Type::adjective, {"adjectives"});
    add(Type::people, {"people"});
    add(Type::capital, {"capital"});
    add(Type::seat, {"seats"});
  }
  for (const Table::Row* row : lexicon.rows("codes/international.tsv"))
    country_names_.emplace_back((*row)["code"], (*row)["name"]);
}

void ActorIndex::add_leaders(const Lexicon& lexicon) {
  std::map<std::string, uint32_t, std::less<>> by_name;
  for (const Table::Row* row : lexicon.rows("actors/leaders.tsv")) {
    const std::string name((*row)["name"]);
    auto known = by_name.find(name);
    if (known == by_name.end()) {
      const uint32_t index =
          add_entry({ActorEntry::Type::leader, Kind::person, name, std::string((*row)["country"]), {}, {}, row->origin()});
      known = by_name.emplace(name, index).first;
      const std::vector<std::string> words = keys(name);
      if (!words.empty()) surnames_.emplace_back(words.back(), index);
    }
    file(name, known->second);
    for (const std::string_view alias : split_values((*row)["aliases"])) file(alias, known->second);
    entries_[known->second].terms.push_back({std::string((*row)["country"]), to_strings((*row)["sectors"]),
                                             parse_day((*row)["from"]), parse_day((*row)["to"]), row->origin()});
  }
}

void ActorIndex::add_bodies(const Lexicon& lexicon, std::string_view table, ActorEntry::Type type) {
  std::map<std::string, uint32_t, std::less<>> by_name;  // a group that came to power has two rows
  for (const Table::Row* row : lexicon.rows(table)) {
    const std::string name((*row)["name"]);
    auto known = by_name.find(name);
    if (known == by_name.end()) {
      const uint32_t index = add_entry({type,
                                        parse_kind((*row)["kind"]),
                                        name,
                                        std::string((*row)["country"]),
                                        to_strings((*row)["sectors"]),
                                        {},
                                        row->origin()});
      known = by_name.emplace(name, index).first;
    }
    const uint32_t index = known->second;
    entries_[index].terms.push_back({std::string((*row)["country"]), to_strings((*row)["sectors"]), parse_day((*row)["from"]),
                                     parse_day((*row)["to"]), row->origin()});
    const auto add = [&](std::string_view alias) {
      file(alias, index);
      if (type == ActorEntry::Type::group)
        for (const std::string& plural : plurals(alias)) file(plural, index);
    };
    add(name);
    for (const std::string_view alias : split_values((*row)["aliases"])) add(alias);
  }
}

void ActorIndex::add_roles(const Lexicon& lexicon) {
  std::vector<std::pair<std::string, uint32_t>> made;  // plurals: a row that spells one out comes before them
  for (const auto& [table, type] : {std::pair("actors/roles.tsv", ActorEntry::Type::role),
                                    std::pair("actors/serving_roles.tsv", ActorEntry::Type::serving_role)}) {
    for (const Table::Row* row : lexicon.rows(table)) {
      const uint32_t index =
          add_entry({type, parse_kind((*row)["kind"]), "", "", to_strings((*row)["sectors"]), {}, row->origin()});
      const std::string_view role = (*row)["role"];
      entries_[index].needs_capital = !role.empty() && role[0] >= 'A' && role[0] <= 'Z';
      for (const std::string& spelling : spellings(role)) {
        file(spelling, index);
        for (std::string& plural : plurals(spelling)) made.emplace_back(std::move(plural), index);
      }
    }
  }
  for (const auto& [plural, index] : made) file(plural, index);
}

void ActorIndex::add_places(const Lexicon& lexicon) {
  std::set<std::string, std::less<>> doubtful;  // "Maritime", "Nice": without signs around them they are no places
  for (const Table::Row* row : lexicon.rows("places/doubtful.tsv")) doubtful.emplace((*row)["name"]);
  // Of several towns of one name the largest is meant.
  std::vector<std::pair<uint64_t, const Table::Row*>> rows;
  for (const std::string_view table : {"places/own.tsv", "places/places.tsv"}) {
    for (const Table::Row* row : lexicon.rows(table)) {
      uint64_t population = 0;
      for (const char digit : (*row)["population"]) population = population * 10 + static_cast<uint64_t>(digit - '0');
      if (!(*row)["country"].empty()) rows.emplace_back(population, row);
    }
  }
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  {
    for (const auto& entry : rows) {  // not [population, row]: clang 14 cannot capture those in a lambda
      const uint64_t population = entry.first;
      const Table::Row* row = entry.second;
      const std::string_view country = (*row)["country"];
      const uint32_t index = add_entry(
          {ActorEntry::Type::place, Kind::place, std::string((*row)["name"]), std::string(country), {}, {}, row->origin()});
      const auto add = [&](std::string_view name) {
        const std::vector<std::string> words = keys(name);
        if (words.size() == 1 && (words[0].size() < 4 || is_everyday_word(words[0]) || doubtful.contains(name))) return;
        trie_.add(words, index);
        if (words.size() == 1 && population > 2'000'000 && words[0].size() >= 5 && (*row)["precision"] == "city")
          spellings_.emplace_back(words[0], index);
      };
      add((*row)["name"]);
      for (const std::string_view alias : split_values((*row)["aliases"])) add(alias);
    }
  }
}

ActorIndex::Match ActorIndex::longest(std::span<const PhraseWord> words, size_t at) const {
  Match best;
  const auto walk = [&](const PhraseTrie& trie, bool capitals_only) {
    uint32_t node = PhraseTrie::root;
    for (size_t i = at; i < words.size(); ++i) {
      if (capitals_only && !words[i].is_acronym) break;
      node = trie.step(node, words[i].key);
      if (node == PhraseTrie::none) break;
      const std::vector<uint32_t>& values = trie.values(node);
      if (!values.empty() && i + 1 - at > best.length) best = {i + 1 - at, &values};
    }
  };
  if (words[at].is_acronym) walk(capital_only_, true);
  walk(trie_, false);
  return best;
}

const ActorEntry* ActorIndex::misspelled_country(std::string_view word) const {
  if (word.size() < 5) return nullptr;
  const auto first =
      std::lower_bound(spellings_.begin(), spellings_.end(), std::pair<std::string, uint32_t>(word.substr(0, 1), 0));
  for (auto each = first; each != spellings_.end() && each->first[0] == word[0]; ++each) {
    if (is_transposed(word, each->first)) return &entries_[each->second];
    if (word.size() >= 7 && each->first.size() >= 7 && edit_distance(word, each->first, 1) <= 1) return &entries_[each->second];
  }
  return nullptr;
}

std::string_view ActorIndex::country_name(std::string_view code) const {
  const auto found = std::lower_bound(country_names_.begin(), country_names_.end(), code,
                                      [](const auto& each, std::string_view wanted) { return each.first < wanted; });
  return found != country_names_.end() && found->first == code ? std::string_view(found->second) : std::string_view();
}

std::vector<const ActorEntry*> ActorIndex::leaders_by_surname(std::string_view surname) const {
  std::vector<const ActorEntry*> found;
  auto each = std::lower_bound(surnames_.begin(), surnames_.end(), surname,
                               [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
  for (; each != surnames_.end() && each->first == surname; ++each) found.push_back(&entries_[each->second]);
  return found;
}

}  // namespace tabard
