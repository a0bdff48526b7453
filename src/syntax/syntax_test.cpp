#include <gtest/gtest.h>

#include "syntax/features.h"
#include "syntax/head_choice.h"
#include "syntax/lemma_script.h"
#include "syntax/name_spans.h"

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

TEST(Features, SeeLettersNotBytes) {
  EXPECT_EQ(word_features("Él").hashes[0], word_features("ÉL").hashes[0]);  // first two letters, lower-cased
  EXPECT_EQ(word_features("1953").word, word_features("2023").word);        // digits are alike
  EXPECT_NE(word_features("US").hashes[5], word_features("us").hashes[5]);  // but shapes differ
  EXPECT_EQ(word_features(std::string(1 << 20, 'a')).hashes[1], word_features("aaaaaaa").hashes[1]);
}

}  // namespace
}  // namespace tabard
