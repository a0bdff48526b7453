#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "text/clean_text.h"
#include "text/tokenizer.h"

namespace tabard {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> words;
  for (const Piece& piece : tokenize(text)) words.emplace_back(text.substr(piece.start, piece.end - piece.start));
  return words;
}

TEST(Tokenizer, CutsContractionsAndPossessives) {
  EXPECT_THAT(words("Don't ask Peru's envoy, he's busy"),
              ElementsAre("Do", "n't", "ask", "Peru", "'s", "envoy", ",", "he", "'s", "busy"));
  EXPECT_THAT(words("We can’t and cannot"), ElementsAre("We", "ca", "n’t", "and", "can", "not"));
  EXPECT_THAT(words("Peru‘s ‘old’ fort"), ElementsAre("Peru", "‘s", "‘", "old", "’", "fort"));
  EXPECT_THAT(words("Peru 's envoy ; they 've left , Osei 's. A cup 'x y 's' z"),
              ElementsAre("Peru", "'s", "envoy", ";", "they", "'ve", "left", ",", "Osei", "'s", ".", "A", "cup", "'", "x", "y",
                          "'", "s", "'", "z"));
  EXPECT_EQ(tokenize("don't")[0].joined, 2);
  EXPECT_EQ(tokenize("don't")[1].joined, 0);
}

TEST(Tokenizer, KeepsAbbreviationsInitialsAndNumbers) {
  EXPECT_THAT(words("Gen. J. Osei of the U.S. paid 3,500.50 at 10:30."),
              ElementsAre("Gen.", "J.", "Osei", "of", "the", "U.S.", "paid", "3,500.50", "at", "10:30", "."));
  EXPECT_THAT(words("No. 5 said no."), ElementsAre("No.", "5", "said", "no", "."));
}

TEST(Tokenizer, CutsHyphensAsTheTreebanksDo) {
  EXPECT_THAT(words("US-led non-aligned al-Shabab"), ElementsAre("US", "-", "led", "non-aligned", "al", "-", "Shabab"));
  EXPECT_THAT(words("call 555-0199, pages 10-15"), ElementsAre("call", "555-0199", ",", "pages", "10", "-", "15"));
}

TEST(Tokenizer, CutsWhereTheSpaceIsMissing) {
  EXPECT_THAT(words("talks.He left"), ElementsAre("talks", ".", "He", "left"));
  EXPECT_THAT(words("(KCNA)—Kim “rose”…"), ElementsAre("(", "KCNA", ")", "—", "Kim", "“", "rose", "”", "…"));
}

TEST(Tokenizer, KeepsAddresses) {
  EXPECT_THAT(words("see https://example.org/a-b?c=1, or desk@example.org."),
              ElementsAre("see", "https://example.org/a-b?c=1", ",", "or", "desk@example.org", "."));
}

TEST(Tokenizer, IsLinearInOneEndlessWord) {
  EXPECT_EQ(tokenize(std::string(5 << 20, 'a')).size(), 1u);
  EXPECT_EQ(tokenize(std::string(1 << 20, '(')).size(), size_t{1} << 20);
}

TEST(CleanText, DecodesEntitiesAndKeepsOffsets) {
  const std::string given =
      "Caf&eacute; &amp; co\xC2\xAD"
      "op";
  const CleanText clean(given);
  EXPECT_EQ(clean.text(), "Café & coop");
  const size_t cafe = clean.text().find("Café");
  EXPECT_EQ(clean.given_span(cafe, cafe + 5).in(given), "Caf&eacute;");
  const size_t coop = clean.text().find("coop");
  EXPECT_EQ(clean.given_span(coop, coop + 4).in(given),
            "co\xC2\xAD"
            "op");
}

TEST(CleanText, LeavesCleanTextAlone) {
  EXPECT_FALSE(CleanText("AT&T & Söhne\n").is_copy());
  EXPECT_TRUE(CleanText(std::string_view("a\0b", 3)).is_copy());
}

}  // namespace
}  // namespace tabard
