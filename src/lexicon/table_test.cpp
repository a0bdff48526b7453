#include "lexicon/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lexicon/schema.h"
#include "lexicon/test_lexicon.h"

namespace tabard {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::unique_ptr<Table> parse(std::string text, Faults& faults) {
  return Table::parse("t.tsv", 3, std::move(text), {"name", "aliases", "source"}, faults);
}

TEST(Table, GivesCellsByColumnAndKeepsLines) {
  Faults faults;
  const auto table = parse("# people\nname\taliases\tsource\n\n Kim \tK.|the leader\town\nLee\n", faults);
  ASSERT_THAT(texts_of(faults), IsEmpty());
  ASSERT_EQ(table->rows().size(), 2u);
  const Table::Row& kim = table->rows()[0];
  EXPECT_EQ(kim["name"], "Kim");
  EXPECT_THAT(split_values(kim["aliases"]), ElementsAre("K.", "the leader"));
  EXPECT_EQ(kim["source"], "own");
  EXPECT_EQ(kim["no such column"], "");
  EXPECT_EQ(kim.origin(), (Origin{3, 4}));
  EXPECT_EQ(table->rows()[1]["source"], "") << "the row is too short for it";
}

TEST(Table, ReadsWhatSpreadsheetsWrite) {
  Faults faults;
  const auto table = parse("\xEF\xBB\xBFname\taliases\tsource\r\nKim\t\town\t\t\r\n", faults);
  ASSERT_THAT(texts_of(faults), IsEmpty());
  EXPECT_EQ(table->rows()[0]["source"], "own");
}

TEST(Table, ColumnsMayStandInAnyOrder) {
  Faults faults;
  const auto table = parse("source\tname\taliases\nown\tKim\t\n", faults);
  ASSERT_THAT(texts_of(faults), IsEmpty());
  EXPECT_EQ(table->rows()[0]["name"], "Kim");
}

TEST(Table, NamesEveryFaultOfTheHeader) {
  Faults faults;
  parse("name\talias\tname\n", faults);
  EXPECT_TRUE(has_fault(faults, 1, "unknown column 'alias'"));
  EXPECT_TRUE(has_fault(faults, 1, "'name' is there twice"));
  EXPECT_TRUE(has_fault(faults, 1, "'aliases' is missing"));
  EXPECT_TRUE(has_fault(faults, 1, "'source' is missing"));
}

TEST(Table, SuggestsTheColumnThatWasMeant) {
  Faults faults;
  parse("name\taliases\tsuorce\n", faults);
  EXPECT_TRUE(has_fault(faults, 1, "did you mean 'source'?"));
}

TEST(Table, AnEmptyFileHasNoHeader) {
  Faults faults;
  const auto table = parse("# nothing yet\n", faults);
  EXPECT_TRUE(has_fault(faults, 0, "no header"));
  EXPECT_TRUE(table->rows().empty());
}

TEST(Table, LeavesOutRowsAtFault) {
  Faults faults;
  const auto table = parse("name\taliases\tsource\na\tb\tc\td\n\xFF\t\town\nKim\t\town\n", faults);
  EXPECT_TRUE(has_fault(faults, 2, "4 cells, but 3 columns"));
  EXPECT_TRUE(has_fault(faults, 3, "not UTF-8"));
  ASSERT_EQ(table->rows().size(), 1u);
  EXPECT_EQ(table->rows()[0]["name"], "Kim");
}

TEST(SplitValues, TrimsAndKeepsEmptyOnesBetweenBars) {
  EXPECT_THAT(split_values(""), IsEmpty());
  EXPECT_THAT(split_values("  "), IsEmpty());
  EXPECT_THAT(split_values("a | b"), ElementsAre("a", "b"));
  EXPECT_THAT(split_values("a||b"), ElementsAre("a", "", "b"));
}

// One row with `cell` in a column of that type, checked.
Faults check_one(Column::Type type, const std::string& cell) {
  Faults faults;
  Schema schema{"t.tsv", {{"id", Column::Type::text, Column::Cell::required}, {"value", type}}, "id"};
  const auto table = Table::parse("t.tsv", 0, "id\tvalue\nx\t" + cell + "\n", schema.column_names(), faults);
  check_cells(*table, schema, small_codes(), faults);
  return faults;
}

struct CellCase {
  Column::Type type;
  std::string right, wrong, complaint;
};

class Cells : public testing::TestWithParam<CellCase> {};

TEST_P(Cells, AcceptTheRightAndRefuseTheWrong) {
  EXPECT_THAT(texts_of(check_one(GetParam().type, GetParam().right)), IsEmpty());
  EXPECT_THAT(texts_of(check_one(GetParam().type, "")), IsEmpty()) << "an optional cell may be empty";
  const Faults faults = check_one(GetParam().type, GetParam().wrong);
  EXPECT_TRUE(has_fault(faults, 2, GetParam().complaint)) << testing::PrintToString(texts_of(faults));
}

using Type = Column::Type;
INSTANTIATE_TEST_SUITE_P(
    Each, Cells,
    testing::Values(
        CellCase{Type::texts, "a|b", "a||b", "empty value beside a '|'"}, CellCase{Type::code, "NOR", "Nor", "capital letters"},
        CellCase{Type::country, "UNO", "NRO", "did you mean 'NOR'?"},
        CellCase{Type::sectors, "GOV|MIL", "GOV|MLI", "did you mean 'MIL'?"},
        CellCase{Type::kind, "person", "persn", "did you mean 'person'?"},
        CellCase{Type::day, "2023-07-27", "27.7.2023", "2023-07-27"},
        CellCase{Type::day, "2024-02-29", "2023-02-29", "no day of the calendar"},
        CellCase{Type::latitude, "-33.9", "133", "-90 to 90"}, CellCase{Type::longitude, "151.2", "151,2", "full stop"},
        CellCase{Type::goldstein, "-10", "-11", "-10 to 10"}, CellCase{Type::count, "15000", "many", "no number"},
        CellCase{Type::event, "CONSULT", "CONSLT", "did you mean 'CONSULT'?"},
        CellCase{Type::contexts, "military|diplomatic", "millitary", "did you mean 'military'?"},
        CellCase{Type::cameo, "042", "42", "eaten the leading zero"},
        CellCase{Type::cameo, "040", "0429", "not in codes/cameo.tsv"},
        CellCase{Type::quad, "verbal conflict", "verbal", "no quad class"},
        CellCase{Type::status, "historical", "past", "no status"}, CellCase{Type::precision, "city", "town", "no precision"}));

TEST(CheckCells, WantsRequiredCellsAndOneOfAKey) {
  Faults faults;
  Schema schema{"t.tsv", {{"id", Type::text, Column::Cell::required}, {"from", Type::day}, {"to", Type::day}}, "id"};
  const auto table =
      Table::parse("t.tsv", 0, "id\tfrom\tto\na\n\t2020-01-01\na\nb\t2020-01-02\t2020-01-01\n", schema.column_names(), faults);
  check_cells(*table, schema, small_codes(), faults);
  EXPECT_TRUE(has_fault(faults, 3, "no id"));
  EXPECT_TRUE(has_fault(faults, 4, "'a' stands in line 2 already"));
  EXPECT_TRUE(has_fault(faults, 5, "before it begins"));
  EXPECT_EQ(faults.errors().size(), 3u);
}

}  // namespace
}  // namespace tabard
