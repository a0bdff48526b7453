#include <gtest/gtest.h>
#include <cmath>

#include "base/utf8.h"
#include "syntax/features.h"
#include "syntax/head_choice.h"
#include "syntax/integer_kernels.h"
#include "syntax/kernels.h"
#include "syntax/lemma_script.h"
#include "syntax/name_spans.h"
#include "syntax/tree_repair.h"

namespace tabard {
namespace {

TEST(LemmaScript, EditsTheEndOfTheWord) {
  StringPool pool;
  EXPECT_EQ(apply_lemma_script("Countries", "L|3|y", pool), "country");
  EXPECT_EQ(apply_lemma_script("Minsk", "C|0|", pool), "Minsk");
  EXPECT_EQ(apply_lemma_script("'s", "L|2|be", pool), "be");
  EXPECT_EQ(apply_lemma_script("ÉTÉ", "L|1|a", pool), "éta");
}

TEST(LemmaScript, AFaultyScriptGivesTheLoweredWord) {
  StringPool pool;
  EXPECT_EQ(apply_lemma_script("Go", "L|9|x", pool), "go");
  EXPECT_EQ(apply_lemma_script("Go", "nonsense", pool), "go");
}

TEST(NameSpans, BeginsAndGoesOn) {
  const std::vector<std::string_view> labels = {"Bperson", "Iperson", "O", "Iplace", "Bplace"};
  std::vector<Name> names;
  append_names(labels, 10, names);
  ASSERT_EQ(names.size(), 3u);
  EXPECT_EQ(names[0].first, 10u);
  EXPECT_EQ(names[0].end, 12u);
  EXPECT_EQ(names[0].kind, Kind::person);
  EXPECT_EQ(names[1].first, 13u);
  EXPECT_EQ(names[2].first, 14u);
}

TEST(NameSpans, GrowByProperNounsThatTheTreeJoins) {
  std::vector<Token> tokens(6);  // "President New Skopje Bank Osei left": Bank is the head of all, Osei a name of its own
  for (uint32_t i = 0; i < 5; ++i) tokens[i].xpos = "NNP";
  const auto hang = [&](uint32_t token, int32_t head, Deprel deprel) {
    tokens[token].head = head, tokens[token].deprel = deprel;
  };
  hang(0, 3, Deprel::nmod_desc);
  hang(1, 2, Deprel::amod);
  hang(2, 3, Deprel::compound);
  hang(3, 5, Deprel::nsubj);
  hang(4, 3, Deprel::flat);
  std::vector<Name> names = {{2, 3, Kind::organization}, {4, 5, Kind::person}};
  grow_names(tokens, 0, 6, 0, names);
  EXPECT_EQ(names[0].first, 1u);
  EXPECT_EQ(names[0].end, 4u);
  EXPECT_EQ(names[1].first, 4u);
  names = {{2, 3, Kind::organization}};
  tokens[3].xpos = "NN";
  grow_names(tokens, 0, 6, 0, names);
  EXPECT_EQ(names[0].end, 3u);
}

// Every token's way up must end at the one root.
void expect_tree(const std::vector<int32_t>& heads) {
  int roots = 0;
  for (size_t i = 0; i < heads.size(); ++i) {
    roots += heads[i] < 0;
    size_t steps = 0;
    for (int32_t at = static_cast<int32_t>(i); at >= 0; at = heads[static_cast<size_t>(at)]) ASSERT_LE(++steps, heads.size());
  }
  EXPECT_EQ(roots, 1);
}

TEST(HeadChoice, CutsACycleWhereItCostsLeast) {
  // Tokens 0 and 1 prefer each other; 2 is the root. Token 1 loses less by going to 2.
  const std::vector<float> scores = {/*0*/ -5, 0, 9, 1, /*1*/ -5, 8, 0, 6, /*2*/ 4, 0, 0, 0};
  std::vector<int32_t> heads(3);
  choose_heads(scores.data(), 4, heads);
  EXPECT_EQ(heads, (std::vector<int32_t>{1, 2, -1}));
}

TEST(HeadChoice, AlwaysMakesATree) {
  uint32_t seed = 1;
  for (uint32_t n = 1; n < 40; ++n) {
    std::vector<float> scores(static_cast<size_t>(n) * (n + 1));
    for (float& s : scores) s = static_cast<float>((seed = seed * 1664525u + 1013904223u) >> 24);
    std::vector<int32_t> heads(n);
    choose_heads(scores.data(), n + 1, heads);
    expect_tree(heads);
  }
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

TEST(Kernels, AffineIsTheSumInTheOrderOfItsInputs) {
  constexpr uint32_t k = 33, columns = 80;
  for (const uint32_t n : {1u, 7u, 23u}) {  // whole tiles and rests
    std::vector<float> in(n * k), rows(k * columns), packed(k * columns), bias(columns), out(n * columns);
    uint32_t seed = 7;
    const auto draw = [&seed] { return static_cast<float>((seed = seed * 1664525u + 1013904223u) >> 8) / (1 << 24) - 0.5f; };
    for (auto* v : {&in, &rows, &bias})
      for (float& x : *v) x = draw();
    pack(rows.data(), k, columns, packed.data());
    affine(out.data(), in.data(), k, n, {packed.data(), k, columns}, bias.data(), 0);
    for (uint32_t r = 0; r < n; ++r)
      for (uint32_t c = 0; c < columns; ++c) {
        volatile float sum = bias[c];  // volatile: rounded after every step, as the kernel must be whatever the CPU
        for (uint32_t i = 0; i < k; ++i) {
          volatile const float product = in[r * k + i] * rows[i * columns + c];
          sum = sum + product;
        }
        ASSERT_EQ(out[r * columns + c], sum) << r << " " << c;
      }
  }
}

TEST(Kernels, AStepOfCellsIsWhatTheBooksSay) {
  const std::vector<float> drawn = {-90.0f, -6.0f, -2.5f, -0.7f, 0.0f, 0.3f, 1.9f, 5.5f, 40.0f};
  const auto size = static_cast<uint32_t>(drawn.size());
  const auto sigmoid = [](double x) { return 1 / (1 + std::exp(-x)); };
  for (const float other : drawn) {
    std::vector<float> gates(4 * size), cell(size, 0.8f), hidden(size);
    for (uint32_t i = 0; i < size; ++i) {
      gates[i] = drawn[i];                          // input
      gates[size + i] = other;                      // forget
      gates[2 * size + i] = drawn[size - 1 - i];    // cell
      gates[3 * size + i] = drawn[(i + 2) % size];  // output
    }
    lstm_step(gates.data(), size, cell.data(), hidden.data());
    for (uint32_t i = 0; i < size; ++i) {
      const double wanted = sigmoid(other) * 0.8f + sigmoid(drawn[i]) * std::tanh(drawn[size - 1 - i]);
      EXPECT_NEAR(cell[i], wanted, 3e-4);
      EXPECT_NEAR(hidden[i], sigmoid(drawn[(i + 2) % size]) * std::tanh(wanted), 5e-4);
    }
  }
}

TEST(Kernels, TheFirstOfTheLargestIsMeant) {
  std::vector<float> values(53, -3.0f);
  EXPECT_EQ(largest(values.data(), 53), 0u);
  EXPECT_EQ(largest(values.data(), 5), 0u);
  for (const uint32_t at : {52u, 40u, 36u, 20u, 3u}) {  // the rest behind whole lanes, the same place of two lanes, another
    values[at] = 2.0f;
    EXPECT_EQ(largest(values.data(), 53), at);
  }
}

TEST(IntegerKernels, EveryCpuGivesTheSameAndTheRightBytes) {
  uint32_t seed = 7;
  const auto draw = [&] { return static_cast<int32_t>((seed = seed * 1664525u + 1013904223u) >> 8); };
  for (const auto& [n, k, columns] : {std::array{1u, 3u, 16u}, {5u, 8u, 48u}, {21u, 304u, 80u}, {16u, 200u, 800u}}) {
    std::vector<float> values(n * k), bias(n * columns), scales(columns);
    std::vector<int8_t> rows(k * columns), packed(padded_inputs(k) * columns);
    for (float& x : values) x = static_cast<float>(draw() % 2001 - 1000) / 700.0f;
    for (float& x : bias) x = static_cast<float>(draw() % 2001 - 1000) / 300.0f;
    for (float& x : scales) x = static_cast<float>(1 + draw() % 1000) / 1e5f;
    for (int8_t& x : rows) x = static_cast<int8_t>(draw() % (2 * largest_weight + 1) - largest_weight);
    values[0] = 0.0f;
    rows[0] = -largest_weight;
    std::vector<int32_t> sums(columns);
    for (uint32_t i = 0; i < k; ++i)
      for (uint32_t c = 0; c < columns; ++c) sums[c] += rows[i * columns + c];
    pack(rows.data(), k, columns, packed.data());
    QuantizedRows in;
    in.assign(values.data(), n, k);
    const IntegerWeights weights{packed.data(), scales.data(), sums.data(), padded_inputs(k), columns};

    std::vector<float> wanted(n * columns);
    for (uint32_t r = 0; r < n; ++r) {
      for (uint32_t i = 0; i < k; ++i)
        EXPECT_NEAR(in.scales[r] * static_cast<float>(in.bytes[r * in.stride + i] - 64), values[r * k + i],
                    in.scales[r] * 0.51f);
      for (uint32_t c = 0; c < columns; ++c) {
        int32_t sum = 0;
        for (uint32_t i = 0; i < k; ++i) sum += (in.bytes[r * in.stride + i] - 64) * rows[i * columns + c];
        volatile const float scale = in.scales[r] * scales[c];
        volatile const float product = static_cast<float>(sum) * scale;  // volatile: rounded, as the kernel must be
        wanted[r * columns + c] = bias[r * columns + c] + product;
      }
    }
    for (const IntegerAffine compiled : supported_integer_affines()) {
      std::vector<float> out(n * columns);
      std::vector<const float*> biases;
      for (uint32_t r = 0; r < n; ++r) biases.push_back(bias.data() + r * columns);
      compiled(out.data(), in.bytes.data(), in.scales.data(), n, weights, biases.data());
      EXPECT_EQ(out, wanted);
    }
  }
}

TEST(IntegerKernels, ARowOfNothingIsNothing) {
  QuantizedRows in;
  const std::vector<float> values = {0.0f, -0.0f, 0.0f, 0.0f, 1e-40f, 0.0f};
  in.assign(values.data(), 2, 3);
  EXPECT_EQ(in.bytes, std::vector<uint8_t>(16, 64));
}

TEST(Features, SeeLettersNotBytes) {
  EXPECT_EQ(word_features("Él").hashes[0], word_features("ÉL").hashes[0]);  // first two letters, lower-cased
  EXPECT_EQ(word_features("1953").word, word_features("2023").word);        // digits are alike
  EXPECT_NE(word_features("US").hashes[5], word_features("us").hashes[5]);  // but shapes differ
  EXPECT_EQ(word_features(std::string(1 << 20, 'a')).hashes[1], word_features("aaaaaaa").hashes[1]);
}

}  // namespace
}  // namespace tabard
