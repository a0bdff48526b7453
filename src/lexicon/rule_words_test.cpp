#include "lexicon/rule_words.h"

#include <gtest/gtest.h>

namespace tabard {
namespace {

using What = RuleWord::What;

std::vector<std::string> before(const RuleWords& words, std::string_view last) {
  std::vector<std::string> found;
  words.any_ending_in(last, [&](std::string_view rest) {
    found.emplace_back(rest);
    return false;
  });
  return found;
}

TEST(RuleWords, FindsWordsAndPhrasesByTheirLastWord) {
  const RuleWords words({{What::lemma, "talk"},
                         {What::lemma, "round table"},
                         {What::lemma, "long round table"},
                         {What::kind, "country"},
                         {What::lemma, "stable"}});
  EXPECT_TRUE(words.any_ending_in("talk", [](std::string_view) { return false; }))
      << "the word alone asks for nothing before it";
  EXPECT_EQ(before(words, "table"), (std::vector<std::string>{"round", "long round"})) << "'stable' is another word";
  EXPECT_TRUE(before(words, "round").empty());
  EXPECT_TRUE(before(words, "country").empty()) << "a kind is no word";
  EXPECT_EQ(words.kinds().size(), 1u);
  EXPECT_EQ(words.size(), 5u);
}

TEST(RuleWords, EmptyAndKindsAlone) {
  EXPECT_TRUE(before(RuleWords(), "talk").empty());
  EXPECT_TRUE(before(RuleWords({{What::anything, "*"}}), "*").empty());
}

TEST(RuleWords, ASharedClassCountsLikeItsOwnWords) {
  const auto fight = std::make_shared<RuleWords>(
      std::vector<RuleWord>{{What::lemma, "sit-in"}, {What::lemma, "street fight"}, {What::sector, "REB"}});
  const RuleWords words({{What::lemma, "talk"}, {What::kind, "country"}}, {fight});
  EXPECT_EQ(before(words, "fight"), std::vector<std::string>{"street"});
  EXPECT_TRUE(words.any_ending_in("talk", [](std::string_view) { return false; }));
  EXPECT_EQ(words.size(), 5u);
  EXPECT_EQ(words[3].word, "street fight");
  EXPECT_EQ(words.kinds().size(), 2u);
  EXPECT_FALSE(RuleWords({}, {fight}).empty());
}

}  // namespace
}  // namespace tabard
