#include "actors/link_plurals.h"

#include <gtest/gtest.h>

namespace tabard {
namespace {

// A mention of one or two words with what is known of it, in a chain of its own.
void add(Reading& reading, std::vector<std::pair<std::string_view, std::string_view>> words, std::string_view xpos,
         Actor actor) {
  Mention mention;
  mention.first = static_cast<uint32_t>(reading.tokens.size());
  for (const auto& [form, lemma] : words) {
    Token token;
    token.form = form;
    token.lemma = lemma;
    token.xpos = "DT";
    reading.tokens.push_back(token);
  }
  reading.tokens.back().xpos = xpos;
  mention.end = static_cast<uint32_t>(reading.tokens.size());
  mention.head = mention.end - 1;
  mention.actor = actor;
  mention.chain = static_cast<int32_t>(reading.chains.size());
  reading.chains.push_back({{static_cast<uint32_t>(reading.mentions.size())}, actor});
  reading.mentions.push_back(mention);
}

std::shared_ptr<const Lexicon> lexicon() {
  Faults faults;
  return Lexicon::load({TABARD_SOURCE_DIR "/lexicon"}, faults);
}

TEST(LinkPlurals, TwoCountriesAreThoseOfTheMenBefore) {
  const auto loaded = lexicon();
  ASSERT_TRUE(loaded);
  const ActorResolver resolver(*loaded);
  Reading reading;
  add(reading, {{"minister", "minister"}}, "NN", {"", Kind::person, "KEN", {"GOV"}, {}});
  add(reading, {{"king", "king"}}, "NN", {"", Kind::person, "JOR", {"GOV"}, {}});
  add(reading, {{"paper", "paper"}}, "NN", {"", Kind::organization, "FRA", {"JRN"}, {}});
  add(reading, {{"the", "the"}, {"two", "two"}, {"countries", "country"}}, "NNS", {});
  link_plurals(reading, resolver);
  const std::vector<uint32_t>& members = reading.mentions.back().members;
  ASSERT_EQ(members.size(), 2u);
  EXPECT_EQ(reading.chains[members[0]].actor.country, "KEN");
  EXPECT_EQ(reading.chains[members[1]].actor.country, "JOR");
  EXPECT_EQ(reading.chains[members[1]].actor.name, "Jordan");
}

TEST(LinkPlurals, ThePluralOfANounIsThoseNamedByIt) {
  const auto loaded = lexicon();
  ASSERT_TRUE(loaded);
  const ActorResolver resolver(*loaded);
  Reading reading;
  add(reading, {{"delegation", "delegation"}}, "NN", {"", Kind::group, "DNK", {"GOV"}, {}});
  add(reading, {{"delegation", "delegation"}}, "NN", {"", Kind::group, "FIN", {"GOV"}, {}});
  add(reading, {{"The", "the"}, {"delegations", "delegation"}}, "NNS", {});
  add(reading, {{"delegations", "delegation"}}, "NNS", {});
  link_plurals(reading, resolver);
  EXPECT_EQ(reading.mentions[2].members, (std::vector<uint32_t>{0, 1}));
  EXPECT_TRUE(reading.mentions[3].members.empty()) << "without an article it may be any";
}

}  // namespace
}  // namespace tabard
