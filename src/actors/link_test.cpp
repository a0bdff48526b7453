#include "actors/link.h"

#include "actors/implied_country.h"
#include "actors/mentions.h"
#include "actors/party.h"
#include "actors/test_resolver.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace tabard {
namespace {

using testing::ElementsAre;

void run(HandReading& hand) {
  find_mentions(hand.reading(), hand.tree(), actor_resolver());
  link(hand.reading(), hand.tree(), actor_resolver());
}

TEST(Mentions, ReachOverTitleAndPrepositionButNotClauses) {
  HandReading hand(
      "The DET 4 det\nPeruvian ADJ 4 amod\narmy NOUN 4 compound\nchief NOUN 10 nsubj\n, PUNCT 7 punct\nwho PRON 7 nsubj\n"
      "resigned VERB 4 acl:relcl\n, PUNCT 4 punct\nhad AUX 10 aux\nleft VERB 0 root\nthe DET 12 det\ncity NOUN 10 obj\n"
      "of ADP 14 case\nLima PROPN 12 nmod\n. PUNCT 10 punct");
  run(hand);
  EXPECT_EQ(hand.mention("The Peruvian army chief").actor.code(), "PERMIL");
  EXPECT_EQ(hand.mention("the city of Lima").head, 11u);
  EXPECT_EQ(hand.mention("who").chain, hand.mention("The Peruvian army chief").chain);
  EXPECT_EQ(hand.mention("who").actor.code(), "PERMIL");
}

TEST(Mentions, DaysAndMonthsAreNobody) {
  HandReading hand(
      "OSLO PROPN 7 parataxis\n, PUNCT 1 punct\n14 NUM 1 appos\nMarch PROPN 3 nmod:unmarked\n- PUNCT 1 punct\nMarchers NOUN 7 "
      "nsubj marcher\nsang VERB 0 root\n. PUNCT 7 punct");
  TimeExpression day;
  day.first = 2;
  day.end = 4;
  hand.reading().times.push_back(day);
  run(hand);
  EXPECT_EQ(hand.reading().mention_of_head[2], -1);
  EXPECT_EQ(hand.reading().mention_of_head[3], -1);
  EXPECT_EQ(hand.mention("OSLO").actor.country, "NOR");
}

TEST(Mentions, PersonsAndGroupsCalledLikeDaysAreSomebody) {
  HandReading person("May PROPN 3 nsubj\nLincoln PROPN 1 flat\nsang VERB 0 root\n. PUNCT 3 punct");
  HandReading group("November PROPN 3 nsubj\n17 NUM 1 nummod\nattacked VERB 0 root\n. PUNCT 3 punct");
  TimeExpression day;
  day.end = 1;
  person.reading().times.push_back(day);
  person.name(0, 2, Kind::person);
  run(person);
  EXPECT_EQ(person.mention("May Lincoln").kind, Kind::person);
  day.end = 2;
  group.reading().times.push_back(day);
  run(group);
  EXPECT_EQ(group.mention("November 17").actor.country, "GRC");
}

TEST(Mentions, EachConjunctAndNationalityIsOne) {
  HandReading hand(
      "Turkish ADJ 2 amod\nvessels NOUN 5 nsubj vessel\nand CCONJ 4 cc\nsoldiers NOUN 2 conj soldier\nreturned VERB 0 root\n. "
      "PUNCT 5 punct");
  run(hand);
  EXPECT_EQ(hand.mention("Turkish").form, Mention::Form::demonym);
  EXPECT_EQ(hand.mention("Turkish vessels").end, 2u);
  EXPECT_EQ(hand.mention("soldiers").actor.sectors, std::vector<std::string>{"MIL"});
}

TEST(Mentions, TitleAndNameAreOneEvenWhereTheParsePartsThem) {
  HandReading hand(
      "Foreign ADJ 2 amod\nMinister PROPN 5 obl\nAna PROPN 5 nsubj\nRuiz PROPN 3 flat\nspoke VERB 0 root\nin ADP 7 case\nOslo "
      "PROPN 5 obl");
  hand.name(2, 4, Kind::person);
  run(hand);
  const Mention& minister = hand.mention("Foreign Minister Ana Ruiz");
  EXPECT_EQ(hand.reading().mention_at(1), &minister);
  EXPECT_EQ(hand.reading().mention_at(2), &minister);
  EXPECT_EQ(minister.actor.name, "Ana Ruiz");
  EXPECT_EQ(hand.mention("Oslo").kind, Kind::place);  // where, not who
}

// "The Kenyan defence minister Juma Otieno met Norway 's king . Otienu praised him . The two countries agreed ."
class Meeting : public testing::Test {
 protected:
  Meeting()
      : hand(
            "The DET 4 det\nKenyan ADJ 4 amod\ndefence NOUN 4 compound\nminister NOUN 7 nsubj\nJuma PROPN 4 appos\nOtieno "
            "PROPN 5 flat\n"
            "met VERB 0 root\nNorway PROPN 10 nmod:poss\n's PART 8 case\nking NOUN 7 obj\n. PUNCT 7 punct\n\n"
            "Otienu PROPN 2 nsubj\npraised VERB 0 root\nhim PRON 2 obj\n. PUNCT 2 punct\n\n"
            "The DET 3 det\ntwo NUM 3 nummod\ncountries NOUN 4 nsubj country\nagreed VERB 0 root\n. PUNCT 4 punct") {
    hand.name(4, 6, Kind::person);
    hand.name(7, 8, Kind::place);
    hand.name(11, 12, Kind::person);
    run(hand);
  }
  HandReading hand;
};

TEST_F(Meeting, MisspelledSurnameKeepsNameAndCode) {
  const Mention& full = hand.mention("The Kenyan defence minister Juma Otieno");
  const Mention& surname = hand.mention("Otienu");
  EXPECT_EQ(surname.chain, full.chain);
  EXPECT_EQ(surname.actor.name, "Juma Otieno");
  EXPECT_EQ(surname.actor.code(), "KENGOVMIL");
}

TEST_F(Meeting, ObjectPronounIsNotTheSubject) {
  EXPECT_EQ(hand.mention("him").chain, hand.mention("Norway 's king").chain);
  EXPECT_EQ(hand.mention("him").actor.country, "NOR");
}

TEST_F(Meeting, TheTwoCountriesAreTheLastTwo) {
  const Mention& both = hand.mention("The two countries");
  EXPECT_THAT(both.members, ElementsAre(static_cast<uint32_t>(hand.mention("Kenyan").chain),
                                        static_cast<uint32_t>(hand.mention("Norway").chain)));
  const std::vector<Actor> parties = parties_of(hand.reading(), hand.tree(), actor_resolver(), both.head);
  ASSERT_EQ(parties.size(), 2u);
  EXPECT_EQ(parties[0].code(), "KEN");
  EXPECT_EQ(parties[1].code(), "NOR");
}

TEST_F(Meeting, EveryMentionIsInItsChain) {
  for (uint32_t i = 0; i < hand.reading().mentions.size(); ++i) {
    const int32_t chain = hand.reading().mentions[i].chain;
    ASSERT_GE(chain, 0);
    EXPECT_THAT(hand.reading().chains[static_cast<size_t>(chain)].mentions, testing::Contains(i));
  }
}

TEST(Link, ARoleWithoutCountryHasTheReports) {
  HandReading hand(
      "Protesters NOUN 2 nsubj Protester\nmarched VERB 0 root march\nin ADP 4 case\nNairobi PROPN 2 obl\n. PUNCT 2 punct\n\n"
      "Police NOUN 2 nsubj\nfired VERB 0 root\n. PUNCT 2 punct");
  run(hand);
  EXPECT_EQ(hand.mention("Police").actor.code(), "KENCOP");
  EXPECT_EQ(implied_country(hand.reading(), 5), "KEN");
  EXPECT_EQ(implied_country(hand.reading(), 99), "");
}

TEST(Link, ADatelineAndNoForeignAdjectiveSaysWhosePoliceItIs) {
  HandReading hand(
      "NAIROBI PROPN 0 root\n: PUNCT 1 punct\n\n"
      "Paris PROPN 2 nsubj\nprotested VERB 0 root\n. PUNCT 2 punct\n\n"
      "Crowds NOUN 2 nsubj\nburned VERB 0 root\nFrench ADJ 4 amod\nflags NOUN 2 obj\nand CCONJ 7 cc\nPolice NOUN 7 nsubj\n"
      "watched VERB 2 conj\n. PUNCT 2 punct");
  run(hand);
  EXPECT_EQ(hand.mention("Police").actor.code(), "KENCOP");
}

TEST(Link, ACounterpartIsNotOfTheCountryOfTheOneWhoHasHim) {
  HandReading hand(
      "Kenya PROPN 3 nmod:poss\n's PART 1 case\nenvoy NOUN 4 nsubj\nmet VERB 0 root meet\nhis PRON 6 nmod:poss\n"
      "counterpart NOUN 4 obj\nafter ADP 8 case\nNorway PROPN 10 nmod:poss\n's PART 8 case\nking NOUN 4 obl\n. PUNCT 4 punct");
  run(hand);
  EXPECT_EQ(hand.mention("his counterpart").actor.country, "NOR");
}

TEST(Link, WhoHeadsABodyIsOfItsSectors) {
  HandReading hand(
      "Ana PROPN 10 nsubj\nRuiz PROPN 1 flat\n, PUNCT 5 punct\nwho PRON 5 nsubj\nleads VERB 1 acl:relcl lead\nthe DET 8 det\n"
      "Kenyan ADJ 8 amod\narmy NOUN 5 obj\n, PUNCT 1 punct\nspoke VERB 0 root speak\n. PUNCT 10 punct");
  hand.name(0, 2, Kind::person);
  run(hand);
  EXPECT_EQ(hand.mention("Ana Ruiz").actor.code(), "KENMIL");
}

TEST(Link, WhoOnceHeadedABodyIsNotOfIt) {
  HandReading hand(
      "Ana PROPN 11 nsubj\nRuiz PROPN 1 flat\n, PUNCT 6 punct\nwho PRON 6 nsubj\nonce ADV 6 advmod\nled VERB 1 acl:relcl lead\n"
      "the DET 9 det\nKenyan ADJ 9 amod\narmy NOUN 6 obj\n, PUNCT 1 punct\nspoke VERB 0 root speak\n. PUNCT 11 punct");
  hand.name(0, 2, Kind::person);
  run(hand);
  EXPECT_TRUE(hand.mention("Ana Ruiz").actor.sectors.empty());
}

TEST(Link, WhoIsOnlyToldByACountrySpeaksForIt) {
  const auto code_of = [](const char* rows, const char* mention, uint32_t first, uint32_t end) {
    HandReading hand(rows);
    hand.name(first, end, Kind::person);
    run(hand);
    return hand.mention(mention).actor.code();
  };
  EXPECT_EQ(code_of("Kenya PROPN 3 nmod:poss\n's PART 1 case\nAna PROPN 5 nsubj\nRuiz PROPN 3 flat\nspoke VERB 0 root speak",
                    "Kenya 's Ana Ruiz", 2, 4),
            "KENGOV");
  EXPECT_EQ(code_of("Ana PROPN 7 nsubj\nRuiz PROPN 1 flat\nof ADP 6 case\nthe DET 6 det\nKenyan ADJ 6 amod\narmy NOUN 1 nmod\n"
                    "spoke VERB 0 root speak",
                    "Ana Ruiz of the Kenyan army", 0, 2),
            "KENMIL");
  // Hung on the verb, but right behind the name; what she is told of is no body.
  EXPECT_EQ(
      code_of("They PRON 2 nsubj they\nmet VERB 0 root meet\nAna PROPN 2 obj\nRuiz PROPN 3 flat\nof ADP 8 case\nthe DET 8 det\n"
              "Kenyan ADJ 8 amod\narmy NOUN 2 obl",
              "Ana Ruiz", 2, 4),
      "KENMIL");
  EXPECT_EQ(code_of("They PRON 2 nsubj they\ntold VERB 0 root tell\nAna PROPN 2 obj\nRuiz PROPN 3 flat\nof ADP 7 case\n"
                    "Kenyan ADJ 7 amod\nrain NOUN 2 obl",
                    "Ana Ruiz", 2, 4),
            "KEN");
}

TEST(Link, JoinedAdjectivesShareTheirNoun) {
  HandReading hand(
      "Kenyan PROPN 6 nsubj\nand CCONJ 5 cc\nSwedish ADJ 5 amod\nborder NOUN 5 compound\nsoldiers NOUN 1 conj soldier\n"
      "left VERB 0 root leave");
  run(hand);
  EXPECT_EQ(hand.mention("Kenyan").actor.code(), "KENMIL");
}

TEST(Link, AColleagueIsOfTheSameTradeAndOfHisOwnCountry) {
  HandReading hand(
      "The DET 3 det\nprime ADJ 3 amod\nminister NOUN 4 nsubj\nphoned VERB 0 root phone\nhis PRON 7 nmod:poss\n"
      "Kenyan ADJ 7 amod\ncolleague NOUN 4 obj\nin ADP 9 case\nOslo PROPN 4 obl\n. PUNCT 4 punct");
  hand.name(8, 9, Kind::place);
  run(hand);
  EXPECT_EQ(hand.mention("his Kenyan colleague").actor.code(), "KENGOV");
  EXPECT_EQ(hand.mention("The prime minister").actor.code(), "NORGOV");
}

TEST(Link, BothHaveTheTitleInThePlural) {
  HandReading hand(
      "Prime ADJ 2 amod\nMinisters NOUN 3 nmod minister\nAna PROPN 8 nsubj\nRuiz PROPN 3 flat\nand CCONJ 6 cc\nLars PROPN 3 "
      "conj\n"
      "Berg PROPN 6 flat\nmet VERB 0 root meet\n. PUNCT 8 punct");
  hand.reading().tokens[1].xpos = "NNS";
  hand.name(2, 4, Kind::person);
  hand.name(5, 7, Kind::person);
  run(hand);
  EXPECT_EQ(hand.mention("Lars Berg").actor.sectors, std::vector<std::string>{"GOV"});
}

TEST(Link, JoinedAdjectivesAreTwoParties) {
  HandReading hand(
      "Kenyan ADJ 4 amod\nand CCONJ 3 cc\nSwedish ADJ 1 conj\nsoldiers NOUN 5 nsubj soldier\nleft VERB 0 root leave\n"
      ". PUNCT 5 punct");
  hand.reading().tokens[3].xpos = "NNS";
  run(hand);
  const std::vector<Actor> parties = parties_of(hand.reading(), hand.tree(), actor_resolver(), 3);
  ASSERT_EQ(parties.size(), 2u);
  EXPECT_EQ(parties[0].code(), "KENMIL");
  EXPECT_EQ(parties[1].code(), "SWEMIL");
}

TEST(Link, ANameTellsWhichOfTheCountriesIsMeant) {
  HandReading hand(
      "Norway PROPN 2 nsubj\nfaced VERB 0 root face\nKenya PROPN 2 obj\n. PUNCT 2 punct\n\n"
      "Wanjiru PROPN 3 nsubj\nKiprotich PROPN 1 flat\nspoke VERB 0 root speak\n. PUNCT 3 punct");
  hand.name(4, 6, Kind::person);
  run(hand);
  EXPECT_EQ(hand.mention("Wanjiru Kiprotich").actor.country, "KEN");
}

TEST(Link, TheTitleTellsWhichCountryIsMeant) {
  HandReading hand(
      "Norway PROPN 2 nsubj\nwatched VERB 0 root watch\nKenya PROPN 2 obj\n. PUNCT 2 punct\n\nPolice NOUN 2 nsubj\nfired VERB "
      "0 "
      "root fire\n. PUNCT 2 punct");
  run(hand);
  EXPECT_EQ(hand.mention("Police").actor.country, "NOR");
  Document document = *hand.reading().document;
  document.title = "Kenyan police's long night";
  hand.reading().document = &document;
  run(hand);
  EXPECT_EQ(hand.reading().title_countries, std::vector<std::string>{"KEN"});
  EXPECT_EQ(hand.mention("Police").actor.country, "KEN");
}

TEST(Link, ACountryThatOnlyTheTitleNamesIsMeant) {
  HandReading hand("Police NOUN 2 nsubj\nfired VERB 0 root fire\n. PUNCT 2 punct");
  run(hand);
  EXPECT_EQ(hand.mention("Police").actor.country, "");
  Document document = *hand.reading().document;
  document.title = "Kenyan police's long night";
  hand.reading().document = &document;
  run(hand);
  EXPECT_EQ(hand.mention("Police").actor.country, "KEN");
}

TEST(Link, MoneyTellsWhichCountryIsMeant) {
  HandReading hand("Police NOUN 2 nsubj\nwanted VERB 0 root want\nbaht NOUN 2 obj\n. PUNCT 2 punct");
  run(hand);
  EXPECT_EQ(hand.mention("Police").actor.country, "THA");
}

TEST(Party, ThingsBelongToTheirOwners) {
  HandReading hand(
      "Two NUM 3 nummod\nIranian ADJ 3 amod\nbarges NOUN 4 nsubj barge\nsank VERB 0 root\nnear ADP 8 case\nPeru PROPN 8 "
      "nmod:poss\n"
      "'s PART 6 case\npier NOUN 4 obl");
  run(hand);
  EXPECT_EQ(party_of(hand.reading(), hand.tree(), actor_resolver(), 2).code(), "IRN");
  EXPECT_EQ(party_of(hand.reading(), hand.tree(), actor_resolver(), 7).country, "PER");
}

TEST(Party, MinistersOfTwoCountriesAreTwo) {
  HandReading hand(
      "The DET 3 det\ndefence NOUN 3 compound\nministers NOUN 8 nsubj minister\nof ADP 5 case\nNorway PROPN 3 nmod\nand CCONJ "
      "7 cc\n"
      "Sweden PROPN 5 conj\nmet VERB 0 root");
  run(hand);
  const std::vector<Actor> parties = parties_of(hand.reading(), hand.tree(), actor_resolver(), 2);
  ASSERT_EQ(parties.size(), 2u);
  EXPECT_EQ(parties[0].code(), "NORGOVMIL");
  EXPECT_EQ(parties[1].code(), "SWEGOVMIL");
}

TEST(Link, EmptyDocument) {
  HandReading hand("");
  run(hand);
  EXPECT_TRUE(hand.reading().mentions.empty());
  EXPECT_TRUE(hand.reading().chains.empty());
}

}  // namespace
}  // namespace tabard
