#include "base/written_date.h"

#include <gtest/gtest.h>

namespace tabard {
namespace {

std::string found(std::string_view text) {
  const auto day = find_written_day(text);
  return day ? to_iso(*day) : "";
}

TEST(WrittenDate, IsFoundInTheFormsThatFilesAndPagesUse) {
  for (const char* text :
       {"2024-03-14", "2024-03-14T23:59:59-08:00", "2024-03-14 10:00:00", "20240314", "20240314100000", "2024/3/14",
        "2024.03.14", "Thu, 14 Mar 2024 10:00:00 GMT", "14-Mar-2024", "14 March 2024", "14th March, 2024", "Mar. 14, 2024",
        "MARCH 14TH 2024", "Posted: March 14th, 2024 at 10:05", "By A. Writer, 14 March 2024 | updated 15 March 2024"})
    EXPECT_EQ(found(text), "2024-03-14") << text;
  EXPECT_EQ(found("1 September 2024"), "2024-09-01");
  EXPECT_EQ(found("Sept 1, 2024"), "2024-09-01");
}

TEST(WrittenDate, IsNothingWhereItCannotBeTold) {
  for (const char* text :
       {"", "24 Februar", "14 March", "14 March 24", "3/4/2024", "2024-02-30", "31 June 2024", "March 2024",
        "in 2024 some 14 people may leave", "12345678901234567890", "Marching 14 2024", "99999999", "th", "1st"})
    EXPECT_EQ(found(text), "") << text;
}

}  // namespace
}  // namespace tabard
