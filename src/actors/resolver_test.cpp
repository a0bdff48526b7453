#include "actors/resolver.h"

#include "actors/test_resolver.h"
#include "gtest/gtest.h"

namespace tabard {
namespace {

std::string code(std::string_view phrase, std::optional<Day> day = {}) {
  return actor_resolver().resolve(phrase, day).code();
}

TEST(Resolver, CountriesTheirPeopleAndSeats) {
  EXPECT_EQ(code("Norway"), "NOR");
  EXPECT_EQ(code("two Norwegians"), "NOR");
  EXPECT_EQ(actor_resolver().resolve("Norway", {}).kind, Kind::country);
  EXPECT_EQ(code("Santiago"), "CHLGOV");
  EXPECT_EQ(code("the Kremlin"), "RUSGOV");
  EXPECT_EQ(code("US"), "USA");
  EXPECT_EQ(code("us"), "");
  EXPECT_EQ(code("Norwegain"), "NOR");
}

TEST(Resolver, RoleDecidesAndCountryComesFromAnywhereBefore) {
  for (const char* phrase : {"the Chilean defence minister", "Chile's defense minister", "the defence minister of Chile",
                             "Chilean Defence Minister Juan Soto"})
    EXPECT_EQ(code(phrase), "CHLGOVMIL") << phrase;
  EXPECT_EQ(actor_resolver().resolve("Chilean Defence Minister Juan Soto", {}).name, "Juan Soto");
  EXPECT_EQ(code("police in Istanbul"), "TURCOP");
  EXPECT_EQ(code("Istanbul police"), "TURCOP");
}

TEST(Resolver, HostsAndBackersAreNotTheCountry) {
  EXPECT_EQ(code("the Kenyan ambassador to Peru"), "KENGOV");
  EXPECT_EQ(code("an Israeli-backed Lebanese militia"), "LBNPRM");
  EXPECT_EQ(code("anti-Russian protesters"), "CVL");
}

TEST(Resolver, ServingRolesTakeWhomTheyServe) {
  EXPECT_EQ(code("a spokesman for the Ghanaian army"), "GHAMIL");
  EXPECT_EQ(code("a senior aide to the Peruvian president"), "PERGOV");
  EXPECT_EQ(code("members of the Colombian rebel group ELN"), "COLREB");
  EXPECT_EQ(code("Hamas gunmen"), "PSEREB");
  EXPECT_EQ(code("gunmen"), "UAF");
  EXPECT_EQ(code("a UN spokesman"), "UNO");
  EXPECT_EQ(code("the president of the Supreme Court of Kenya"), "KENJUD");
}

TEST(Resolver, SectorsThatAdd) {
  EXPECT_EQ(code("a Thai military court"), "THAJUDMIL");
  EXPECT_EQ(code("an opposition lawmaker"), "LEGOPP");
  EXPECT_EQ(code("the Polish teachers' union"), "POLLABEDU");
}

TEST(Resolver, BodiesOfSeveralStates) {
  EXPECT_EQ(code("a multinational force"), "IGOMIL");
  EXPECT_EQ(code("a European diplomat"), "EURGOV");
  EXPECT_EQ(code("an international rights group"), "NGOSOC");
  EXPECT_EQ(code("the South African army"), "ZAFMIL");
  EXPECT_EQ(code("the Chilean international court"), "CHLJUD");
}

TEST(Resolver, ACountryBeforeATitleIsNoFirstName) {
  const std::string_view words[] = {"US", "Secretary", "of", "State", "Ellen", "Marsh"};
  const Kind kinds[] = {Kind::person, Kind::person, Kind::person, Kind::person, Kind::person, Kind::person};
  EXPECT_EQ(actor_resolver().resolve(words, kinds, {}).code(), "USAGOV");
}

TEST(Resolver, FormerOfficialsAndKin) {
  EXPECT_EQ(code("a retired Egyptian general"), "EGYELI");
  EXPECT_EQ(code("the ex-president of Peru"), "PERELI");
  EXPECT_EQ(code("the widow of the Peruvian president"), "PERELI");
  EXPECT_EQ(code("the widow of a Peruvian farmer"), "PERCVL");
  EXPECT_EQ(code("the former Soviet Union"), "RUS");
}

TEST(Resolver, LeadersByDay) {
  EXPECT_EQ(code("Angela Merkel", parse_day("2017-04-01")), "DEUGOV");
  EXPECT_EQ(code("Angela Merkel", parse_day("2023-04-01")), "DEUELI");
  EXPECT_EQ(code("Chancellor Angela Merkel", parse_day("2017-04-01")), "DEUGOV");
  EXPECT_EQ(code("Taliban fighters", parse_day("2015-01-01")), "AFGREB");
  EXPECT_EQ(code("the Taliban", parse_day("2023-01-01")), "AFGGOV");
}

TEST(Resolver, NamesThatOnlyLookLikePlaces) {
  EXPECT_EQ(code("Douglas Paul Brandt"), "");
  EXPECT_EQ(code("Tim Jordan"), "");
  EXPECT_EQ(code("Jordan"), "JOR");
}

TEST(Resolver, BodiesOfOtherCountries) {
  EXPECT_EQ(code("the Defense Department"), "USAMIL");
  EXPECT_EQ(code("Kenya's Defense Department"), "KENGOVMIL");
  EXPECT_EQ(code("the Chilean Red Cross"), "CHLMEDSOC");
}

TEST(Resolver, JoinedCountriesBeforeOneNoun) {
  EXPECT_EQ(code("US and Canadian troops"), "USAMIL");
  EXPECT_EQ(code("French and German troops"), "FRAMIL");
  EXPECT_EQ(code("Norway and Sweden"), "NOR");
  EXPECT_EQ(code("Norway and Swedish troops"), "NOR");
}

TEST(Resolver, WhatIsPanAmericanIsNotAmerican) {
  EXPECT_EQ(code("the Pan-American highway"), "");
  EXPECT_EQ(code("anti-Chilean slogans"), "");
}

TEST(Resolver, ANameThatGoesOnIsAnother) {
  EXPECT_NE(code("the French National Front"), "");
  EXPECT_EQ(code("the National Front of the Delta"), "");
  EXPECT_EQ(code("Zambia's National Front of the Delta"), "ZMB");
  EXPECT_EQ(code("the Kenyan Supreme Court of Appeal"), "KENJUD");
  EXPECT_EQ(code("the Communist Party of Vietnam").substr(0, 3), "VNM");
}

TEST(Resolver, LettersTellWhereANameIsFrom) {
  const NameOrigin& origin = actor_resolver().name_origin();
  const std::vector<std::string> words = {"yamamoto"};
  EXPECT_GT(origin.fit(words, "JPN"), 1);
  EXPECT_LT(origin.fit(words, "NOR"), 0);
  EXPECT_EQ(origin.fit(words, "XXX"), 0);
  EXPECT_EQ(origin.fit({}, "JPN"), 0);
}

TEST(Resolver, SaysWhichLineDecided) {
  const Actor actor = actor_resolver().resolve("the Thai riot police", {});
  ASSERT_TRUE(actor.origin);
  EXPECT_NE(actor_lexicon()->show(actor.origin).find("actors/roles.tsv:"), std::string::npos);
}

TEST(Resolver, EmptyAndOddPhrases) {
  for (const char* phrase : {"", " ", ",", "'s", "-", "of", "the", "\"", "of of of", "X's Y's Z's"})
    EXPECT_EQ(code(phrase), "") << phrase;
}

// The `example` column of the role tables: "phrase => code".
TEST(Resolver, ExamplesOfTheTables) {
  for (const char* table : {"actors/roles.tsv", "actors/serving_roles.tsv"}) {
    size_t examples = 0;
    for (const Table::Row* row : actor_lexicon()->rows(table)) {
      const std::string_view example = (*row)["example"];
      const size_t arrow = example.find(" => ");
      if (arrow == std::string_view::npos) continue;
      ++examples;
      EXPECT_EQ(code(example.substr(0, arrow)), example.substr(arrow + 4)) << table << ':' << row->line() << ' ' << example;
    }
    EXPECT_GT(examples, 100u);
  }
}

}  // namespace
}  // namespace tabard
