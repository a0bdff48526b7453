#include "stories/stories.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace tabard {
namespace {

// Sentences of invented words, so that no two have a run of three words in common but by being the same.
std::string sentence(uint32_t seed) {
  std::mt19937 random(seed);
  std::string text = "The";
  for (int i = 0; i < 18; ++i) text += " w" + std::to_string(random() % 4000);
  return text + ".";
}

std::string report(uint32_t seed, int from, int to) {
  std::string text;
  for (int i = from; i < to; ++i) text += sentence(seed * 1000 + static_cast<uint32_t>(i)) + "\n\n";
  return text;
}

Document document(std::string id, std::string text) {
  Document made;
  made.id = std::move(id);
  made.text = std::move(text);
  return made;
}

TEST(TextSignature, SpacesCaseAndPunctuationDoNotCount) {
  const auto a = sign_text("“We didn’t sign,” Oslo’s envoy said – twice.");
  const auto b = sign_text("\"We didn't sign\", OSLO'S envoy\n\nsaid - twice");
  EXPECT_EQ(a.words, b.words);
  EXPECT_EQ(likeness(a, b), 1);
  EXPECT_NE(a.words, sign_text("We did sign, Oslo's envoy said twice").words);
  EXPECT_EQ(sign_text(" \n–").shingles, 0u);
  EXPECT_EQ(sign_text("One").shingles, 1u);
  EXPECT_GT(sign_text("金正恩在平壤會見了外賓").shingles, 5u);  // by the character
}

TEST(TextSignature, LikenessIsTheShareOfShinglesInCommon) {
  for (const int kept : {2, 5, 10, 15, 19}) {  // of 20 sentences, 18 inner shingles of 19 words each
    const double wanted = kept / 20.0;
    EXPECT_NEAR(likeness(sign_text(report(1, 0, 20)), sign_text(report(1, 0, kept))), wanted, 0.13) << kept;
  }
}

TEST(TextSignature, IsKeptAsBytes) {
  const auto signature = sign_text(report(1, 0, 9));
  const std::string bytes = signature.to_bytes();
  const auto back = TextSignature::from_bytes(bytes);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->words, signature.words);
  EXPECT_EQ(back->shingles, signature.shingles);
  EXPECT_EQ(back->minima, signature.minima);
  EXPECT_FALSE(TextSignature::from_bytes(bytes.substr(1)));
  EXPECT_FALSE(TextSignature::from_bytes(""));
  EXPECT_FALSE(TextSignature::from_bytes("\x7F" + bytes.substr(1)));
}

TEST(Stories, CopiesJoinTheReportTheyCameFrom) {
  Stories stories;
  const auto first = stories.add(document("a", report(1, 0, 12)));
  EXPECT_EQ(first.kinship, Kinship::first);
  EXPECT_EQ(stories.add(document("b", report(2, 0, 12))).kinship, Kinship::first);
  const auto exact = stories.add(document("c", "\n " + report(1, 0, 12)));
  EXPECT_EQ(exact.kinship, Kinship::exact);
  EXPECT_EQ(exact.story, first.story);
  const auto syndicated = stories.add(document("d", "OSLO (Agency) -- " + report(1, 0, 12) + "All rights reserved."));
  EXPECT_EQ(syndicated.kinship, Kinship::syndicated);
  EXPECT_EQ(syndicated.story, first.story);
  const auto near = stories.add(document("e", report(3, 0, 1) + report(1, 2, 9)));
  EXPECT_EQ(near.kinship, Kinship::near);
  EXPECT_EQ(near.story, first.story);
}

TEST(Stories, AStockParagraphMakesNoStory) {
  Stories stories;
  const std::string stock = report(99, 0, 2);
  std::set<uint64_t> numbers;
  for (uint32_t i = 1; i <= 200; ++i) numbers.insert(stories.add(document(std::to_string(i), report(i, 0, 10) + stock)).story);
  EXPECT_EQ(numbers.size(), 200u);
}

TEST(Stories, ShortTextsMustBeMoreAlike) {
  Stories stories;
  const auto a = stories.add(document("a", "The foreign ministry said in a statement on Tuesday that talks had failed."));
  const auto b = stories.add(document("b", "The foreign ministry said in a statement on Tuesday that a bridge was open."));
  EXPECT_NE(a.story, b.story);
  EXPECT_NE(stories.add(document("c", "")).story, stories.add(document("d", "...")).story);
}

TEST(Stories, ARestoredRunGoesOnAsTheFirstWouldHave) {
  std::vector<Document> documents;
  for (uint32_t i = 0; i < 3000; ++i)  // each of 1000 reports three times, cut here and there: buckets grow on the way
    documents.push_back(
        document(std::to_string(i), report(i % 1000, static_cast<int>(i / 1000), 10 - static_cast<int>(i % 3))));
  Stories whole, restored;
  std::vector<std::pair<TextSignature, uint64_t>> kept;
  for (size_t i = 0; i < documents.size(); ++i) {
    const auto placement = whole.add(documents[i]);
    if (i < 1500) {
      restored.enter(sign_text(documents[i].text), placement.story);
      continue;
    }
    const auto again = restored.add(documents[i]);
    EXPECT_EQ(again.story, placement.story) << i;
    EXPECT_EQ(again.kinship, placement.kinship) << i;
    EXPECT_EQ(placement.kinship == Kinship::first, i < 1000) << i;
  }
  EXPECT_EQ(restored.size(), whole.size());
}

TEST(Stories, ARemovedReportIsAsOneThatNeverCame) {
  Stories stories;
  const Document first = document("a", report(1, 0, 12)), copy = document("b", report(1, 0, 12) + "All rights reserved.");
  stories.add(first);
  stories.remove(sign_text(first.text));
  EXPECT_EQ(stories.size(), 0u);
  const auto alone = stories.add(copy);
  EXPECT_EQ(alone.kinship, Kinship::first);
  EXPECT_EQ(stories.add(first).story, alone.story);
}

TEST(Stories, ManyCopiesOfOneReportStayCheap) {
  Stories stories;
  const std::string text = report(1, 0, 12);
  const uint64_t story = stories.add(document("0", text)).story;
  for (int i = 1; i < 3000; ++i)
    EXPECT_EQ(stories.add(document(std::to_string(i), text + "Copy " + std::to_string(i))).story, story);
}

}  // namespace
}  // namespace tabard
