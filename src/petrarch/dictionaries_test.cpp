#include "petrarch/dictionaries.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "petrarch/dictionary_lines.h"
#include "petrarch/party_codes.h"

namespace tabard {
namespace {

using testing::ElementsAre;
using Words = std::vector<std::string>;

std::vector<uint32_t> lines_of(const Faults& faults) {
  std::vector<uint32_t> lines;
  for (const Error& error : faults.errors()) lines.push_back(error.line);
  return lines;
}

TEST(DictionaryLines, CommentsFallAwayAndNumbersStay) {
  const auto lines = dictionary_lines("<!-- a\nb -->\nNORWAY [NOR] # old\n\n;c\nCHILE <!-- x --> [CHL]\n");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].number, 3u);
  EXPECT_EQ(lines[0].text, "NORWAY [NOR]");
  EXPECT_EQ(lines[1].text, "CHILE  [CHL]");
}

TEST(Phrase, UnderscoreJoinsAndBlankDoesNot) {
  const Words words = {"the", "security", "and", "spy", "service"};
  EXPECT_EQ(match_phrase(parse_phrase("SECURITY SERVICE"), words, 1), 5u);
  EXPECT_EQ(match_phrase(parse_phrase("SECURITY_SERVICE"), words, 1), 0u);
  EXPECT_EQ(match_phrase(parse_phrase("THE SPY_SERVICE"), words, 0), 5u);
}

class Actors : public testing::Test {
 protected:
  std::string code(const Words& words, std::optional<Day> day = std::nullopt) const {
    return std::string(actors_.find(words, day).code);
  }
  ActorDictionary actors_;
  Faults faults_;
};

TEST_F(Actors, TheFirstRestrictionThatHoldsDecides) {
  actors_.read("OLAV_STRAND [NOR]\n+STRAND\n\t[NORBUS <19991231]\n\t[NORGOV 000101-20050630]\n\t[NORELI >20050701]\n", "a",
               faults_);
  EXPECT_TRUE(faults_.is_empty());
  EXPECT_EQ(code({"strand"}, parse_day("1999-12-31")), "NORBUS");
  EXPECT_EQ(code({"olav", "strand"}, parse_day("2000-01-01")), "NORGOV");
  EXPECT_EQ(code({"strand"}, parse_day("2011-01-01")), "NORELI");
  EXPECT_EQ(code({"strand"}), "NOR");
}

TEST_F(Actors, TheLongestNameAtTheLeftmostPlace) {
  actors_.read("NEW_HAVEN [NHV]\nHAVEN [HVN]\nHAVEN_PORT [HPT]\n", "a", faults_);
  EXPECT_EQ(code({"old", "new", "haven", "port"}), "NHV");
  EXPECT_EQ(code({"haven", "port"}), "HPT");
  EXPECT_EQ(code({"havens"}), "");
}

TEST_F(Actors, FaultyLinesAreNamedAndLeftOut) {
  actors_.read("\t[NOR]\n+OSLO\nNORWAY [NOR\nCHILE [CHL]\n\t[CHL 1999]\nPERU []\n", "a", faults_);
  EXPECT_THAT(lines_of(faults_), ElementsAre(1, 2, 3, 5, 6));
  EXPECT_EQ(code({"chile"}), "CHL");
}

TEST(Days, TwoDigitYearsTurnAtThirty) {
  EXPECT_EQ(parse_dictionary_day("291231"), parse_day("2029-12-31"));
  EXPECT_EQ(parse_dictionary_day("300101"), parse_day("1930-01-01"));
  EXPECT_EQ(parse_dictionary_day("20111350"), std::nullopt);
}

class Parties : public testing::Test {
 protected:
  std::vector<std::string> codes(const Words& words) const { return party_codes(dictionaries_, words, std::nullopt); }
  PetrarchDictionaries dictionaries_;
  Faults faults_;
};

TEST_F(Parties, AgentsStandAroundTheActorEachOnce) {
  dictionaries_.actors.read("NORWAY [NOR]\nTHE_TWINS [CHL/PER]\nPALACE [USAGOV]\n", "a", faults_);
  dictionaries_.agents.read(
      "!WHO! = MAN, WOMAN\nCHARITY [NGO~]\nMINISTER [~GOV]\nCONGRESS!WHO! [~LEG]\nPOLICE {} [~COP]\nRIGHTS_GROUP [~HRI]\n"
      "HUMAN_RIGHTS_GROUP [~OPP]\n",
      "g", faults_);
  EXPECT_TRUE(faults_.is_empty());
  EXPECT_THAT(codes({"norway", "ministers"}), ElementsAre("NORGOV"));
  EXPECT_THAT(codes({"charity", "of", "norway"}), ElementsAre("NGONOR"));
  EXPECT_THAT(codes({"palace", "ministers"}), ElementsAre("USAGOV"));
  EXPECT_THAT(codes({"a", "congresswoman"}), ElementsAre("---LEG"));
  EXPECT_THAT(codes({"norway", "polices"}), ElementsAre("NOR"));
  EXPECT_THAT(codes({"human", "rights", "groups"}), ElementsAre("---OPP"));
  EXPECT_THAT(codes({"the", "twins"}), ElementsAre("CHL", "PER"));
  EXPECT_THAT(codes({"crowds"}), ElementsAre("---"));
}

TEST(Agents, FaultyLinesAreNamed) {
  AgentDictionary agents;
  Faults faults;
  agents.read("MAYOR\nMAYOR [GOV]\n!X!_CHIEF [~GOV]\nCHIEF {CHIEFS [~GOV]\n!A! = !A!\n", "g", faults);
  EXPECT_THAT(lines_of(faults), ElementsAre(1, 2, 3, 4, 5));
}

TEST(Discards, StemsWholeWordsAndReports) {
  DiscardList discards;
  Faults faults;
  discards.read("CRICKET\nRUGBY_\n+OLYMPIC GAMES\n", "d", faults);
  EXPECT_EQ(discards.check("Cricketers met."), Discard::sentence);
  EXPECT_EQ(discards.check("Rugby, he said."), Discard::sentence);
  EXPECT_EQ(discards.check("Rugbyists met."), Discard::no);
  EXPECT_EQ(discards.check("The Olympic Games and cricket."), Discard::report);
}

TEST(Verbs, FormsCodesAndPatterns) {
  VerbDictionary verbs;
  Faults faults;
  verbs.read(
      "--- GIVE [070] ---\nGIVE {GAVE GIVEN}\nDONATE\nCLEAR_UP [---]\n- * COIN [071]\n- DID_* &MONEY TO + "
      "[032:033]\n\n&MONEY\n+CENT\n",
      "v", faults);
  EXPECT_TRUE(faults.is_empty());
  EXPECT_EQ(verbs.find("gives"), nullptr);
  ASSERT_NE(verbs.find("donated"), nullptr);
  EXPECT_EQ(verbs.find("donated")->front().codes.forward, "070");
  ASSERT_NE(verbs.find("clear"), nullptr);
  EXPECT_THAT(verbs.find("clear")->front().after, ElementsAre("up"));
  EXPECT_TRUE(verbs.find("clear")->front().codes.is_none());
  const auto& patterns = verbs.patterns(verbs.find("gave")->front());
  ASSERT_EQ(patterns.size(), 2u);
  EXPECT_EQ(patterns[0].codes.backward, "033");  // the longer first
  ASSERT_EQ(patterns[0].before.size(), 1u);
  EXPECT_TRUE(patterns[0].before[0].is_joined);
  EXPECT_FALSE(patterns[0].after[0].is_joined);
  EXPECT_THAT(verbs.synset(patterns[0].after[0].synset), ElementsAre(ElementsAre("cent"), ElementsAre("cents")));
}

TEST(Verbs, RegularForms) {
  EXPECT_THAT(regular_forms("try"), ElementsAre("try", "tries", "tried", "trying"));
  EXPECT_THAT(regular_forms("betray"), ElementsAre("betray", "betrays", "betrayed", "betraying"));
  EXPECT_THAT(regular_forms("vote"), ElementsAre("vote", "votes", "voted", "voting"));
  EXPECT_THAT(regular_forms("clash"), ElementsAre("clash", "clashes", "clashed", "clashing"));
}

TEST(Verbs, FaultyLinesAreNamedAndTheRestIsRead) {
  VerbDictionary verbs;
  Faults faults;
  verbs.read("- * X [010]\n--- A [010] ---\nAGREE\n- X [011]\n- * &NONE [012]\n- * X\n- * X | Y [013]\n- * * [014]\n", "v",
             faults);
  EXPECT_THAT(lines_of(faults), ElementsAre(1, 4, 6, 7, 8, 5));
  EXPECT_NE(verbs.find("agrees"), nullptr);
}

TEST(Settings, OfTheOptionsSection) {
  Faults faults;
  const PetrarchSettings settings = read_petrarch_settings(
      "[Dictionaries]\nrequire_dyad = no\n[Options]\nrequire_dyad = false\ncomma_max = 5\nnew_actor_length = x\n", "c", faults);
  EXPECT_FALSE(settings.require_dyad);
  EXPECT_EQ(settings.middle.most, 5u);
  EXPECT_EQ(settings.last.most, 8u);
  EXPECT_THAT(lines_of(faults), ElementsAre(6));
}

TEST(Files, KeysAndLists) {
  const auto files = parse_petrarch_files("verbs=v,actors=a;b,agents=g");
  ASSERT_TRUE(files);
  EXPECT_THAT(files->actors, ElementsAre("a", "b"));
  EXPECT_FALSE(parse_petrarch_files("actors=a"));
  EXPECT_FALSE(parse_petrarch_files("verbs=v,actors=a,names=n"));
  EXPECT_FALSE(parse_petrarch_files("verbs=v,actors"));
}

}  // namespace
}  // namespace tabard
