// Where sentences end, with the trained weights of models/english.model. Words without a model: text_test.cpp.

#include "text/splitter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace tabard {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

const Splitter& splitter() {
  static const auto file = SectionFile::open(TABARD_SOURCE_DIR "/models/english.model", "english");
  static const Splitter made = Splitter::load(*file).value();
  return made;
}

struct Split {
  explicit Split(std::string text) {
    document.text = std::move(text);
    reading.document = &document;
    splitter().split(reading);
  }
  Document document;
  Reading reading;
};

std::vector<std::string> sentences(const std::string& text) {
  const Split split(text);
  std::vector<std::string> found;
  for (const Sentence& sentence : split.reading.sentences) found.emplace_back(sentence.span.in(split.reading.text()));
  return found;
}

TEST(Splitter, AStopInATitleOrNameEndsNothing) {
  EXPECT_THAT(sentences("Gen. J. K. Osei met Mr. Ruiz of the U.S. embassy. They spoke for two hours."),
              ElementsAre("Gen. J. K. Osei met Mr. Ruiz of the U.S. embassy.", "They spoke for two hours."));
  EXPECT_THAT(sentences("Resolution No. 5 was read at 9 a.m. on Friday. Peru voted against it."), SizeIs(2));
}

TEST(Splitter, APostOnXEndsASentence) {
  EXPECT_THAT(sentences("He was still being held, his office said in a post on X. The foreign minister urged calm."),
              SizeIs(2));
  EXPECT_THAT(sentences("Two speakers spoke on J. Edgar Hoover."), SizeIs(1));
}

TEST(Splitter, AClosingQuoteBelongsToTheSentenceBeforeIt) {
  EXPECT_THAT(sentences("\"We will go home.\" The envoy left the hall."),
              ElementsAre("\"We will go home.\"", "The envoy left the hall."));
  EXPECT_THAT(sentences("“We will go home,” he said. “Nobody can stop us.”"),
              ElementsAre("“We will go home,” he said.", "“Nobody can stop us.”"));
}

TEST(Splitter, TheSpaceBehindAStopMayBeMissing) {
  EXPECT_THAT(sentences("The envoys opened the talks.He flew home on Monday."),
              ElementsAre("The envoys opened the talks.", "He flew home on Monday."));
}

TEST(Splitter, AFragmentThatAStopBrokeOffIsASentence) {
  EXPECT_THAT(sentences("The queen flew to Lima. Where a fair was held."), SizeIs(2));
  EXPECT_THAT(sentences("The premier praised the pilots. And invited both of them to Cairo."), SizeIs(2));
}

TEST(Splitter, ABlankLineEndsASentence) {
  EXPECT_THAT(sentences("Floods in the north\n\nTwo bridges fell on Sunday night."),
              ElementsAre("Floods in the north", "Two bridges fell on Sunday night."));
  EXPECT_THAT(sentences("Two bridges fell.\r\n\r\nNobody was hurt.\r\n"), ElementsAre("Two bridges fell.", "Nobody was hurt."));
}

TEST(Splitter, TheLineEndsOfWrappedTextEndNothing) {
  EXPECT_THAT(sentences("The foreign ministers of both countries agreed on Tuesday to send a\n"
                        "group of engineers to the river, where the old bridge was damaged by\n"
                        "floods, and to pay for the repairs together. The work begins in May.\n"
                        "\n"
                        "The bridge, which was built in 1911, links the two halves of Port\n"
                        "Dover.\n"),
              SizeIs(3));
}

TEST(Splitter, OtherLineEndsEndSentences) {
  EXPECT_THAT(sentences("Old bridge over the river falls after three days of heavy rain\n"
                        "Nobody hurt\n"
                        "Two spans of the bridge fell on Sunday night, the mayor said.\n"),
              SizeIs(3));
  EXPECT_THAT(sentences("The envoys spoke for an hour.\nThey flew home on Monday.\n"), SizeIs(2));
}

TEST(Splitter, ADatelineStaysWithItsSentence) {
  EXPECT_THAT(sentences("QUITO, May 4 (AFP) — The two governments signed an accord on Monday. It takes effect in June."),
              SizeIs(2));
}

TEST(Splitter, FormsAreCleanAndSpansAreThoseOfTheText) {
  const Split split(
      "\xEF\xBB\xBF"
      "The Caf&eacute; &amp; Bar co\xC2\xADop&#8217;s owner left.");
  std::vector<std::string> forms, given;
  for (const Token& token : split.reading.tokens) {
    forms.emplace_back(token.form);
    given.emplace_back(token.span.in(split.reading.text()));
  }
  EXPECT_THAT(forms, ElementsAre("The", "Café", "&", "Bar", "coop", "’s", "owner", "left", "."));
  EXPECT_THAT(given, ElementsAre("The", "Caf&eacute;", "&amp;", "Bar", "co\xC2\xADop", "&#8217;s", "owner", "left", "."));
}

TEST(Splitter, NothingReadableIsNoSentence) {
  for (const std::string& text :
       {std::string(), std::string(" \n\t\r\n"), std::string("\xE2\x80\x8B\xEF\xBB\xBF"), std::string(3, '\0')}) {
    EXPECT_THAT(sentences(text), SizeIs(0));
  }
}

TEST(Splitter, EndsWithoutStopOrSpace) {
  EXPECT_THAT(sentences(std::string(5 << 20, 'x')), SizeIs(1));
}

}  // namespace
}  // namespace tabard
