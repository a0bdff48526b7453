#include "actors/report_countries.h"

#include <algorithm>
#include <span>

#include "base/utf8.h"

namespace tabard {
namespace {

enum class Named : uint8_t { countries, countries_and_places };

// Countries named in a headline or a publisher's name, where every word may begin with a capital: looked up word by word,
// longest first.
std::vector<std::string> countries_in(std::string_view text, Named named, const ActorResolver& resolver) {
  constexpr size_t longest = 3;  // words
  std::vector<std::string_view> words;
  for (size_t at = 0; at < text.size();) {
    const size_t first = text.find_first_not_of(" \t\n", at);
    if (first == std::string_view::npos) break;
    const size_t end = std::min(text.find_first_of(" \t\n", first), text.size());
    std::string_view word = text.substr(first, end - first);
    while (!word.empty() && std::string_view(",.:;!?\"'()").find(word.back()) != std::string_view::npos) word.remove_suffix(1);
    while (!word.empty() && std::string_view("\"'(").find(word.front()) != std::string_view::npos) word.remove_prefix(1);
    if (word.ends_with("'s") || word.ends_with("s'")) word.remove_suffix(word.ends_with("'s") ? 2 : 1);
    if (!word.empty()) words.push_back(word);
    at = end;
  }
  std::vector<std::string> countries;
  for (size_t first = 0; first < words.size();) {
    size_t taken = 1;
    for (size_t length = std::min(longest, words.size() - first); length > 0; --length) {
      const Actor actor = resolver.resolve(std::span(words).subspan(first, length), std::nullopt);
      const bool is_land = actor.kind == Kind::country || (named == Named::countries_and_places && actor.kind == Kind::place);
      if (!is_land || actor.country.empty()) continue;
      if (std::find(countries.begin(), countries.end(), actor.country) == countries.end()) countries.push_back(actor.country);
      taken = length;
      break;
    }
    first += taken;
  }
  return countries;
}

// "Simón Bolívar" and "Sierra Leone" are no money: words inside longer names speak for nobody.
void note_country_signs(Reading& reading, const CountrySigns& signs) {
  reading.country_signs.clear();
  std::vector<bool> is_in_name(reading.tokens.size(), false);
  for (const Name& name : reading.names)
    for (uint32_t i = name.first; i < name.end && name.end > name.first + 1; ++i) is_in_name[i] = true;
  for (uint32_t i = 0; i < reading.tokens.size(); ++i) {
    const Token& token = reading.tokens[i];
    if (is_in_name[i] || (token.upos != Upos::NOUN && token.upos != Upos::PROPN && token.upos != Upos::ADJ)) continue;
    const std::vector<std::string>& countries =
        signs.of(token.upos == Upos::NOUN ? std::string(token.lemma) : to_lower(token.lemma));
    for (const std::string& country : countries)
      reading.country_signs.push_back({i, country, static_cast<double>(countries.size())});
  }
}

// "Peshawar Evening Post" names its country, if nobody has said which it is.
std::vector<std::string> publisher_countries(const Document& document, const ActorResolver& resolver) {
  if (document.source.empty() && document.url.empty()) return {};
  const std::optional<std::string> home = resolver.publishers().home(document.source, document.url);
  if (!home) return countries_in(document.source, Named::countries_and_places, resolver);
  return home->empty() ? std::vector<std::string>{} : std::vector<std::string>{*home};
}

}  // namespace

void note_report_countries(Reading& reading, const ActorResolver& resolver) {
  note_country_signs(reading, resolver.country_signs());
  if (reading.document == nullptr) return;
  reading.title_countries = countries_in(reading.document->title, Named::countries, resolver);
  reading.publisher_countries = publisher_countries(*reading.document, resolver);
}

}  // namespace tabard
