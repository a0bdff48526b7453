#include "lexicon/lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <filesystem>
#include <fstream>

#include "lexicon/suggestion.h"
#include "lexicon/test_lexicon.h"

namespace tabard {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;
using testing::SizeIs;

// A folder of its own for each test, gone afterwards.
class LexiconFolders : public testing::Test {
 protected:
  LexiconFolders() : root_(fs::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name()) {
    fs::remove_all(root_);
    write("base/codes/plover.tsv", "event\tquad\tmodes\nCONSULT\tverbal cooperation\tvisit|phone\n");
    write("base/codes/cameo.tsv",
          "code\tname\tgoldstein\tplover_event\tplover_mode\tplover_contexts\n"
          "040\tConsult\t1\tCONSULT\n042\tMake a visit\t1.9\tCONSULT\tvisit\n");
    write("base/codes/sectors.tsv", "code\tname\nGOV\tgovernment\n");
    write("base/codes/contexts.tsv", "context\nmilitary\n");
    write("base/codes/countries.tsv",
          "code\talpha2\tname\taliases\tadjectives\tpeople\tcapital\tseats\tsource\n"
          "NOR\tNO\tNorway\t\tNorwegian\tNorwegians\tOslo\t\town\nNOR\t\tSvalbard\t\t\t\t\t\town\n");
    write("base/codes/international.tsv", "code\tname\tsource\nUNO\tUnited Nations\town\n");
    write("base/events/consult.rules", rules("meet"));
  }
  ~LexiconFolders() override { fs::remove_all(root_); }

  static std::string rules(const std::string& verb) {
    return "event CONSULT\n\nrule " + verb + "\n  verb " + verb + "\n  actor subject\n  cameo 040\n  + Norway met.\n  - No.\n";
  }
  std::string folder(const std::string& name) const { return (root_ / name).string(); }
  void write(const std::string& path, const std::string& text) const {
    fs::create_directories((root_ / path).parent_path());
    std::ofstream(root_ / path, std::ios::binary) << text;
  }

  fs::path root_;
};

TEST_F(LexiconFolders, LoadsTablesRulesAndClosedLists) {
  Faults faults;
  const auto lexicon = Lexicon::load({folder("base")}, faults);
  ASSERT_TRUE(lexicon) << testing::PrintToString(texts_of(faults));
  EXPECT_TRUE(lexicon->is_country("NOR"));
  EXPECT_TRUE(lexicon->is_country("UNO"));
  EXPECT_FALSE(lexicon->is_country("GOV"));
  EXPECT_TRUE(lexicon->is_sector("GOV"));
  EXPECT_TRUE(lexicon->is_mode(EventType::CONSULT, "visit"));
  EXPECT_FALSE(lexicon->is_mode(EventType::AID, "visit"));
  EXPECT_TRUE(lexicon->is_context("military"));
  ASSERT_NE(lexicon->cameo("042"), nullptr);
  EXPECT_EQ(lexicon->cameo("042")->goldstein, 1.9);
  EXPECT_EQ(lexicon->cameo("042")->event, EventType::CONSULT);
  EXPECT_EQ(lexicon->cameo("999"), nullptr);
  EXPECT_THAT(lexicon->rows("codes/countries.tsv"), SizeIs(2)) << "a state and a part of it";
  EXPECT_THAT(lexicon->rows("actors/roles.tsv"), IsEmpty());
  ASSERT_THAT(lexicon->event_rules(), SizeIs(1));
  EXPECT_EQ(lexicon->show(lexicon->event_rules()[0].origin), "events/consult.rules:3");
  EXPECT_EQ(lexicon->show(Origin{}), "");
  EXPECT_EQ(lexicon->version().size(), 16u);
}

TEST_F(LexiconFolders, FurtherFoldersAdd) {
  write("mine/events/consult.rules", rules("greet"));
  write("mine/codes/sectors.tsv", "code\tname\nMIL\tmilitary\n");
  Faults faults;
  const auto lexicon = Lexicon::load({folder("base"), folder("mine") + "/"}, faults);
  ASSERT_TRUE(lexicon) << testing::PrintToString(texts_of(faults));
  EXPECT_TRUE(lexicon->is_sector("GOV") && lexicon->is_sector("MIL"));
  ASSERT_THAT(lexicon->event_rules(), SizeIs(2));
  EXPECT_EQ(lexicon->show(lexicon->event_rules()[1].origin), "mine/events/consult.rules:3");
}

TEST_F(LexiconFolders, ClassesAddUpOverFolders) {
  write("base/events/words.tsv", "class\twords\nmeeting\tsummit\n");
  write("mine/events/words.tsv", "class\twords\nmeeting\tconclave\n");
  write("mine/events/x.rules", "event CONSULT\n\nrule x\n  noun @meeting\n  actor owner\n  cameo 040\n  + Yes.\n  - No.\n");
  Faults faults;
  const auto lexicon = Lexicon::load({folder("base"), folder("mine")}, faults);
  ASSERT_TRUE(lexicon) << testing::PrintToString(texts_of(faults));
  EXPECT_THAT(lexicon->event_rules()[1].triggers, SizeIs(2));
}

TEST_F(LexiconFolders, TheVersionFollowsTheContent) {
  Faults faults;
  const std::string before = Lexicon::load({folder("base")}, faults)->version();
  EXPECT_EQ(Lexicon::load({folder("base")}, faults)->version(), before);
  write("base/events/consult.rules", rules("greet"));
  EXPECT_NE(Lexicon::load({folder("base")}, faults)->version(), before);
}

TEST_F(LexiconFolders, ReportsTheFaultsOfAllFiles) {
  write("base/events/consult.rules", rules("meet") + "  mod visit\n");
  write("base/codes/sectors.tsv", "code\tname\ngov\tgovernment\n");
  write("base/actors/role.tsv", "role\n");
  write("base/rules/a.rules", rules("meet"));
  fs::remove(root_ / "base/codes/contexts.tsv");
  Faults faults;
  EXPECT_FALSE(Lexicon::load({folder("base"), folder("nowhere")}, faults));
  EXPECT_TRUE(has_fault(faults, 9, "unknown word 'mod'"));
  EXPECT_TRUE(has_fault(faults, 2, "'gov' is no code"));
  EXPECT_TRUE(has_fault(faults, 0, "did you mean 'actors/roles.tsv'?"));
  EXPECT_TRUE(has_fault(faults, 0, "read from events/ only"));
  EXPECT_TRUE(has_fault(faults, 0, "is missing"));
  EXPECT_TRUE(has_fault(faults, 0, "is no folder"));
}

TEST_F(LexiconFolders, LeavesOtherFilesAlone) {
  write("base/README.md", "# what is here");
  write("base/events/.consult.rules.swp", "\x01\x02");
  Faults faults;
  EXPECT_TRUE(Lexicon::load({folder("base")}, faults));
}

TEST(BuiltInLexicon, IsWithoutFault) {
  Faults faults;
  const auto lexicon = Lexicon::load({std::string(TABARD_SOURCE_DIR) + "/lexicon"}, faults);
  for (const Error& error : faults.errors()) ADD_FAILURE() << error.message();
  ASSERT_TRUE(lexicon);
  // CODEBOOK.md, section Actors: Kosovo KOS, dependencies go to the state they belong to, except Hong Kong and Palestine.
  for (const char* code : {"KOS", "HKG", "PSE", "TWN", "UNO"}) EXPECT_TRUE(lexicon->is_country(code)) << code;
  for (const char* code : {"GRL", "PRI", "GIB", "ESH", "MAC"}) EXPECT_FALSE(lexicon->is_country(code)) << code;
}

TEST(EditDistance, CountsSlips) {
  EXPECT_EQ(edit_distance("mode", "mode"), 0u);
  EXPECT_EQ(edit_distance("mod", "mode"), 1u);
  EXPECT_EQ(edit_distance("wiht", "with"), 1u) << "two letters swapped are one slip";
  EXPECT_EQ(edit_distance("", "ab"), 2u);
}

}  // namespace
}  // namespace tabard
