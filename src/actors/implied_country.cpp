#include "actors/implied_country.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "actors/sectors.h"

namespace tabard {
namespace {

// How many sentences round about tell which country is meant.
constexpr uint32_t implied_before = 40, implied_after = 20, implied_lead = 3;

constexpr double sign_weight = 1;   // of a word that speaks for a country without naming it, shared by those it speaks for
constexpr double title_base = 0.5;  // of a country that the title names, on top of what the text says
// Of the publisher's home: by judgement, as most papers of corpus/ are made up. Flat about these values there.
constexpr double publisher_base = 1, publisher_factor = 2;

// How much speaks for one country.
struct Likelihood {
  double weight = 0;                  // of all that names it, each by its nearness
  bool is_named_before = false;       // before the word in question
  bool is_named_just_before = false;  // so, and in its sentence: "In Lima, police ..."
};

std::string first_country(const Reading& reading) {
  for (const Mention& mention : reading.mentions)
    if (mention.form != Mention::Form::pronoun && !mention.actor.country.empty() && !is_international(mention.actor.country))
      return mention.actor.country;
  return "";
}

// The country of "BAMAKO, March 3": of the place in capitals that the report begins with; "" where it begins otherwise.
std::string dateline_country(const Reading& reading) {
  if (reading.mentions.empty() || reading.mentions.front().first != 0) return "";
  const Mention& mention = reading.mentions.front();
  if (mention.kind != Kind::place && mention.kind != Kind::country) return "";
  for (const char c : reading.tokens.front().form)
    if (c >= 'a' && c <= 'z') return "";
  return mention.actor.country;
}

// "The Chadian army and the rebels", but not "burned French flags, and police".
bool describes_somebody(const Reading& reading, const Mention& demonym) {
  const int32_t head = reading.tokens[demonym.head].head;
  const int32_t described = head >= 0 ? reading.mention_of_head[static_cast<size_t>(head)] : -1;
  if (described < 0) return false;
  const Kind kind = reading.mentions[static_cast<size_t>(described)].kind;
  return kind == Kind::person || kind == Kind::organization || kind == Kind::group;
}

// "Mali, where the junta expelled French forces": the country of what the clause around the word tells of; "" where none does.
std::string country_told_of(const Reading& reading, uint32_t token) {
  for (int step = 0; step < 8 && reading.tokens[token].head >= 0; ++step) {
    const auto head = static_cast<uint32_t>(reading.tokens[token].head);
    if (reading.tokens[token].deprel == Deprel::acl_relcl && head < token) {
      const int32_t told = reading.mention_of_head[head];
      const bool is_where = std::any_of(reading.tokens.begin() + head, reading.tokens.begin() + token, [&](const Token& word) {
        return word.form == "where" && word.head == static_cast<int32_t>(token);
      });
      if (is_where && told >= 0) return reading.mentions[static_cast<size_t>(told)].actor.country;
    }
    token = head;
  }
  return "";
}

}  // namespace

std::string implied_country(const Reading& reading, uint32_t token, const CountryHints& hints) {
  if (token >= reading.tokens.size()) return "";
  const std::string told_of = country_told_of(reading, token);
  if (!told_of.empty() && !is_international(told_of) && told_of != hints.other) return told_of;
  const uint32_t sentence = reading.sentence_of(token);
  std::map<std::string, Likelihood> countries;  // ordered: ties go to the code first in the alphabet
  // What went before counts alike, however far; what comes after counts less. Weights tuned on corpus/.
  const auto nearness = [&](uint32_t other) { return other <= sentence ? 1.0 : 0.5 / (1.0 + 0.25 * (other - sentence)); };
  const auto weigh = [&](uint32_t first, uint32_t last) {  // sentences [first, last]
    const uint32_t first_token = reading.sentences[first].first, end_token = reading.sentences[last].end;
    const auto begin = std::partition_point(reading.mentions.begin(), reading.mentions.end(),
                                            [&](const Mention& mention) { return mention.head < first_token; });
    uint32_t at = first;
    for (auto mention = begin; mention != reading.mentions.end() && mention->head < end_token; ++mention) {
      while (mention->head >= reading.sentences[at].end) ++at;
      const Actor& actor = mention->actor;
      if (actor.country.empty() || is_international(actor.country) || mention->form == Mention::Form::pronoun) continue;
      if (is_outlet(actor)) continue;  // news of any country
      const bool is_land = mention->form == Mention::Form::demonym
                               ? describes_somebody(reading, *mention)
                               : mention->kind == Kind::place || mention->kind == Kind::country;
      Likelihood& country = countries[actor.country];
      country.weight += nearness(at) * (mention->kind == Kind::place ? 2.5 : mention->kind == Kind::country ? 0.75 : 1.0);
      country.is_named_before |= mention->head < token;
      country.is_named_just_before |= is_land && mention->head < token && at == sentence;
    }
    const auto place_begin = std::partition_point(reading.places.begin(), reading.places.end(),
                                                  [&](const Place& place) { return place.first < first_token; });
    at = first;
    for (auto place = place_begin; place != reading.places.end() && place->first < end_token; ++place) {
      while (place->first >= reading.sentences[at].end) ++at;
      if (place->country.empty() || place->precision == Place::Precision::country ||
          place->precision == Place::Precision::larger)
        continue;
      countries[place->country].weight += nearness(at) * 3.0;
    }
    auto sign = std::partition_point(reading.country_signs.begin(), reading.country_signs.end(),
                                     [&](const CountrySign& each) { return each.token < first_token; });
    for (; sign != reading.country_signs.end() && sign->token < end_token; ++sign) {
      Likelihood& country = countries[sign->country];
      country.weight += nearness(reading.sentence_of(sign->token)) * sign_weight / sign->countries;
      country.is_named_before |= sign->token < token;
    }
  };
  const uint32_t first = sentence > implied_before ? sentence - implied_before : 0;
  const uint32_t last = std::min<uint32_t>(sentence + implied_after, static_cast<uint32_t>(reading.sentences.size() - 1));
  if (first > implied_lead) weigh(0, implied_lead - 1);
  weigh(first, last);
  const std::vector<std::string>& title = reading.title_countries;
  for (const std::string& code : title)
    if (!is_international(code)) countries[code].weight += title_base;
  const std::vector<std::string>& homes = reading.publisher_countries;
  for (const std::string& code : homes)
    if (!is_international(code)) countries[code].weight += publisher_base / static_cast<double>(homes.size());
  if (countries.empty()) return "";
  const std::string first_named = first_country(reading), dateline = dateline_country(reading);
  const bool is_told_here =
      std::any_of(countries.begin(), countries.end(), [](const auto& entry) { return entry.second.is_named_just_before; });
  std::string best;
  double most = 0;
  for (const auto& [code, country] : countries) {
    if (code == hints.other) continue;
    double weight = country.weight;
    if (std::find(title.begin(), title.end(), code) != title.end()) weight *= 4.7;
    if (std::find(homes.begin(), homes.end(), code) != homes.end()) weight *= publisher_factor;
    if (country.is_named_just_before) weight *= 3.2;
    if (code == first_named) weight *= 1.7;
    // By judgement: hardly any report of corpus/ has a dateline. A land named in the sentence itself tells more.
    if (code == dateline && !is_told_here) weight *= 2.5;
    if (!country.is_named_before) weight *= 0.5;
    if (hints.fit) weight *= std::exp(0.7 * hints.fit(code));
    if (weight <= most) continue;
    most = weight;
    best = code;
  }
  return best;
}

}  // namespace tabard
