#include "syntax/tree_repair.h"

#include <gtest/gtest.h>

namespace tabard {
namespace {

// Tokens of forms, tags, heads (-1: root) and relations.
std::vector<Token> tree_of(std::initializer_list<std::tuple<std::string_view, Upos, int32_t, Deprel>> words) {
  std::vector<Token> tokens;
  for (const auto& [form, upos, head, deprel] : words) {
    Token token;
    token.form = form;
    token.upos = upos;
    token.head = head;
    token.deprel = deprel;
    tokens.push_back(token);
  }
  return tokens;
}

TEST(TreeRepair, OfTwoSubjectsSideBySideTheFirstIsATitle) {
  std::vector<Token> tokens(4);  // "Premier Ruiz met Osei" with both "Premier" and "Ruiz" as subjects
  for (uint32_t i : {0u, 1u, 3u}) tokens[i].upos = Upos::PROPN;
  tokens[0].head = tokens[1].head = tokens[3].head = 2;
  tokens[0].deprel = tokens[1].deprel = Deprel::nsubj;
  tokens[3].deprel = Deprel::obj;
  repair_tree(tokens, 0, 4);
  EXPECT_EQ(tokens[0].head, 1);
  EXPECT_EQ(tokens[0].deprel, Deprel::nmod_desc);
  EXPECT_EQ(tokens[1].head, 2);
  EXPECT_EQ(tokens[3].head, 2);
}

TEST(TreeRepair, AnAdjectiveBeforeTheSubjectIsNoSubject) {
  std::vector<Token> tokens(3);  // "anonymous caller threatened" with both before the verb as its subjects
  tokens[0].upos = Upos::ADJ;
  tokens[1].upos = Upos::NOUN;
  tokens[2].upos = Upos::VERB;
  tokens[0].head = tokens[1].head = 2;
  tokens[2].head = -1;
  tokens[0].deprel = tokens[1].deprel = Deprel::nsubj;
  repair_tree(tokens, 0, 3);
  EXPECT_EQ(tokens[0].head, 1);
  EXPECT_EQ(tokens[0].deprel, Deprel::amod);
  EXPECT_EQ(tokens[1].head, 2);
}

TEST(TreeRepair, WhatIsBeingDoneIsToldOfTheNounBeforeIt) {
  std::vector<Token> tokens(4);  // "visited exhibitions being held"
  tokens[0].upos = Upos::VERB, tokens[0].head = -1;
  tokens[1].upos = Upos::NOUN, tokens[1].head = 0, tokens[1].deprel = Deprel::obj;
  tokens[2].form = "being", tokens[2].upos = Upos::AUX, tokens[2].head = 3, tokens[2].deprel = Deprel::aux_pass;
  tokens[3].upos = Upos::VERB, tokens[3].head = 0, tokens[3].deprel = Deprel::advcl;
  repair_tree(tokens, 0, 4);
  EXPECT_EQ(tokens[3].head, 1);
  EXPECT_EQ(tokens[3].deprel, Deprel::acl);
}

TEST(TreeRepair, TheFirstOfTwoInAHeadlineIsNoDateline) {
  const auto pair = [](const char* tag) {
    std::vector<Token> tokens(4);  // "Chad, rebels agree" with Chad for the dateline
    tokens[0].upos = Upos::PROPN, tokens[0].head = 3, tokens[0].deprel = Deprel::parataxis;
    tokens[1].form = ",", tokens[1].upos = Upos::PUNCT, tokens[1].head = 0, tokens[1].deprel = Deprel::punct;
    tokens[2].upos = Upos::NOUN, tokens[2].head = 3, tokens[2].deprel = Deprel::nsubj;
    tokens[3].upos = Upos::VERB, tokens[3].head = -1, tokens[3].xpos = tag;
    repair_tree(tokens, 0, 4);
    return tokens;
  };
  EXPECT_EQ(pair("VBP")[0].deprel, Deprel::nsubj);
  EXPECT_EQ(pair("VBP")[2].head, 0);
  EXPECT_EQ(pair("VBD")[0].deprel, Deprel::parataxis);
}

TEST(TreeRepair, APremierIsNoAdverb) {
  std::vector<Token> tokens(4);  // "The Latvian premier left"
  tokens[0].upos = Upos::DET, tokens[0].head = 1, tokens[0].deprel = Deprel::det;
  tokens[1].upos = Upos::PROPN, tokens[1].head = 3, tokens[1].deprel = Deprel::nsubj;
  tokens[2].form = "premier", tokens[2].upos = Upos::ADV, tokens[2].head = 3, tokens[2].deprel = Deprel::advmod;
  tokens[3].upos = Upos::VERB, tokens[3].head = -1;
  repair_tree(tokens, 0, 4);
  EXPECT_EQ(tokens[2].upos, Upos::NOUN);
  EXPECT_EQ(tokens[2].deprel, Deprel::nsubj);
  EXPECT_EQ(tokens[0].head, 2);
  EXPECT_EQ(tokens[1].head, 2);
  EXPECT_EQ(tokens[1].deprel, Deprel::amod);
}

TEST(TreeRepair, NobodyReceivesTheNameRightBehindHim) {
  std::vector<Token> tokens(3);  // "suspended broadcaster RFI", the broadcaster taken for a receiver
  tokens[0].upos = Upos::VERB;
  tokens[1].upos = Upos::NOUN;
  tokens[2].upos = Upos::PROPN;
  tokens[0].head = -1;
  tokens[1].head = tokens[2].head = 0;
  tokens[1].deprel = Deprel::iobj;
  tokens[2].deprel = Deprel::obj;
  repair_tree(tokens, 0, 3);
  EXPECT_EQ(tokens[1].head, 2);
  EXPECT_EQ(tokens[1].deprel, Deprel::nmod_desc);
  EXPECT_EQ(tokens[2].deprel, Deprel::obj);
}

TEST(TreeRepair, BeforeANounToIsAPreposition) {
  std::vector<Token> tokens(3);  // "agree to ceasefire"
  tokens[0].upos = Upos::VERB;
  tokens[1].upos = Upos::PART;
  tokens[1].form = "to";
  tokens[2].upos = Upos::NOUN;
  tokens[0].head = -1;
  tokens[1].head = 2;
  tokens[1].deprel = Deprel::mark;
  tokens[2].head = 0;
  tokens[2].deprel = Deprel::obl;
  repair_tree(tokens, 0, 3);
  EXPECT_EQ(tokens[1].upos, Upos::ADP);
  EXPECT_EQ(tokens[1].deprel, Deprel::case_);
}

TEST(TreeRepair, WithACommaBetweenTheyAreAList) {
  std::vector<Token> tokens(4);  // "Norway , Sweden agreed" with both as subjects
  for (uint32_t i : {0u, 2u}) tokens[i].upos = Upos::PROPN;
  tokens[1].upos = Upos::PUNCT;
  tokens[1].head = 0;
  tokens[0].head = tokens[2].head = 3;
  tokens[0].deprel = tokens[2].deprel = Deprel::nsubj;
  repair_tree(tokens, 0, 4);
  EXPECT_EQ(tokens[0].head, 3);
  EXPECT_EQ(tokens[2].head, 0);
  EXPECT_EQ(tokens[2].deprel, Deprel::conj);
}

TEST(TreeRepair, AParticleBehindItsVerbTakesNoCase) {
  std::vector<Token> tokens(5);  // "unions called off their strike" with "off" as case of "strike"
  tokens[0].upos = Upos::NOUN, tokens[0].head = 1, tokens[0].deprel = Deprel::nsubj;
  tokens[1].upos = Upos::VERB, tokens[1].lemma = "call";
  tokens[2].upos = Upos::ADP, tokens[2].form = "off", tokens[2].head = 4, tokens[2].deprel = Deprel::case_;
  tokens[3].upos = Upos::PRON, tokens[3].head = 4, tokens[3].deprel = Deprel::nmod_poss;
  tokens[4].upos = Upos::NOUN, tokens[4].head = 1, tokens[4].deprel = Deprel::obl;
  repair_tree(tokens, 0, 5);
  EXPECT_EQ(tokens[2].head, 1);
  EXPECT_EQ(tokens[2].deprel, Deprel::compound_prt);
  EXPECT_EQ(tokens[4].deprel, Deprel::obj);
  tokens[1].lemma = "live";  // "lived off their land"
  tokens[2].head = 4, tokens[2].deprel = Deprel::case_, tokens[4].deprel = Deprel::obl;
  repair_tree(tokens, 0, 5);
  EXPECT_EQ(tokens[2].deprel, Deprel::case_);
}

TEST(TreeRepair, OfTwoObjectsTheFirstReceives) {
  std::vector<Token> tokens(4);  // "Peru sent Chile pumps" with both as objects
  for (uint32_t i : {0u, 2u, 3u}) tokens[i].upos = i == 3 ? Upos::NOUN : Upos::PROPN, tokens[i].head = 1;
  tokens[1].upos = Upos::VERB;
  tokens[0].deprel = Deprel::nsubj;
  tokens[2].deprel = tokens[3].deprel = Deprel::obj;
  repair_tree(tokens, 0, 4);
  EXPECT_EQ(tokens[2].deprel, Deprel::iobj);
  EXPECT_EQ(tokens[3].deprel, Deprel::obj);
}

TEST(TreeRepair, AVerbBehindToIsAClauseAndNoPassiveWithoutAuxiliary) {
  std::vector<Token> tokens(4);  // "Peru offered to mediate"
  tokens[0].upos = Upos::PROPN, tokens[0].head = 1, tokens[0].deprel = Deprel::nsubj_pass;
  tokens[1].upos = Upos::VERB, tokens[1].xpos = "VBD";
  tokens[2].upos = Upos::PART, tokens[2].form = "to", tokens[2].head = 3, tokens[2].deprel = Deprel::mark;
  tokens[3].upos = Upos::VERB, tokens[3].head = 1, tokens[3].deprel = Deprel::obl;
  repair_tree(tokens, 0, 4);
  EXPECT_EQ(tokens[0].deprel, Deprel::nsubj);
  EXPECT_EQ(tokens[3].deprel, Deprel::xcomp);
}

TEST(TreeRepair, WhatHasAnObjectIsNoPassive) {
  const auto told = [](std::string_view what) {
    auto tokens = tree_of({{"Gunmen", Upos::NOUN, 1, Deprel::nsubj_pass},
                           {"killed", Upos::VERB, -1, Deprel::root},
                           {"at", Upos::ADP, 3, Deprel::case_},
                           {"least", Upos::ADJ, 4, Deprel::nmod},
                           {"nine", Upos::NUM, 5, Deprel::nummod},
                           {what, Upos::NOUN, 1, Deprel::obl}});
    tokens[1].xpos = "VBN";
    tokens[5].lemma = what.substr(0, what.size() - 1);
    repair_tree(tokens, 0, 6);
    return tokens;
  };
  EXPECT_EQ(told("farmers")[0].deprel, Deprel::nsubj);
  EXPECT_EQ(told("farmers")[1].xpos, "VBD");
  EXPECT_EQ(told("farmers")[5].deprel, Deprel::obj);
  EXPECT_EQ(told("years")[0].deprel, Deprel::nsubj_pass);
  auto placed = told("farmers");
  placed[1].xpos = "VBN", placed[0].deprel = Deprel::nsubj_pass, placed[5].deprel = Deprel::obl, placed[3].head = 5;
  placed[2].head = 5;  // "at least" as the preposition of "farmers"
  repair_tree(placed, 0, 6);
  EXPECT_EQ(placed[0].deprel, Deprel::nsubj_pass);
}

TEST(TreeRepair, ANounBeforeTheVerbIsNoPartOfTheObject) {
  auto tokens = tree_of({{"police", Upos::NOUN, 2, Deprel::compound},
                         {"fired", Upos::VERB, -1, Deprel::root},
                         {"gas", Upos::NOUN, 1, Deprel::obj}});
  repair_tree(tokens, 0, 3);
  EXPECT_EQ(tokens[0].head, 1);
  EXPECT_EQ(tokens[0].deprel, Deprel::nsubj);
}

TEST(TreeRepair, ANounBeforeTheVerbIsNoPartOfIt) {
  auto tokens = tree_of({{"Peru", Upos::PROPN, 1, Deprel::compound},
                         {"bans", Upos::VERB, -1, Deprel::root},
                         {"imports", Upos::NOUN, 1, Deprel::obj}});
  tokens[1].xpos = "VBZ";
  repair_tree(tokens, 0, 3);
  EXPECT_EQ(tokens[0].deprel, Deprel::nsubj);
}

TEST(TreeRepair, AFiniteVerbBetweenTwoNounsIsTheVerbOfBoth) {
  const auto expect_mended = [](std::vector<Token> tokens) {
    tokens[1].xpos = "VBD";
    repair_tree(tokens, 0, 5);
    EXPECT_EQ(tokens[1].head, -1);
    EXPECT_EQ(tokens[1].deprel, Deprel::root);
    for (uint32_t i : {0u, 2u, 3u, 4u}) EXPECT_EQ(tokens[i].head, 1);
    EXPECT_EQ(tokens[0].deprel, Deprel::nsubj);
    EXPECT_EQ(tokens[2].deprel, Deprel::obj);
  };
  expect_mended(tree_of({{"Crowds", Upos::NOUN, -1, Deprel::root},
                         {"blocked", Upos::VERB, 2, Deprel::amod},
                         {"roads", Upos::NOUN, 0, Deprel::obj},
                         {"yesterday", Upos::NOUN, 0, Deprel::obl},
                         {".", Upos::PUNCT, 0, Deprel::punct}}));
  expect_mended(tree_of({{"Crowds", Upos::NOUN, 2, Deprel::compound},
                         {"blocked", Upos::VERB, 2, Deprel::compound},
                         {"roads", Upos::NOUN, -1, Deprel::root},
                         {"yesterday", Upos::NOUN, 2, Deprel::obl},
                         {".", Upos::PUNCT, 2, Deprel::punct}}));
}

TEST(TreeRepair, ABorderIsWithItsNeighbour) {
  auto tokens = tree_of({{"went", Upos::VERB, -1, Deprel::root},
                         {"to", Upos::ADP, 2, Deprel::case_},
                         {"border", Upos::NOUN, 0, Deprel::obl},
                         {"with", Upos::ADP, 4, Deprel::case_},
                         {"Congo", Upos::PROPN, 0, Deprel::obl}});
  tokens[2].lemma = "border";
  repair_tree(tokens, 0, 5);
  EXPECT_EQ(tokens[4].head, 2);
  EXPECT_EQ(tokens[4].deprel, Deprel::nmod);
}

TEST(TreeRepair, ABareNumberIsTheObject) {
  auto tokens = tree_of(
      {{"Bomber", Upos::NOUN, 1, Deprel::nsubj}, {"kills", Upos::VERB, -1, Deprel::root}, {"12", Upos::NUM, 1, Deprel::flat}});
  repair_tree(tokens, 0, 3);
  EXPECT_EQ(tokens[2].deprel, Deprel::obj);
}

TEST(TreeRepair, WhoLeadsADelegationDoesNotSayWhatItIsToDo) {
  auto tokens = tree_of({{"sent", Upos::VERB, -1, Deprel::root},
                         {"envoys", Upos::NOUN, 0, Deprel::obj},
                         {"led", Upos::VERB, 1, Deprel::acl},
                         {"by", Upos::ADP, 4, Deprel::case_},
                         {"Osei", Upos::PROPN, 2, Deprel::obl_agent},
                         {"to", Upos::PART, 6, Deprel::mark},
                         {"look", Upos::VERB, 2, Deprel::advcl}});
  tokens[2].lemma = "lead", tokens[2].xpos = "VBN", tokens[6].xpos = "VB";
  repair_tree(tokens, 0, 7);
  EXPECT_EQ(tokens[6].head, 0);
}

TEST(TreeRepair, WhatPeopleAreToldIsNoClauseAboutThem) {
  const auto told = [](std::string_view subject) {
    auto tokens = tree_of({{"told", Upos::VERB, -1, Deprel::root},
                           {"reporters", Upos::NOUN, 0, Deprel::iobj},
                           {subject, Upos::PRON, 4, Deprel::nsubj},
                           {"would", Upos::AUX, 4, Deprel::aux},
                           {"resign", Upos::VERB, 1, Deprel::acl_relcl}});
    tokens[0].lemma = "tell";
    repair_tree(tokens, 0, 5);
    return tokens[4];
  };
  EXPECT_EQ(told("he").head, 0);
  EXPECT_EQ(told("he").deprel, Deprel::ccomp);
  EXPECT_EQ(told("who").deprel, Deprel::acl_relcl);
}

TEST(TreeRepair, ANameWithAnOwnerIsNoReceiver) {
  auto tokens = tree_of({{"hosted", Upos::VERB, -1, Deprel::root},
                         {"his", Upos::PRON, 2, Deprel::nmod_poss},
                         {"Chilean", Upos::PROPN, 0, Deprel::iobj},
                         {"guest", Upos::NOUN, 0, Deprel::obj}});
  auto given = tokens;
  given[2].upos = Upos::NOUN;  // "gave his son money"
  repair_tree(tokens, 0, 4);
  EXPECT_EQ(tokens[2].head, 3);
  EXPECT_EQ(tokens[2].deprel, Deprel::amod);
  EXPECT_EQ(tokens[1].head, 3);
  repair_tree(given, 0, 4);
  EXPECT_EQ(given[2].deprel, Deprel::iobj);
}

TEST(TreeRepair, AnOpeningPlaceDoesNotSwallowTheSubject) {
  auto tokens = tree_of({{"In", Upos::ADP, 2, Deprel::case_},
                         {"Lima", Upos::PROPN, 2, Deprel::compound},
                         {"nurses", Upos::NOUN, 3, Deprel::obl},
                         {"marched", Upos::VERB, -1, Deprel::root},
                         {"they", Upos::PRON, 3, Deprel::nsubj}});
  auto with_subject = tokens;
  tokens.pop_back();
  repair_tree(tokens, 0, 4);
  EXPECT_EQ(tokens[2].deprel, Deprel::nsubj);
  EXPECT_EQ(tokens[1].deprel, Deprel::obl);
  EXPECT_EQ(tokens[1].head, 3);
  EXPECT_EQ(tokens[0].head, 1);
  repair_tree(with_subject, 0, 5);
  EXPECT_EQ(with_subject[2].deprel, Deprel::obl);
}

TEST(TreeRepair, WhoIsIncludedIsNoApposition) {
  auto tokens = tree_of({{"envoys", Upos::NOUN, 4, Deprel::nsubj},
                         {",", Upos::PUNCT, 3, Deprel::punct},
                         {"including", Upos::VERB, 3, Deprel::case_},
                         {"Osei", Upos::PROPN, 0, Deprel::appos},
                         {"left", Upos::VERB, -1, Deprel::root}});
  repair_tree(tokens, 0, 5);
  EXPECT_EQ(tokens[3].deprel, Deprel::nmod);
}

TEST(TreeRepair, AtLeastIsNoPreposition) {
  auto tokens = tree_of({{"Police", Upos::NOUN, 1, Deprel::nsubj},
                         {"killed", Upos::VERB, -1, Deprel::root},
                         {"at", Upos::ADP, 3, Deprel::case_},
                         {"least", Upos::ADJ, 4, Deprel::nmod},
                         {"nine", Upos::NUM, 5, Deprel::nummod},
                         {"men", Upos::NOUN, 1, Deprel::obl}});
  repair_tree(tokens, 0, 6);
  EXPECT_EQ(tokens[5].deprel, Deprel::obj);
}

TEST(TreeRepair, ASecondSubjectBehindTheVerbIsItsObject) {
  auto tokens = tree_of({{"Peru", Upos::PROPN, 1, Deprel::nsubj},
                         {"recalled", Upos::VERB, -1, Deprel::root},
                         {"its", Upos::PRON, 3, Deprel::nmod_poss},
                         {"envoy", Upos::NOUN, 1, Deprel::nsubj}});
  repair_tree(tokens, 0, 4);
  EXPECT_EQ(tokens[0].deprel, Deprel::nsubj);
  EXPECT_EQ(tokens[3].deprel, Deprel::obj);
}

TEST(TreeRepair, ThreeNamesAreAListAndNoneExplainsAnother) {
  auto tokens = tree_of({{"Norway", Upos::PROPN, 5, Deprel::nsubj},
                         {",", Upos::PUNCT, 0, Deprel::punct},
                         {"Sweden", Upos::PROPN, 0, Deprel::appos},
                         {"and", Upos::CCONJ, 4, Deprel::cc},
                         {"Denmark", Upos::PROPN, 2, Deprel::conj},
                         {"agreed", Upos::VERB, -1, Deprel::root}});
  repair_tree(tokens, 0, 6);
  EXPECT_EQ(tokens[2].deprel, Deprel::conj);
  auto place = tree_of({{"Lusaka", Upos::PROPN, 3, Deprel::nsubj},
                        {",", Upos::PUNCT, 0, Deprel::punct},
                        {"Zambia", Upos::PROPN, 0, Deprel::appos},
                        {"waits", Upos::VERB, -1, Deprel::root}});
  repair_tree(place, 0, 4);
  EXPECT_EQ(place[2].deprel, Deprel::appos);
}

TEST(TreeRepair, InHeadlinesACommaJoins) {
  auto two = tree_of({{"Chad", Upos::PROPN, 3, Deprel::nsubj},
                      {",", Upos::PUNCT, 0, Deprel::punct},
                      {"rebels", Upos::NOUN, 3, Deprel::nsubj},
                      {"talk", Upos::VERB, -1, Deprel::root}});
  repair_tree(two, 0, 4);
  EXPECT_EQ(two[2].deprel, Deprel::conj);
  EXPECT_EQ(two[2].head, 0);
  auto explained = two;
  explained[2].deprel = Deprel::appos;
  repair_tree(explained, 0, 4);
  EXPECT_EQ(explained[2].deprel, Deprel::appos);
  explained[3].xpos = "VBP";
  repair_tree(explained, 0, 4);
  EXPECT_EQ(explained[2].deprel, Deprel::conj);
}

TEST(TreeRepair, BeingLedTellsWhoTheyAre) {
  auto tokens = tree_of({{"Mali", Upos::PROPN, 1, Deprel::nsubj},
                         {"sent", Upos::VERB, -1, Deprel::root},
                         {"envoys", Upos::NOUN, 1, Deprel::obj},
                         {"led", Upos::VERB, 1, Deprel::xcomp},
                         {"by", Upos::ADP, 5, Deprel::case_},
                         {"Osei", Upos::PROPN, 3, Deprel::obl},
                         {"to", Upos::PART, 7, Deprel::mark},
                         {"visit", Upos::VERB, 3, Deprel::advcl}});
  tokens[3].lemma = "lead", tokens[3].xpos = "VBN", tokens[7].xpos = "VB";
  repair_tree(tokens, 0, 8);
  EXPECT_EQ(tokens[3].head, 2);
  EXPECT_EQ(tokens[3].deprel, Deprel::acl);
  EXPECT_EQ(tokens[7].head, 1) << "the visit is what they were sent for";
}

TEST(TreeRepair, TheUsIsNoPronoun) {
  auto tokens = tree_of(
      {{"China", Upos::PROPN, 1, Deprel::nsubj}, {"slams", Upos::VERB, -1, Deprel::root}, {"US", Upos::PRON, 1, Deprel::obj}});
  auto capitals = tokens;
  capitals[0].form = "CHINA", capitals[1].form = "SLAMS";
  repair_tree(tokens, 0, 3);
  EXPECT_EQ(tokens[2].upos, Upos::PROPN);
  repair_tree(capitals, 0, 3);
  EXPECT_EQ(capitals[2].upos, Upos::PRON);
}

TEST(TreeRepair, ANounThatAHyphenJoinsToTheVerbIsNoSubject) {
  auto tokens = tree_of({{"Army", Upos::NOUN, 1, Deprel::compound},
                         {"test", Upos::NOUN, 3, Deprel::nsubj},
                         {"-", Upos::PUNCT, 1, Deprel::punct},
                         {"fired", Upos::VERB, -1, Deprel::root},
                         {"it", Upos::PRON, 3, Deprel::obj}});
  tokens[1].space_after = tokens[2].space_after = false;
  repair_tree(tokens, 0, 5);
  EXPECT_EQ(tokens[0].head, 3);
  EXPECT_EQ(tokens[0].deprel, Deprel::nsubj);
  EXPECT_EQ(tokens[1].deprel, Deprel::compound);
}

TEST(TreeRepair, AWrongApostropheBelongsToTheNameBeforeIt) {
  auto tokens = tree_of({{"Korea", Upos::PROPN, 2, Deprel::nmod_poss},
                         {"‘s", Upos::PART, 3, Deprel::ccomp},
                         {"media", Upos::NOUN, 3, Deprel::nsubj},
                         {"said", Upos::VERB, -1, Deprel::root}});
  repair_tree(tokens, 0, 4);
  EXPECT_EQ(tokens[1].head, 0);
  EXPECT_EQ(tokens[1].deprel, Deprel::case_);
}

TEST(TreeRepair, WhoHasTheMarkOwnsTheNounBehindIt) {
  auto tokens = tree_of({{"Norway", Upos::PROPN, 1, Deprel::nsubj},
                         {"condemned", Upos::VERB, -1, Deprel::root},
                         {"Mali", Upos::PROPN, 1, Deprel::iobj},
                         {"'s", Upos::PART, 2, Deprel::case_},
                         {"raid", Upos::NOUN, 1, Deprel::obj}});
  tokens[3].xpos = "POS";
  repair_tree(tokens, 0, 5);
  EXPECT_EQ(tokens[2].head, 4);
  EXPECT_EQ(tokens[2].deprel, Deprel::nmod_poss);
}

}  // namespace
}  // namespace tabard
