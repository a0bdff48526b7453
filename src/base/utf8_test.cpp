#include "base/utf8.h"

#include <gtest/gtest.h>

namespace tabard {
namespace {

TEST(Utf8, LowersTheScriptsThatHaveCase) {
  EXPECT_EQ(to_lower("ÉLYSÉE Çatalhöyük ŁÓDŹ"), "élysée çatalhöyük łódź");
  EXPECT_EQ(to_lower("КИЕВ Ἀ ΑΘΗΝΑ"), "киев Ἀ αθηνα");
  EXPECT_EQ(to_lower("平壤 서울"), "平壤 서울");
}

TEST(Utf8, FindsTheFirstFaultyByte) {
  EXPECT_FALSE(find_invalid_utf8("Zürich – ok 🙂"));
  EXPECT_EQ(find_invalid_utf8("ab\xFF"), 2u);
  EXPECT_EQ(find_invalid_utf8("a\xC0\x80"), 1u);     // overlong
  EXPECT_EQ(find_invalid_utf8("\xED\xA0\x80"), 0u);  // surrogate
  EXPECT_EQ(find_invalid_utf8("caf\xC3"), 3u);       // cut short
}

TEST(Utf8, GoesOnAfterFaultyBytes) {
  const std::string_view text = "\xFFz";
  size_t at = 0;
  EXPECT_EQ(next_code_point(text, at), 0xFFFDu);
  EXPECT_EQ(next_code_point(text, at), U'z');
  EXPECT_EQ(at, text.size());
}

TEST(Utf8, TellsLettersFromMarks) {
  EXPECT_TRUE(is_letter(U'ß') && is_letter(U'Ж') && is_letter(U'김'));
  EXPECT_FALSE(is_letter(U'–') || is_letter(U'€') || is_letter(U'7') || is_letter(U'×'));
  EXPECT_TRUE(is_space(0xA0) && is_space('\n'));
}

}  // namespace
}  // namespace tabard
