#include "places/find_places.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>
#include <span>

#include "places/toponyms.h"
#include "text/name_key.h"

// Which Tripoli? Each place that bears the name gets points:
//
//   for itself      a country 8, a region and a town by their people: news names what is big; a little more for own.tsv
//   for company     the more often the report names its country (or that country's people, or its unambiguous towns), the more
//   for the words   "Tripoli, Lebanon", "Tripoli in Lebanon": 8; "Homs province" prefers the region
//
// One name means one place in a report: what the words around one mention say counts for all of them. Points are our own
// guesses, set by hand on reports of our own.

namespace tabard {
namespace {

using Row = PlaceIndex::Row;

constexpr double beside_points = 8, region_points = 4, same_sentence_points = 1;

constexpr std::array<std::string_view, 12> region_nouns = {"province",   "region",    "state",    "governorate",
                                                           "oblast",     "county",    "republic", "prefecture",
                                                           "department", "territory", "krai",     "area"};

double prior(const Row& row) {
  const double own = row.is_own ? 1 : 0;
  switch (row.precision) {
    case Place::Precision::country: return 8;
    case Place::Precision::larger: return 7 + own;
    case Place::Precision::region: return 2.5 + std::log10(row.population + 1000) / 2 + own;
    case Place::Precision::district:
    case Place::Precision::point: return 4.5 + own;
    case Place::Precision::city: break;
  }
  return std::log10(row.population + 1000) + own;
}

// About how far apart, in degrees of latitude.
double degrees_apart(const Row& a, const Row& b) {
  const double lon = std::abs(a.lon - b.lon);
  return std::hypot(a.lat - b.lat, std::min(lon, 360 - lon) * std::cos((a.lat + b.lat) / 2 * 0.01745));
}

// Does `outer`, a country or a region, hold `inner`?
bool holds(const Row& outer, const Row& inner) {
  if (outer.precision == Place::Precision::country)
    return !inner.country.empty() && outer.country == inner.country && &outer != &inner;
  if (outer.precision != Place::Precision::region && outer.precision != Place::Precision::larger) return false;
  if (outer.country != inner.country || inner.precision >= Place::Precision::region) return false;
  return is_same_name(inner.admin, outer.name) || degrees_apart(outer, inner) < 4;
}

class Chooser {
 public:
  Chooser(const Reading& reading, const PlaceIndex& index, const std::vector<Toponym>& toponyms)
      : reading_(reading), index_(index), toponyms_(toponyms), choice_(toponyms.size()) {}

  std::vector<uint32_t> run() {
    count_nations();
    for (size_t i = 0; i < toponyms_.size(); ++i) choice_[i] = best(i, nullptr);
    look_beside();
    // twice: places chosen by the first look are company for the second
    for (int look = 0; look < 2; ++look) {
      const std::map<std::string_view, double> company = countries();
      for (size_t i = 0; i < toponyms_.size(); ++i) choice_[i] = best(i, &company);
    }
    return choice_;
  }

 private:
  void count_nations() {
    for (uint32_t i = 0; i < reading_.tokens.size(); ++i)
      if (begins_upper(reading_.tokens[i].form))
        if (const std::string_view nation = index_.nation(reading_.tokens[i].form); !nation.empty()) nations_[nation] += 1;
  }

  // How strongly the report is about each country.
  std::map<std::string_view, double> countries() const {
    std::map<std::string_view, double> counts = nations_;
    for (size_t i = 0; i < toponyms_.size(); ++i) {
      const Row& row = index_.row(choice_[i]);
      if (!row.country.empty()) counts[row.country] += is_ambiguous(toponyms_[i]) ? 0.3 : 1;
    }
    return counts;
  }

  bool is_ambiguous(const Toponym& t) const {
    return std::any_of(t.entries.begin(), t.entries.end(), [&](const PlaceIndex::Entry& e) {
      return index_.row(e.row).country != index_.row(t.entries.front().row).country;
    });
  }

  // "Tripoli, Lebanon"; "Paris in Texas"; "Gao, in Mali": two toponyms side by side of which one may hold the other.
  void look_beside() {
    for (size_t i = 0; i + 1 < toponyms_.size(); ++i) {
      const Toponym &inner = toponyms_[i], &outer = toponyms_[i + 1];
      if (outer.first - inner.end > 2 || outer.first == inner.end) continue;
      const std::string_view between = reading_.tokens[inner.end].form;
      if (between != "," && between != "in" && between != "(") continue;
      if (outer.first - inner.end == 2 && (between != "," || reading_.tokens[inner.end + 1].form != "in")) continue;
      for (const PlaceIndex::Entry& a : inner.entries)
        for (const PlaceIndex::Entry& b : outer.entries)
          if (holds(index_.row(b.row), index_.row(a.row))) {
            beside_[{a.key, a.row}] = beside_points;
            beside_[{b.key, b.row}] = std::max(beside_[{b.key, b.row}], beside_points / 2);
          }
    }
  }

  uint32_t best(size_t i, const std::map<std::string_view, double>* company) const {
    const Toponym& t = toponyms_[i];
    if (t.entries.size() == 1) return t.entries.front().row;
    uint32_t winner = t.entries.front().row;
    double most = -1;
    for (const PlaceIndex::Entry& entry : t.entries) {
      const Row& row = index_.row(entry.row);
      double points = prior(row) + (is_region_named(t) && row.precision == Place::Precision::region ? region_points : 0);
      if (const auto found = beside_.find({entry.key, entry.row}); found != beside_.end()) points += found->second;
      if (company != nullptr) {
        if (const auto found = company->find(row.country); found != company->end())
          points += std::min(3.0, std::log2(1 + found->second));
        points += neighbours(i, row);
      }
      if (points > most) {
        most = points;
        winner = entry.row;
      }
    }
    return winner;
  }

  // A place chosen within the last or next few words lies near.
  double neighbours(size_t i, const Row& row) const {
    double points = 0;
    for (size_t j = i < 2 ? 0 : i - 2; j < std::min(i + 3, toponyms_.size()); ++j) {
      if (j == i || toponyms_[j].entries.front().key == toponyms_[i].entries.front().key) continue;
      const Row& other = index_.row(choice_[j]);
      if (other.precision < Place::Precision::country && degrees_apart(row, other) < 6) points = same_sentence_points;
    }
    return points;
  }

  bool is_region_named(const Toponym& t) const {
    return t.end < reading_.tokens.size() && std::any_of(region_nouns.begin(), region_nouns.end(), [&](std::string_view noun) {
             return is_same_name(noun, reading_.tokens[t.end].form);
           });
  }

  const Reading& reading_;
  const PlaceIndex& index_;
  const std::vector<Toponym>& toponyms_;
  std::map<std::string_view, double> nations_;
  std::map<std::pair<uint64_t, uint32_t>, double> beside_;  // (name, row) -> points
  std::vector<uint32_t> choice_;                            // by toponym: row
};

// What the tagger may call a place and nobody could find on a map.
constexpr std::array<std::string_view, 12> no_names = {"North",    "South",   "East",    "West",      "The",    "Northern",
                                                       "Southern", "Eastern", "Western", "Christmas", "Easter", "Ramadan"};

constexpr std::array<std::string_view, 14> where_words = {"in",   "at",      "near", "outside", "from",   "around", "across",
                                                          "into", "towards", "to",   "toward",  "inside", "of",     "between"};

// The country that most places of the report lie in; "" where there is none.
std::string commonest_country(const std::vector<Place>& places) {
  std::map<std::string_view, int> counts;
  for (const Place& place : places)
    if (!place.country.empty()) ++counts[place.country];
  const auto most =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? std::string{} : std::string(most->first);
}

// The known place named nearest before or after a token, within a sentence of it and in `country`; null for none.
const Place* nearest_place(const Reading& reading, std::span<const Place> places, uint32_t token, std::string_view country) {
  const uint32_t sentence = reading.sentence_of(token);
  const uint32_t first = reading.sentences[sentence == 0 ? 0 : sentence - 1].first;
  const uint32_t end = reading.sentences[std::min<size_t>(sentence + 1, reading.sentences.size() - 1)].end;
  const Place* nearest = nullptr;
  uint32_t least = 0;
  constexpr int most_looked_at = 20;  // to each side: sentences may be as long as the document
  const auto look = [&](const Place& place) {
    if (place.first < first || place.first >= end || place.country != country) return;
    const uint32_t apart = place.first > token ? place.first - token : token - place.first;
    if (nearest != nullptr && apart >= least) return;
    nearest = &place;
    least = apart;
  };
  const auto middle =
      std::lower_bound(places.begin(), places.end(), token, [](const Place& p, uint32_t t) { return p.first < t; });
  for (auto after = middle; after != places.end() && after - middle < most_looked_at; ++after) look(*after);
  for (auto before = middle; before != places.begin() && middle - before < most_looked_at;) look(*--before);
  return nearest;
}

// A village that no gazetteer has: the tagger holds it for a place and a preposition stands before it ("in Lokori"). It lies in
// the country that the report is about, somewhere about the place of that country named next to it; `precision` says how vague
// that is.
void add_unknown_places(const Reading& reading, const PlaceIndex& index, std::vector<Place>& places) {
  std::vector<Place> unknown;
  const std::string country = commonest_country(places);
  for (const Name& name : reading.names) {
    if (name.kind != Kind::place || name.end <= name.first || name.first == 0) continue;
    const std::string_view word = reading.tokens[name.first].form;
    const auto is_any = [](std::string_view form, const auto& words) {
      return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return is_same_name(w, form); });
    };
    if (!is_any(reading.tokens[name.first - 1].form, where_words)) continue;
    if (name.first + 1 == name.end && is_any(word, no_names)) continue;
    if (!begins_upper(word) || reading.tokens[name.end - 1].upos != Upos::PROPN || !index.nation(word).empty()) continue;
    if (std::any_of(places.begin(), places.end(), [&](const Place& p) { return p.first < name.end && name.first < p.end; }))
      continue;
    Place& place = unknown.emplace_back();
    place.first = name.first;
    place.end = name.end;
    place.span = {reading.tokens[name.first].span.start, reading.tokens[name.end - 1].span.end};
    place.name = place.span.in(reading.text());
    place.country = country;
    if (const Place* near = nearest_place(reading, places, name.first, country)) {
      place.lat = near->lat;
      place.lon = near->lon;
      place.is_located = true;
      place.precision = std::max(near->precision, Place::Precision::region);
    }
  }
  std::move(unknown.begin(), unknown.end(), std::back_inserter(places));
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.first < b.first; });
}

}  // namespace

std::vector<Place> find_places(const Reading& reading, const PlaceIndex& index) {
  const std::vector<Toponym> toponyms = find_toponyms(reading, index);
  const std::vector<uint32_t> choice = Chooser(reading, index, toponyms).run();
  std::vector<Place> places;
  places.reserve(toponyms.size());
  for (size_t i = 0; i < toponyms.size(); ++i) {
    const Row& row = index.row(choice[i]);
    Place& place = places.emplace_back();
    place.span = toponyms[i].span;
    place.first = toponyms[i].first;
    place.end = toponyms[i].end;
    place.name = row.name;
    place.country = row.country;
    place.lat = row.lat;
    place.lon = row.lon;
    place.is_located = true;
    place.precision = row.precision;
    place.origin = row.origin;
  }
  add_unknown_places(reading, index, places);
  return places;
}

const Place* place_at(const Reading& reading, uint32_t first, uint32_t end) {
  const auto found = std::lower_bound(reading.places.begin(), reading.places.end(), first,
                                      [](const Place& place, uint32_t token) { return place.first < token; });
  return found != reading.places.end() && found->end <= end ? &*found : nullptr;
}

}  // namespace tabard
