#include <gtest/gtest.h>

#include <map>

#include "export/acled_kind.h"
#include "export/cameo_actor.h"
#include "export/formats.h"
#include "store/test_documents.h"

namespace tabard {
namespace {

using Outcome = Exporter::Outcome;
using Cells = std::vector<std::string>;

std::vector<Cells> split(const std::string& text) {
  std::vector<Cells> rows;
  for (size_t at = 0; at < text.size();) {
    const size_t end = text.find('\n', at);
    Cells cells(1);
    for (size_t i = at; i < end; ++i) {
      if (text[i] == '\t')
        cells.emplace_back();
      else
        cells.back() += text[i];
    }
    rows.push_back(cells);
    at = end + 1;
  }
  return rows;
}

class ExportTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    Faults faults;
    const auto lexicon = Lexicon::load({std::string(TABARD_SOURCE_DIR) + "/lexicon"}, faults);
    ASSERT_TRUE(lexicon);
    tables_ = new ExportTables(*lexicon);
  }
  static void TearDownTestSuite() { delete tables_; }

  ExportTest() {
    event_ = test_event("6de73f8d9d518de1", "NORGOV", "PRKMIL", "2024-03-12");
    event_.document = "report";
    event_.text = "They met.";
    stored_.event = 7;
    stored_.document = "report";
    stored_.document_date = "2024-03-14";
    stored_.url = "http://example.org/1";
    stored_.source = "Daily";
    stored_.program = "0.1.0";
  }

  std::string exported(const char* format) {
    std::string out;
    const auto exporter = find_format(format)->make(*tables_);
    exporter->begin(out);
    outcome_ = exporter->add(out, stored_, event_);
    exporter->end(out);
    return out;
  }
  // The cells of the last row.
  Cells row(const char* format) { return split(exported(format)).back(); }

  void set_place(const char* name, const char* country, const char* precision, double lat, double lon) {
    event_.location = {std::nullopt, std::nullopt, name, country, precision, EventRecord::Coordinates{lat, lon}};
  }

  static const ExportTables* tables_;
  EventRecord event_;
  StoredEvent stored_;
  Outcome outcome_ = Outcome::written;
};

const ExportTables* ExportTest::tables_ = nullptr;

TEST_F(ExportTest, EveryFormatHasItsOwnClasses) {
  struct Classes {
    const char *cameo, *gdelt, *phoenix;
  };
  for (const auto& [cameo, gdelt, phoenix] : {Classes{"010", "1", "0"},
                                              {"020", "1", "0"},
                                              {"036", "1", "1"},
                                              {"057", "1", "1"},
                                              {"060", "2", "2"},
                                              {"0831", "2", "2"},
                                              {"090", "2", "3"},
                                              {"100", "3", "3"},
                                              {"111", "3", "3"},
                                              {"130", "3", "3"},
                                              {"141", "3", "4"},
                                              {"150", "4", "4"},
                                              {"160", "4", "3"},
                                              {"173", "4", "4"},
                                              {"190", "4", "4"},
                                              {"203", "4", "4"}}) {
    event_.cameo = cameo;
    EXPECT_EQ(row("gdelt")[29], gdelt) << cameo;
    EXPECT_EQ(row("phoenix")[15], phoenix) << cameo;
  }
  event_.type = "PROTEST";
  event_.quad = "material conflict";
  EXPECT_EQ(row("polecat")[5], "MATERIAL CONFLICT");
  EXPECT_NE(exported("plover").find("\"quad_code\":4"), std::string::npos);
}

TEST_F(ExportTest, CodesKeepTheirZeros) {
  event_.cameo = "0231";
  EXPECT_EQ((Cells{row("gdelt")[26], row("gdelt")[27], row("gdelt")[28]}), (Cells{"0231", "023", "02"}));
  EXPECT_EQ(row("icews")[6], "0231");
  EXPECT_EQ((Cells{row("phoenix")[13], row("phoenix")[14]}), (Cells{"0231", "02"}));
}

TEST_F(ExportTest, GdeltHas61ColumnsInItsOrder) {
  set_place("Pyongyang", "PRK", "city", 39.03, 125.75);
  event_.mentions = {{3, {"met", {40, 43}}}};
  const Cells cells = row("gdelt");
  ASSERT_EQ(cells.size(), 61u);
  EXPECT_EQ((Cells{cells.begin(), cells.begin() + 7}),
            (Cells{"70000", "20240312", "202403", "2024", "2024.2795", "NORGOV", "NORGOV"}));
  EXPECT_EQ((Cells{cells[7], cells[12], cells[15], cells[17], cells[22]}), (Cells{"NOR", "GOV", "PRKMIL", "PRK", "MIL"}));
  EXPECT_EQ((Cells{cells.begin() + 25, cells.begin() + 35}), (Cells{"1", "040", "040", "04", "1", "1", "2", "1", "1", ""}));
  EXPECT_EQ((Cells{cells.begin() + 51, cells.begin() + 61}), (Cells{"4", "Pyongyang, North Korea", "KN", "KN00", "", "39.03",
                                                                    "125.75", "", "20240314000000", "http://example.org/1"}));
  const Cells mention = row("gdelt-mentions");
  ASSERT_EQ(mention.size(), 16u);
  EXPECT_EQ((Cells{mention[0], mention[2], mention[6], mention[9], mention[11]}),
            (Cells{"70000", "20240314000000", "4", "40", "50"}));
}

TEST_F(ExportTest, PlacesOfGdeltHaveFipsCodes) {
  set_place("Ukraine", "UKR", "country", 49, 32);
  EXPECT_EQ((Cells{row("gdelt")[51], row("gdelt")[53], row("gdelt")[54]}), (Cells{"1", "UP", "UP"}));
  set_place("Khartoum", "SDN", "city", 15, 32);
  EXPECT_EQ(row("gdelt")[53], "SU");
  set_place("Texas", "USA", "region", 31, -100);
  EXPECT_EQ(row("gdelt")[51], "2");
  set_place("Pacific", "", "larger", 0, 180);
  EXPECT_EQ(row("gdelt")[51], "0");
}

TEST_F(ExportTest, TheHostOfAVisitIsCameosSourceButNotPloversActor) {
  event_.cameo = "043";
  EXPECT_EQ((Cells{row("gdelt")[5], row("gdelt")[15]}), (Cells{"PRKMIL", "NORGOV"}));
  EXPECT_EQ(row("icews")[4], "North Korea");
  EXPECT_EQ(row("phoenix")[5], "PRKMIL");
  EXPECT_EQ(row("polecat")[8], "NOR");
  EXPECT_NE(exported("plover").find("\"actor\":[{\"code\":\"NOR\""), std::string::npos);
}

TEST_F(ExportTest, NoFieldHoldsTabsOrLineEnds) {
  event_.actors[0].name = "A\tB\nC\r\n\x01 D";
  event_.recipients[0].name = "";
  stored_.url = "http://example.org/a\tb";
  stored_.source = "The\nDaily";
  const std::map<std::string, size_t> widths = {
      {"gdelt", 61}, {"gdelt-mentions", 16}, {"icews", 20}, {"polecat", 40}, {"phoenix", 26}};
  for (const auto& [format, width] : widths) {
    for (const Cells& cells : split(exported(format.c_str()))) EXPECT_EQ(cells.size(), width) << format;
    EXPECT_EQ(exported(format.c_str()).find_first_of("\r\x01"), std::string::npos) << format;
  }
  EXPECT_EQ(row("gdelt")[6], "A B C D");
  EXPECT_EQ(row("icews")[8], "Citizen (North Korea)");
}

TEST_F(ExportTest, IcewsSaysNullAndUsesWords) {
  event_.recipients.clear();
  stored_.source = "";
  const Cells cells = row("icews");
  EXPECT_EQ((Cells{cells.begin() + 2, cells.begin() + 8}), (Cells{"NORGOV", "Government", "Norway", "Consult", "040", "1"}));
  EXPECT_EQ((Cells{cells[8], cells[10], cells[13], cells[14], cells[18]}), (Cells{"NULL", "NULL", "NULL", "NULL", ""}));
}

TEST_F(ExportTest, AnUndatedEventTakesTheReportsDayOrIsLeftOut) {
  event_.date.reset();
  EXPECT_EQ(row("gdelt")[1], "20240314");
  stored_.document_date = "";
  for (const char* format : {"gdelt", "gdelt-mentions", "icews", "phoenix", "polecat", "plover"}) {
    exported(format);
    EXPECT_EQ(outcome_, Outcome::undated) << format;
  }
}

TEST_F(ExportTest, WhatAFormatDoesNotHaveIsLeftOut) {
  exported("acled");
  EXPECT_EQ(outcome_, Outcome::outside);  // talks
  event_.type = "PROTEST";
  exported("acled");
  EXPECT_EQ(outcome_, Outcome::unlocated);
  exported("geojson");
  EXPECT_EQ(outcome_, Outcome::unlocated);
  event_.type = "";
  exported("plover");
  EXPECT_EQ(outcome_, Outcome::outside);
}

TEST_F(ExportTest, AcledTellsBattlesFromAttacksOnCivilians) {
  event_.type = "ASSAULT";
  event_.actors = {test_party("MLIREB")};
  event_.recipients = {test_party("MLIMIL")};
  EXPECT_EQ(acled_kind(event_)->sub_event, "Armed clash");
  event_.recipients = {test_party("MLICVL")};
  EXPECT_EQ(acled_kind(event_)->event, "Violence against civilians");
  event_.mode = "suicide-attack";
  EXPECT_EQ(acled_kind(event_)->sub_event, "Suicide bomb");
  set_place("Gao", "MLI", "city", 16.27, -0.04);
  EXPECT_NE(exported("acled").find(
                "\nMLI7,2024-03-12,2024,1,Political violence,Explosions/Remote violence,Suicide bomb,MLIREB (Mali),,2,"
                "MLICVL (Mali),,7,27,Civilian targeting,466,Western Africa,Mali,"),
            std::string::npos)
      << exported("acled");
}

TEST_F(ExportTest, AUnitedNationsIsAGroupAndJournalistsAreMedia) {
  EventRecord::Party united = test_party("UNO");
  united.country = "UNO";
  EXPECT_EQ(cameo_actor(&united).group, "UNO");
  EXPECT_EQ(cameo_actor(&united).country, "");
  const EventRecord::Party journalist = test_party("RUSJRN");
  EXPECT_EQ(cameo_actor(&journalist).code, "RUSMED");
  EXPECT_EQ(cameo_actor(nullptr).code, "");
}

TEST_F(ExportTest, GraphsCountEdges) {
  std::string out;
  const auto exporter = find_format("graphml")->make(*tables_);
  event_.recipients[0].name = "<North & \"Korea\">";
  for (int i = 0; i < 3; ++i) exporter->add(out, stored_, event_);
  exporter->end(out);
  EXPECT_NE(out.find("<data key=\"events\">3</data>"), std::string::npos) << out;
  EXPECT_NE(out.find("&lt;North &amp; &quot;Korea&quot;&gt;"), std::string::npos);
}

}  // namespace
}  // namespace tabard
