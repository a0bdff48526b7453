#include "feeds/robots.h"

#include <gtest/gtest.h>

#include "feeds/http_client.h"

namespace tabard {
namespace {

TEST(Robots, TheLongestRuleThatFitsDecides) {
  const Robots robots("User-agent: *\nDisallow: /a\nAllow: /a/b # open\nDisallow: /*.pdf$\nDisallow: /x*y\n", "tabard");
  EXPECT_TRUE(robots.allows("/"));
  EXPECT_FALSE(robots.allows("/a"));
  EXPECT_FALSE(robots.allows("/about"));
  EXPECT_TRUE(robots.allows("/a/b/c"));
  EXPECT_FALSE(robots.allows("/d/e.pdf"));
  EXPECT_TRUE(robots.allows("/d/e.pdf?x"));
  EXPECT_FALSE(robots.allows("/x/1/y/2"));
  EXPECT_TRUE(robots.allows("/x/1"));
}

TEST(Robots, OwnGroupsGoBeforeThoseForAll) {
  const std::string text =
      "User-Agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /\nCrawl-delay: 9\r\n\r\n"
      "user-agent: first\nuser-agent: Tabard/2\nDisallow: /private\nCrawl-delay: 1.5\n";
  const Robots robots(text, "tabard");
  EXPECT_TRUE(robots.allows("/news"));
  EXPECT_FALSE(robots.allows("/private/1"));
  EXPECT_EQ(robots.crawl_delay(), std::chrono::milliseconds(1500));
  EXPECT_FALSE(Robots(text, "another").allows("/news"));
  EXPECT_EQ(Robots(text, "another").crawl_delay(), std::chrono::milliseconds(9000));
}

TEST(Robots, NothingIsForbiddenByNothing) {
  EXPECT_TRUE(Robots("", "tabard").allows("/"));
  EXPECT_TRUE(Robots("User-agent: *\nDisallow:\n", "tabard").allows("/a"));
  EXPECT_TRUE(Robots("<html>not found</html>", "tabard").allows("/a"));
  EXPECT_FALSE(Robots::closed().allows("/a"));
}

TEST(Robots, ManyStarsAreCheap) {
  std::string pattern = "User-agent: *\nDisallow: /";
  for (int i = 0; i < 500; ++i) pattern += "a*";
  EXPECT_TRUE(Robots(pattern + "b\n", "tabard").allows("/" + std::string(5000, 'a')));
}

TEST(Url, IsResolvedAgainstItsPage) {
  EXPECT_EQ(resolve_url("https://a.example/b/c?d", "../e?f#g"), "https://a.example/e?f");
  EXPECT_EQ(resolve_url("https://a.example/b", "//c.example/d"), "https://c.example/d");
  EXPECT_EQ(resolve_url("", "https://c.example/d"), "https://c.example/d");
  EXPECT_EQ(resolve_url("", "d"), "");
  EXPECT_EQ(origin_of("https://u@a.example:8443/b?c"), "https://a.example:8443");
  EXPECT_EQ(origin_of("nothing"), "");
}

}  // namespace
}  // namespace tabard
