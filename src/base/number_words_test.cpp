#include "base/number_words.h"

#include <gtest/gtest.h>

namespace tabard {
namespace {

TEST(NumberWords, OneWordEach) {
  EXPECT_EQ(number_word("zero"), 0);
  EXPECT_EQ(number_word("twelve"), 12);
  EXPECT_EQ(number_word("ninety"), 90);
  EXPECT_EQ(number_word("hundred"), std::nullopt);
  EXPECT_EQ(number_word("Twelve"), std::nullopt);
  EXPECT_EQ(number_word(""), std::nullopt);
}

}  // namespace
}  // namespace tabard
