#include "actors/link_plurals.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "actors/sectors.h"

namespace tabard {
namespace {

constexpr size_t longest_look_back = 60;  // mentions

template <size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 6> states = {"country", "nation", "state", "side", "government", "neighbour"};

// Countries that share a name and are named together by its plural: "the two Koreas".
struct Namesakes {
  std::string_view plural;
  std::array<std::string_view, 2> countries;
};
constexpr std::array<Namesakes, 3> shared_names = {
    {{"Koreas", {"PRK", "KOR"}}, {"Sudans", {"SDN", "SSD"}}, {"Congos", {"COD", "COG"}}}};

struct Words {
  bool is_definite = false, is_two = false;
};

Words words_of(const Reading& reading, const Mention& mention) {
  Words words;
  for (uint32_t i = mention.first; i < mention.head; ++i) {
    const std::string_view form = reading.tokens[i].form;
    words.is_definite |=
        form == "the" || form == "The" || form == "both" || form == "Both" || form == "these" || form == "These";
    words.is_two |= form == "two" || form == "both" || form == "Both";
  }
  return words;
}

// Who may act for a country: itself, its rulers and its soldiers; not its newspapers, nor the bodies that are above countries.
bool stands_for_country(const Actor& actor) {
  if (actor.country.empty() || is_international(actor.country)) return false;
  if (actor.sectors.empty()) return actor.kind == Kind::country;
  return actor.sectors.front() == "GOV" || actor.sectors.front() == "MIL";
}

uint32_t chain_of_country(Reading& reading, const ActorResolver& resolver, uint32_t mention, const std::string& country) {
  for (uint32_t i = 0; i < reading.chains.size(); ++i) {
    const Actor& actor = reading.chains[i].actor;
    if (actor.kind == Kind::country && actor.country == country && actor.sectors.empty()) return i;
  }
  Chain chain;
  chain.mentions = {mention};
  chain.actor.name = resolver.country_name(country);
  chain.actor.kind = Kind::country;
  chain.actor.country = country;
  reading.chains.push_back(std::move(chain));
  return static_cast<uint32_t>(reading.chains.size() - 1);
}

// The last two countries whose people or names came before.
std::vector<std::string> two_countries(const Reading& reading, uint32_t mention) {
  std::vector<std::string> countries;
  const size_t stop = mention > longest_look_back ? mention - longest_look_back : 0;
  for (size_t i = mention; i-- > stop && countries.size() < 2;) {
    const Actor& actor = reading.mentions[i].actor;
    if (stands_for_country(actor) && std::find(countries.begin(), countries.end(), actor.country) == countries.end())
      countries.push_back(actor.country);
  }
  std::reverse(countries.begin(), countries.end());
  return countries;
}

bool is_indefinite(const Reading& reading, const Mention& mention) {
  const std::string_view first = reading.tokens[mention.first].form;
  return first == "any" || first == "no" || first == "a" || first == "an" || first == "another" || first == "every";
}

// Chains of earlier mentions with the same head noun in the singular; of those of one country the last.
std::vector<uint32_t> namesakes(const Reading& reading, uint32_t mention) {
  const Mention& plural = reading.mentions[mention];
  std::vector<uint32_t> chains;
  const size_t stop = mention > longest_look_back ? mention - longest_look_back : 0;
  for (size_t i = mention; i-- > stop;) {
    const Mention& earlier = reading.mentions[i];
    const Token& head = reading.tokens[earlier.head];
    if (head.lemma != reading.tokens[plural.head].lemma || head.xpos == "NNS" || earlier.actor.is_uncoded() ||
        earlier.chain < 0 || is_indefinite(reading, earlier))
      continue;
    const auto chain = static_cast<uint32_t>(earlier.chain);
    const bool is_known = std::any_of(chains.begin(), chains.end(), [&](uint32_t other) {
      return other == chain || reading.chains[other].actor.country == reading.chains[chain].actor.country;
    });
    if (!is_known) chains.push_back(chain);
  }
  std::sort(chains.begin(), chains.end());
  return chains;
}

// "guests", "the visitors": the delegation that the report told of last.
std::vector<uint32_t> visitors(const Reading& reading, uint32_t mention) {
  constexpr std::array<std::string_view, 4> groups = {"delegation", "deputation", "mission", "team"};
  const size_t stop = mention > longest_look_back ? mention - longest_look_back : 0;
  for (size_t i = mention; i-- > stop;) {
    const Mention& earlier = reading.mentions[i];
    const Token& head = reading.tokens[earlier.head];
    if (!contains(groups, head.lemma) || head.xpos == "NNS" || earlier.actor.country.empty() || earlier.chain < 0 ||
        is_indefinite(reading, earlier))
      continue;
    return {static_cast<uint32_t>(earlier.chain)};
  }
  return {};
}

}  // namespace

void link_plurals(Reading& reading, const ActorResolver& resolver) {
  for (uint32_t i = 0; i < reading.mentions.size(); ++i) {
    Mention& mention = reading.mentions[i];
    const Token& head = reading.tokens[mention.head];
    const auto shared =
        std::find_if(shared_names.begin(), shared_names.end(), [&](const Namesakes& each) { return each.plural == head.form; });
    if (shared != shared_names.end()) {
      for (const std::string_view country : shared->countries)
        reading.mentions[i].members.push_back(chain_of_country(reading, resolver, i, std::string(country)));
      continue;
    }
    if (mention.form != Mention::Form::nominal || head.xpos != "NNS") continue;
    const Words words = words_of(reading, mention);
    const bool is_visitors = (head.lemma == "guest" || head.lemma == "visitor") && mention.members.empty();
    if (is_visitors && (words.is_definite || mention.first == mention.head)) mention.members = visitors(reading, i);
    if (!words.is_definite) continue;
    const bool has_countries = std::any_of(mention.members.begin(), mention.members.end(),
                                           [&](uint32_t m) { return stands_for_country(reading.chains[m].actor); });
    if (words.is_two && contains(states, head.lemma) && !has_countries) {
      const std::vector<std::string> countries = two_countries(reading, i);
      if (countries.size() < 2) continue;
      mention.members.clear();
      for (const std::string& country : countries)
        reading.mentions[i].members.push_back(chain_of_country(reading, resolver, i, country));
      continue;
    }
    if (!mention.members.empty()) continue;
    const std::vector<uint32_t> chains = namesakes(reading, i);
    if (chains.size() == 2 || (chains.size() > 2 && !words.is_two)) mention.members = chains;
  }
}

}  // namespace tabard
