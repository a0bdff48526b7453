#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "core/test_reading.h"
#include "places/find_places.h"
#include "text/name_key.h"

namespace tabard {
namespace {

// The built-in gazetteer alone, so that a fault in somebody's rules is no fault here.
class Places : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    namespace fs = std::filesystem;
    const fs::path folder = fs::path(testing::TempDir()) / "tabard-places";
    fs::remove_all(folder);
    fs::create_directories(folder);
    for (const char* part : {"codes", "places"})
      fs::copy(fs::path(TABARD_SOURCE_DIR) / "lexicon" / part, folder / part, fs::copy_options::recursive);
    Faults faults;
    lexicon = Lexicon::load({folder.string()}, faults);
    ASSERT_TRUE(lexicon) << (faults.is_empty() ? "" : faults.errors().front().message());
    index = std::make_unique<PlaceIndex>(*lexicon);
  }
  static void TearDownTestSuite() {
    index.reset();
    lexicon.reset();
  }

  // "Tripoli LBN", ... in text order
  static std::vector<std::string> places(const std::string& text) {
    const TestReading made = read_words(text);
    std::vector<std::string> found;
    for (const Place& place : find_places(made.reading, *index))
      found.push_back(std::string(place.span.in(made.reading.text())) + " " + place.country);
    return found;
  }

  static Place first(const std::string& text) {
    const TestReading made = read_words(text);
    const std::vector<Place> found = find_places(made.reading, *index);
    return found.empty() ? Place{} : found.front();
  }

  static inline std::shared_ptr<const Lexicon> lexicon;
  static inline std::unique_ptr<PlaceIndex> index;
};

using testing::ElementsAre;
using testing::IsEmpty;

TEST(NameKey, ComparesWithoutCaseDiacriticsAndMarks) {
  EXPECT_TRUE(is_same_name("Ménaka", "MENAKA"));
  EXPECT_TRUE(is_same_name("Port-au-Prince", "Port au  Prince"));
  EXPECT_TRUE(is_same_name("Sana'a", "Sanaa"));
  EXPECT_TRUE(is_same_name("U.S.", "US"));
  EXPECT_TRUE(is_same_name("Đà Nẵng", "Da Nang"));
  EXPECT_FALSE(is_same_name("Mali", "Malin"));
  EXPECT_FALSE(is_same_name("Киев", "Минск"));
  EXPECT_EQ(name_key("Côte d’Ivoire"), name_key("Cote d'Ivoire"));
  EXPECT_NE(name_key("Niger"), name_key("Nigeria"));
}

TEST(NameKey, BrokenUtf8IsHarmless) {
  EXPECT_FALSE(is_same_name("Mal\xC3", "Mali"));
  EXPECT_EQ(name_key("\xF0\x9F"), name_key("\xF0\x9F"));
}

TEST_F(Places, TownCountryAndCoordinates) {
  const Place kyiv = first("Shells fell on Kiev at dawn .");
  EXPECT_EQ(kyiv.name, "Kyiv");
  EXPECT_EQ(kyiv.country, "UKR");
  EXPECT_EQ(kyiv.precision, Place::Precision::city);
  EXPECT_TRUE(kyiv.is_located);
  EXPECT_NEAR(kyiv.lat, 50.45, 0.1);
  EXPECT_NEAR(kyiv.lon, 30.52, 0.1);
  EXPECT_TRUE(kyiv.origin);
  EXPECT_EQ(kyiv.first, 3u);
  EXPECT_EQ(kyiv.end, 4u);
}

TEST_F(Places, LongestNameWins) {
  EXPECT_THAT(places("The two presidents of South Korea and Papua New Guinea met in Ho Chi Minh City ."),
              ElementsAre("South Korea KOR", "Papua New Guinea PNG", "Ho Chi Minh City VNM"));
  EXPECT_THAT(places("Troops left Deir al-Zour and Port - au - Prince ."),
              ElementsAre("Deir al-Zour SYR", "Port - au - Prince HTI"));
}

TEST_F(Places, PrecisionTellsRegionsAndCountries) {
  EXPECT_EQ(first("Fighting spread across Darfur .").precision, Place::Precision::region);
  EXPECT_EQ(first("Rebels withdrew from Chad .").precision, Place::Precision::country);
  EXPECT_EQ(first("The fleet sailed through the Black Sea .").precision, Place::Precision::larger);
  EXPECT_EQ(first("The fleet sailed through the Black Sea .").country, "");
}

TEST_F(Places, RegionAfterCommaDecides) {
  EXPECT_THAT(places("A bomb went off in Tripoli , Lebanon ."), ElementsAre("Tripoli LBN", "Lebanon LBN"));
  EXPECT_THAT(places("A bomb went off in Tripoli ."), ElementsAre("Tripoli LBY"));
  EXPECT_NEAR(first("Police closed a mill in Paris , Texas , on Monday .").lon, -95.5, 0.5);
  EXPECT_NEAR(first("Police closed a mill in Springfield , Ill. , on Monday .").lat, 39.8, 0.3);
}

TEST_F(Places, CountryOfTheReportDecides) {
  const TestReading made =
      read_words("Canadian officers and the Canadian minister toured Canada before they spoke in London , Ontario .");
  const std::vector<Place> found = find_places(made.reading, *index);
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[1].country, "CAN");
  EXPECT_THAT(places("Spanish unions and the Spanish police clashed in Cordoba , in southern Spain ."),
              ElementsAre("Cordoba ESP", "Spain ESP"));
}

TEST_F(Places, CapitalsOfStatesOnlyAsWritten) {
  EXPECT_THAT(places("They told us that the US and the U.K. agreed ."), ElementsAre("US USA", "U.K. GBR"));
  EXPECT_THAT(places("Miss Ito fell ill in May ."), IsEmpty());
}

TEST_F(Places, PersonsAreNoPlaces) {
  TestReading made = read_words("Paris Hilton praised Sydney Pollack in Sydney .");
  made.reading.names = {{0, 2, Kind::person}, {3, 5, Kind::person}, {6, 7, Kind::place}};
  const std::vector<Place> found = find_places(made.reading, *index);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].first, 6u);
}

TEST_F(Places, OrganizationsAreNoPlaces) {
  TestReading made = read_words("The Washington Post cited police in Boston .");
  made.reading.names = {{1, 3, Kind::organization}, {6, 7, Kind::place}};
  const std::vector<Place> found = find_places(made.reading, *index);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].name, "Boston");
}

TEST_F(Places, SurnameOfAPersonNamedBefore) {
  TestReading made = read_words("Jack London wrote . London said so .");
  made.reading.names = {{0, 2, Kind::person}};
  EXPECT_THAT(find_places(made.reading, *index), IsEmpty());
}

TEST_F(Places, DoubtfulNamesNeedASign) {
  EXPECT_THAT(places("Reading the report , Mobile users had Nice things to say ."), IsEmpty());
  EXPECT_THAT(places("A man was shot in Nice on Sunday ."), ElementsAre("Nice FRA"));
  EXPECT_THAT(places("In March the talks began ."), IsEmpty());
}

TEST_F(Places, DatelineCounts) {
  EXPECT_THAT(places("KHARTOUM , May 3 - Shells fell again ."), ElementsAre("KHARTOUM SDN"));
}

TEST_F(Places, QuotationMarkLeftAtAName) {
  EXPECT_THAT(places("Talks between Peru\u2018 and Chile went on ."), ElementsAre("Peru PER", "Chile CHL"));
}

TEST_F(Places, PlaceOfATokenRange) {
  TestReading made = read_words("Troops moved from Gao to Kidal .");
  made.reading.places = find_places(made.reading, *index);
  ASSERT_NE(place_at(made.reading, 4, 6), nullptr);
  EXPECT_EQ(place_at(made.reading, 4, 6)->name, "Kidal");
  EXPECT_EQ(place_at(made.reading, 0, 3), nullptr);
}

TEST_F(Places, VillageThatNoTableHas) {
  TestReading made = read_words("Raiders struck in Lokorimoi near Kitale , Kenyan police said .");
  made.reading.names = {{3, 4, Kind::place}, {5, 6, Kind::place}};
  const std::vector<Place> found = find_places(made.reading, *index);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].name, "Lokorimoi");
  EXPECT_EQ(found[0].country, "KEN");
  EXPECT_TRUE(found[0].is_located);
  EXPECT_EQ(found[0].precision, Place::Precision::region);
  EXPECT_FALSE(found[0].origin);
}

TEST_F(Places, EmptyReading) {
  EXPECT_THAT(places(""), IsEmpty());
}

}  // namespace
}  // namespace tabard
