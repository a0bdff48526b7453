#include "actors/publishers.h"

#include <utility>

#include "actors/link.h"
#include "actors/mentions.h"
#include "actors/test_resolver.h"
#include "gtest/gtest.h"

namespace tabard {
namespace {

std::optional<std::string> home(std::string_view name, std::string_view url = "") {
  return actor_resolver().publishers().home(name, url);
}

TEST(Publishers, AreKnownByNameWithOrWithoutArticle) {
  EXPECT_EQ(home("The Hindu"), "IND");
  EXPECT_EQ(home("hindu"), "IND");
  EXPECT_EQ(home("Nobody's Gazette"), std::nullopt);
}

TEST(Publishers, AreKnownByTheHostOfAPage) {
  EXPECT_EQ(home("", "https://www.dawn.com/news/1?x=2"), "PAK");
  EXPECT_EQ(home("Dawn.com"), "PAK");
  EXPECT_EQ(home("Nobody's Gazette", "http://gazette.example.co.ke/a"), "KEN");
  EXPECT_EQ(home("", "https://gazette.example.co.uk:80"), "GBR");
  EXPECT_EQ(home("readers of gazette.ke"), std::nullopt);
}

TEST(Publishers, EndingsThatAreSoldTellNothing) {
  EXPECT_EQ(home("", "https://gazette.example.tv/a"), std::nullopt);
  EXPECT_EQ(home("", "https://gazette.co"), std::nullopt);
  EXPECT_EQ(home("", "https://gazette.com.co"), "COL");
}

TEST(Publishers, OfOneNameAreToldApartByTheirHosts) {
  EXPECT_EQ(home("The Guardian"), "");
  EXPECT_EQ(home("The Guardian", "https://guardian.ng/news/1"), "NGA");
}

TEST(Publishers, ThatWriteAboutTheWorldTellNothing) {
  EXPECT_EQ(home("Reuters", "https://uk.reuters.com/article/1"), "");
}

class Police : public testing::Test {
 protected:
  Police() : hand("Police NOUN 2 nsubj\nfired VERB 0 root fire\n. PUNCT 2 punct") {}

  std::string country_for(std::string_view source, std::string_view url = "") {
    Document document = *hand.reading().document;
    document.source = source;
    document.url = url;
    const Document* const plain = std::exchange(hand.reading().document, &document);
    find_mentions(hand.reading(), hand.tree(), actor_resolver());
    link(hand.reading(), hand.tree(), actor_resolver());
    hand.reading().document = plain;
    return hand.mention("Police").actor.country;
  }
  HandReading hand;
};

TEST_F(Police, AreOfTheLandWhosePaperWrites) {
  EXPECT_EQ(country_for("Dawn"), "PAK");
  EXPECT_EQ(country_for("", "https://gazette.example.ng/1"), "NGA");
  EXPECT_EQ(country_for("Istanbul Evening Post"), "TUR") << "a publisher's name may tell its place";
  EXPECT_EQ(country_for("France 24"), "") << "writes about the world";
  EXPECT_EQ(country_for("Balkan Wire"), "") << "a region is no country";
}

}  // namespace
}  // namespace tabard
