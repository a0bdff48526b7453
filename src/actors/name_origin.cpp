#include "actors/name_origin.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "actors/phrase_words.h"

namespace tabard {
namespace {

// Tuned on corpus/: which country somebody is of, where the report does not tell. Flat about these values.
constexpr float leader_weight = 4, place_weight = 1;
constexpr size_t places_a_country = 300;  // the largest
constexpr double prior = 20;              // letters of all countries that each is thought to have, too
constexpr double farthest = 6;

constexpr uint32_t edge = 27;

uint32_t letter(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<uint32_t>(c - 'a') : 26;
}

// Calls use(pair, triple) for every three letters of a word and its edges.
template <class Use>
void each_triple(std::string_view word, Use use) {
  if (word.empty()) return;
  uint32_t before = edge, here = letter(word[0]);
  for (size_t i = 1; i <= word.size(); ++i) {
    const uint32_t next = i < word.size() ? letter(word[i]) : edge;
    const uint32_t pair = before * 28 + here;
    use(pair, pair * 28 + next);
    before = here;
    here = next;
  }
}

template <class Use>
void each_word(std::string_view phrase, Use use) {
  while (!phrase.empty()) {
    const size_t end = std::min(phrase.find_first_of(" -"), phrase.size());
    if (end > 0) use(fold_word(phrase.substr(0, end)));
    phrase.remove_prefix(std::min(end + 1, phrase.size()));
  }
}

float at(const std::unordered_map<uint32_t, float>& counts, uint32_t key) {
  const auto found = counts.find(key);
  return found == counts.end() ? 0 : found->second;
}

}  // namespace

NameOrigin::NameOrigin(const Lexicon& lexicon) {
  using Place = std::pair<uint64_t, std::string_view>;
  std::map<std::string_view, std::vector<Place>> places;
  std::map<std::string_view, Names> by_country;
  for (const Table::Row* row : lexicon.rows("actors/leaders.tsv"))
    count((*row)["name"], leader_weight, by_country[(*row)["country"]]);
  for (const Table::Row* row : lexicon.rows("places/places.tsv")) {
    uint64_t population = 0;
    for (const char digit : (*row)["population"]) population = population * 10 + static_cast<uint64_t>(digit - '0');
    if (!(*row)["country"].empty()) places[(*row)["country"]].emplace_back(population, (*row)["name"]);
  }
  for (auto& [country, names] : places) {
    const size_t kept = std::min(names.size(), places_a_country);
    const auto is_larger = [](const Place& a, const Place& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    };
    std::partial_sort(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(kept), names.end(), is_larger);
    for (size_t i = 0; i < kept; ++i) count(names[i].second, place_weight, by_country[country]);
  }
  for (auto& [country, names] : by_country) {
    countries_.emplace_back(country);
    names_.push_back(std::move(names));
  }
}

void NameOrigin::count(std::string_view phrase, float weight, Names& names) {
  each_word(phrase, [&](const std::string& word) {
    each_triple(word, [&](uint32_t pair, uint32_t triple) {
      for (Names* each : {&names, &all_}) {
        each->pairs[pair] += weight;
        each->triples[triple] += weight;
      }
    });
  });
}

double NameOrigin::fit(std::span<const std::string> words, std::string_view country) const {
  const auto found = std::lower_bound(countries_.begin(), countries_.end(), country);
  if (found == countries_.end() || *found != country) return 0;
  const Names& names = names_[static_cast<size_t>(found - countries_.begin())];
  double sum = 0;
  for (const std::string& word : words)
    each_triple(word, [&](uint32_t pair, uint32_t triple) {
      const double usual = (at(all_.triples, triple) + 0.5) / (at(all_.pairs, pair) + 0.5 * letters);
      const double here = (at(names.triples, triple) + prior * usual) / (at(names.pairs, pair) + prior);
      sum += std::log(here / usual);
    });
  return std::clamp(sum, -farthest, farthest);
}

}  // namespace tabard
