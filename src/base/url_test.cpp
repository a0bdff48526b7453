#include "base/url.h"

#include "gtest/gtest.h"

namespace tabard {
namespace {

TEST(Url, HasAHost) {
  EXPECT_EQ(host_of("https://www.Gazette.example:80/news?id=1"), "gazette.example");
  EXPECT_EQ(host_of("http://reader:secret@gazette.example"), "gazette.example");
  EXPECT_EQ(host_of("http://gazette.example./a"), "gazette.example");
}

TEST(Url, WithoutASchemeHasNone) {
  EXPECT_EQ(host_of("gazette.example/go?to=https://other.example"), "");
  EXPECT_EQ(host_of("Gazette"), "");
  EXPECT_EQ(host_of(""), "");
}

}  // namespace
}  // namespace tabard
