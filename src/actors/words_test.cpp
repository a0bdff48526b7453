// Words of phrases, spellings, plurals, name variants.

#include "actors/name_variants.h"
#include "actors/phrase_words.h"
#include "actors/plurals.h"
#include "actors/spelling.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace tabard {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> keys(std::string_view phrase) {
  std::vector<std::string> result;
  for (const PhraseWord& word : phrase_words(split_words(phrase))) result.push_back(word.key);
  return result;
}

TEST(PhraseWords, FoldsCaseAndDiacritics) {
  EXPECT_EQ(fold_word("Erdoğan"), "erdogan");
  EXPECT_EQ(fold_word("GUAIDÓ"), "guaido");
  EXPECT_EQ(fold_word("Đilas"), "dilas");
  EXPECT_EQ(fold_word("Thiệu"), "thieu");
  EXPECT_EQ(fold_word("Киев"), "Киев");
}

TEST(PhraseWords, OpensHyphensAndPossessives) {
  EXPECT_THAT(keys("Chile's foreign minister"), ElementsAre("chile", "'s", "foreign", "minister"));
  EXPECT_THAT(keys("Israeli-backed militia"), ElementsAre("israeli", "backed", "militia"));
  EXPECT_THAT(keys("the miners' union"), ElementsAre("the", "miners", "'s", "union"));
  EXPECT_THAT(keys("U.S. Army, Europe"), ElementsAre("us", "army", ",", "europe"));
}

TEST(PhraseWords, TellsAcronymsFromWords) {
  const std::vector<PhraseWord> words = phrase_words(split_words("WHO who U.N. Ob"));
  ASSERT_EQ(words.size(), 4u);
  EXPECT_TRUE(words[0].is_acronym);
  EXPECT_FALSE(words[1].is_acronym);
  EXPECT_TRUE(words[2].is_acronym);
  EXPECT_FALSE(words[3].is_acronym);
}

TEST(Plurals, StandAtTheHead) {
  EXPECT_THAT(plurals("policeman"), ElementsAre("policemen"));
  EXPECT_THAT(plurals("member of parliament"), ElementsAre("members of parliament"));
  EXPECT_THAT(plurals("defence ministry"), ElementsAre("defence ministries"));
  EXPECT_THAT(plurals("attorney general"), ElementsAre("attorneys general"));
  EXPECT_THAT(plurals("police"), IsEmpty());
  EXPECT_THAT(spellings("defence minister"), ElementsAre("defence minister", "defense minister"));
}

TEST(Spelling, CountsExchangesAsOne) {
  EXPECT_EQ(edit_distance("dehli", "delhi", 2), 1u);
  EXPECT_EQ(edit_distance("shoigu", "shigo", 2), 2u);
  EXPECT_EQ(edit_distance("putin", "lukashenko", 2), 3u);
  EXPECT_TRUE(is_transposed("dehli", "delhi"));
  EXPECT_FALSE(is_transposed("delhi", "delhi"));
}

NameMatch match(const std::vector<std::string>& name, const std::vector<std::string>& known) {
  return match_person_names(name, known);
}

TEST(NameVariants, SurnamesInitialsAndMisspellings) {
  EXPECT_EQ(match({"soto"}, {"ana", "soto"}), NameMatch::part);
  EXPECT_EQ(match({"a.", "soto"}, {"ana", "soto"}), NameMatch::part);
  EXPECT_EQ(match({"juan", "soto"}, {"ana", "soto"}), NameMatch::none);
  EXPECT_EQ(match({"kim"}, {"kim", "jong", "un"}), NameMatch::part);
  EXPECT_EQ(match({"kadirow"}, {"ramzan", "qadyrov"}), NameMatch::spelling);
  EXPECT_EQ(match({"toktomanov"}, {"ruslan", "toktamanov"}), NameMatch::spelling);
  EXPECT_EQ(match({"bush"}, {"karl", "rush"}), NameMatch::none);
  EXPECT_EQ(match({"nunda"}, {"armando", "nunda-catumbela"}), NameMatch::part);
}

TEST(NameVariants, BodiesByAcronymAndShortForm) {
  const std::vector<std::string> full = {"union", "of", "coastal", "fishers"};
  EXPECT_EQ(match_body_names(std::vector<std::string>{"ucf"}, full), NameMatch::part);
  EXPECT_EQ(match_body_names(std::vector<std::string>{"ucx"}, full), NameMatch::none);
  EXPECT_EQ(match_body_names(std::vector<std::string>{"vanguard"}, std::vector<std::string>{"democratic", "vanguard"}),
            NameMatch::part);
}

}  // namespace
}  // namespace tabard
