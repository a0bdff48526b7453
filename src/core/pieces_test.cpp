#include "core/pieces.h"

#include <gtest/gtest.h>

namespace tabard {
namespace {

TEST(Pieces, CoverTheSentenceOnceInOrder) {
  Sentence sentence;
  sentence.span = {7, 90'000};
  sentence.first = 10;
  sentence.end = 4511;
  uint32_t next = sentence.first;
  for (const Sentence& piece : pieces_of(sentence)) {
    EXPECT_EQ(piece.first, next);
    EXPECT_GT(piece.end, piece.first);
    EXPECT_EQ(piece.span.start, 7u);
    next = piece.end;
  }
  EXPECT_EQ(next, sentence.end);
}

TEST(Pieces, AnOrdinarySentenceIsWhole) {
  Sentence sentence;
  sentence.end = 40;
  ASSERT_EQ(pieces_of(sentence).size(), 1u);
  EXPECT_EQ(pieces_of(sentence)[0].end, 40u);
  EXPECT_TRUE(pieces_of(Sentence{}).empty());
}

}  // namespace
}  // namespace tabard
