#include "incidents/reported_event.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <charconv>

#include "base/number_words.h"
#include "base/utf8.h"

namespace tabard {
namespace {

uint32_t hash_of(std::string_view word) {
  const std::string lower = to_lower(word);
  return static_cast<uint32_t>(XXH3_64bits(lower.data(), lower.size()));
}

void sort_unique(std::vector<uint32_t>& hashes) {
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
}

bool is_content(const Token& token) {
  return token.upos == Upos::NOUN || token.upos == Upos::PROPN || token.upos == Upos::VERB || token.upos == Upos::ADJ ||
         token.upos == Upos::NUM;
}

// "1,200", "12", "twelve", "dozens" -> a number; nothing for years, shares and words that tell none.
std::optional<double> number_of(std::string_view form) {
  const std::string lower = to_lower(form);
  if (const auto number = number_word(lower)) return *number;
  std::string digits = lower;
  std::erase(digits, ',');
  double value = 0;
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || parsed.ec != std::errc() || parsed.ptr != digits.data() + digits.size()) return std::nullopt;
  const bool is_year = digits.size() == 4 && lower.size() == 4 && value >= 1900 && value <= 2100;
  return is_year ? std::nullopt : std::optional<double>(value);
}

// What happened to those who are counted, by a verb or adjective.
std::string_view fate_of(std::string_view lemma) {
  for (const std::string_view word : {"kill", "die", "dead", "death", "murder", "shoot", "execute"})
    if (lemma == word) return "dead";
  for (const std::string_view word : {"wound", "injure", "hurt", "injured", "wounded", "injury"})
    if (lemma == word) return "wounded";
  for (const std::string_view word : {"arrest", "detain", "seize", "capture", "hold"})
    if (lemma == word) return "arrested";
  return "";
}

std::vector<ReportedNumber> numbers_in(const Reading& reading, const Sentence& sentence) {
  std::vector<ReportedNumber> numbers;
  const auto& tokens = reading.tokens;
  for (uint32_t i = sentence.first; i < sentence.end; ++i) {
    const auto value = tokens[i].upos == Upos::NUM ? number_of(tokens[i].form) : std::nullopt;
    if (!value) continue;
    const bool is_time = std::any_of(reading.times.begin(), reading.times.end(),
                                     [i](const TimeExpression& time) { return time.first <= i && i < time.end; });
    if (is_time) continue;
    // Up the tree: the counted noun, then what befell it.
    std::string kind;
    auto at = static_cast<int32_t>(i);
    for (int step = 0; step < 3 && at >= 0; ++step, at = tokens[static_cast<size_t>(at)].head) {
      const Token& token = tokens[static_cast<size_t>(at)];
      if (const std::string_view fate = fate_of(token.lemma); !fate.empty()) {
        kind = fate;
        break;
      }
      if (kind.empty() && step > 0) kind = token.lemma;
    }
    if (!kind.empty()) numbers.push_back({*value, std::move(kind)});
  }
  return numbers;
}

std::vector<ReportedParty> parties_of(const std::vector<Party>& parties) {
  std::vector<ReportedParty> reported;
  for (const Party& party : parties) {
    const bool is_named = party.actor.kind == Kind::person || party.actor.kind == Kind::organization;
    const bool is_proper = !party.actor.name.empty() && party.actor.name[0] >= 'A' && party.actor.name[0] <= 'Z';
    reported.push_back({party.actor.code(), party.actor.country, is_named && is_proper ? party.actor.name : std::string()});
  }
  return reported;
}

}  // namespace

ReportedEvent make_reported_event(const Reading& reading, const Event& event, uint64_t story) {
  ReportedEvent reported;
  reported.id = event.id;
  reported.doc = reading.document->id;
  reported.source = reading.document->source;
  reported.story = story;
  reported.type = event.type;
  reported.mode = event.mode;
  reported.cameo = event.cameo;
  reported.status = event.status;
  reported.actors = parties_of(event.actors);
  reported.recipients = parties_of(event.recipients);
  if (event.date) {
    reported.date = event.date->range;
    reported.is_date_told = event.date->span.has_value();
  }
  reported.published = reading.document->date;
  if (!reported.published && reading.report_date.range) reported.published = reading.report_date.range->to;
  if (event.place && event.place->place >= 0) {
    const Place& place = reading.places[static_cast<size_t>(event.place->place)];
    const bool is_exact = place.precision == Place::Precision::point || place.precision == Place::Precision::city;
    reported.place = ReportedPlace{place.name, place.country, place.is_located, is_exact, place.lat, place.lon};
  }
  const Sentence& sentence = reading.sentences[event.sentence];
  reported.numbers = numbers_in(reading, sentence);
  reported.trigger = reading.tokens[event.trigger_token].lemma;
  for (uint32_t i = sentence.first; i < sentence.end; ++i)
    if (is_content(reading.tokens[i])) reported.words.push_back(hash_of(reading.tokens[i].lemma));
  for (const Name& name : reading.names)
    for (uint32_t i = name.first; i < name.end; ++i) reported.context.push_back(hash_of(reading.tokens[i].form));
  for (uint32_t i = 0; i < reading.tokens.size(); ++i)
    if (reading.tokens[i].upos == Upos::NOUN) reported.context.push_back(hash_of(reading.tokens[i].lemma));
  sort_unique(reported.words);
  sort_unique(reported.context);
  reported.mentions = static_cast<uint32_t>(1 + event.repeats.size());
  return reported;
}

void hide_words(ReportedEvent& event) {
  const auto hidden = [](const std::string& word) { return fmt::format("#{:08x}", hash_of(word)); };
  event.trigger = hidden(event.trigger);
  for (ReportedNumber& number : event.numbers)
    if (number.kind != "dead" && number.kind != "wounded" && number.kind != "arrested") number.kind = hidden(number.kind);
}

bool is_hidden(std::string_view kind) {
  return kind.starts_with('#');
}

}  // namespace tabard
