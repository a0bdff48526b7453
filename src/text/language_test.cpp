#include "text/language.h"

#include <gtest/gtest.h>

namespace tabard {
namespace {

Document document(std::string text, std::string lang = "") {
  Document made;
  made.text = std::move(text);
  made.lang = std::move(lang);
  return made;
}

constexpr const char* german =
    "Der norwegische Außenminister traf am Dienstag in Helsinki seinen finnischen Amtskollegen. Beide unterzeichneten ein "
    "Abkommen "
    "über neue Kabel in der Ostsee und kündigten weitere Gespräche an. Die Opposition in Oslo kritisierte, dass das Parlament "
    "nicht "
    "gefragt worden sei, und verlangte eine Abstimmung.";
constexpr const char* english =
    "Norway's foreign minister met his Finnish counterpart in Helsinki on Tuesday. The two signed an agreement on new cables "
    "in the "
    "Baltic and announced further talks. The opposition in Oslo complained that nobody had asked parliament, and called for a "
    "vote.";

TEST(Language, TheDocumentsOwnWordHolds) {
  EXPECT_EQ(foreign_language(document("Oslo.", "de")), "de");
  EXPECT_EQ(foreign_language(document("Oslo.", "pt-BR")), "pt");
  EXPECT_EQ(foreign_language(document(german, "en-GB")), "");
  EXPECT_EQ(foreign_language(document(german, "English")), "");
  EXPECT_EQ(foreign_language(document(english, "enm")), "enm") << "Middle English";
}

TEST(Language, LongTextsAreJudged) {
  EXPECT_EQ(foreign_language(document(german)), "de");
  EXPECT_EQ(foreign_language(document(english)), "");
  EXPECT_EQ(foreign_language(document(std::string(english) + " Moscow, in Russian Москва, did not comment.")), "");
}

TEST(Language, ShortTextsAndBadBytesAreNot) {
  EXPECT_EQ(foreign_language(document("Der Minister traf am Dienstag in Helsinki seinen finnischen Amtskollegen.")), "");
  EXPECT_EQ(foreign_language(document(std::string(german) + "\xff")), "");
  EXPECT_EQ(foreign_language(document(std::string(5000, '1'))), "");
}

TEST(Language, ALongTextIsCutBetweenLetters) {
  std::string text;
  while (text.size() < 30'000) text += german;
  for (int shift = 0; shift < 3; ++shift) EXPECT_EQ(foreign_language(document(std::string(shift, 'x') + text)), "de");
}

}  // namespace
}  // namespace tabard
