#include "actors/name_origin.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "actors/phrase_words.h"

namespace tabard {
namespace {

// Tuned on corpus/: which country somebody is of, where the report does not tell. Flat about these values.
constexpr float leader_weight = 4, place_weight = 1, list_weight = 1;
constexpr float weight_of_a_list = 400;   // at most: a list of thousands tells no more
constexpr size_t places_a_country = 300;  // the largest
constexpr double prior = 20;              // letters of all countries that each is thought to have, too

constexpr uint32_t letters = 28;  // a to z, any other, the edge of a word
constexpr uint32_t other = 26, edge = 27;

uint32_t letter(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<uint32_t>(c - 'a') : other;
}

// Calls use(pair, triple) for every three letters of a word and its edges.
template <class Use>
void each_triple(std::string_view word, Use use) {
  if (word.empty()) return;
  uint32_t before = edge, here = letter(word[0]);
  for (size_t i = 1; i <= word.size(); ++i) {
    const uint32_t next = i < word.size() ? letter(word[i]) : edge;
    const uint32_t pair = before * letters + here;
    use(pair, pair * letters + next);
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

}  // namespace

NameOrigin::NameOrigin(const Lexicon& lexicon) {
  using Place = std::pair<uint64_t, std::string_view>;
  std::map<std::string_view, std::vector<Place>> places;
  std::map<std::string_view, Names> by_country;
  std::map<std::string_view, std::vector<std::string_view>> lists;
  for (const char* table : {"names/origins.tsv", "names/found_origins.tsv"})
    for (const Table::Row* row : lexicon.rows(table)) {
      std::vector<std::string_view>& list = lists[(*row)["country"]];
      for (const char* column : {"given", "surnames"}) {
        const std::vector<std::string_view> names = split_values((*row)[column]);
        list.insert(list.end(), names.begin(), names.end());
      }
    }
  for (const auto& [country, names] : lists)
    for (const std::string_view name : names)
      by_country[country].emplace_back(name, std::min(list_weight, weight_of_a_list / static_cast<float>(names.size())));
  for (const Table::Row* row : lexicon.rows("actors/leaders.tsv"))
    by_country[(*row)["country"]].emplace_back((*row)["name"], leader_weight);
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
    for (size_t i = 0; i < kept; ++i) by_country[country].emplace_back(names[i].second, place_weight);
  }
  Names all;
  for (const auto& [country, names] : by_country) {
    countries_.emplace_back(country);
    counts_.push_back(count(names));
    all.insert(all.end(), names.begin(), names.end());
  }
  all_ = count(all);
}

NameOrigin::Counts NameOrigin::count(const Names& names) {
  Counts counts;
  counts.pairs.resize(letters * letters);
  std::vector<float> triples(letters * letters * letters);
  for (const auto& [name, weight] : names)
    each_word(name, [&, weight = weight](const std::string& word) {
      each_triple(word, [&](uint32_t pair, uint32_t triple) {
        counts.pairs[pair] += weight;
        triples[triple] += weight;
      });
    });
  for (uint32_t triple = 0; triple < triples.size(); ++triple)
    if (triples[triple] > 0) counts.triples.emplace_back(static_cast<uint16_t>(triple), triples[triple]);
  return counts;
}

float NameOrigin::Counts::of(uint32_t triple) const {
  const auto found = std::lower_bound(triples.begin(), triples.end(), std::pair(static_cast<uint16_t>(triple), 0.0F));
  return found != triples.end() && found->first == triple ? found->second : 0;
}

double NameOrigin::fit(std::span<const std::string> words, std::string_view country) const {
  const auto found = std::lower_bound(countries_.begin(), countries_.end(), country);
  if (found == countries_.end() || *found != country) return 0;
  const Counts& counts = counts_[static_cast<size_t>(found - countries_.begin())];
  double sum = 0;
  for (const std::string& word : words)
    each_triple(word, [&](uint32_t pair, uint32_t triple) {
      const double usual = (all_.of(triple) + 0.5) / (all_.pairs[pair] + 0.5 * letters);
      const double here = (counts.of(triple) + prior * usual) / (counts.pairs[pair] + prior);
      sum += std::log(here / usual);
    });
  return std::clamp(sum, -farthest, farthest);
}

}  // namespace tabard
