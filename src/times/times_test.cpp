#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "core/test_reading.h"
#include "times/time_finder.h"

namespace tabard {
namespace {

class Times : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    namespace fs = std::filesystem;
    const fs::path folder = fs::path(testing::TempDir()) / "tabard-times";
    fs::remove_all(folder);
    fs::create_directories(folder);
    for (const char* part : {"codes", "times"})
      fs::copy(fs::path(TABARD_SOURCE_DIR) / "lexicon" / part, folder / part, fs::copy_options::recursive);
    Faults faults;
    lexicon = Lexicon::load({folder.string()}, faults);
    ASSERT_TRUE(lexicon) << (faults.is_empty() ? "" : faults.errors().front().message());
    finder = std::make_unique<TimeFinder>(*lexicon);
  }
  static void TearDownTestSuite() {
    finder.reset();
    lexicon.reset();
  }

  static std::string show(const TimeExpression& time, std::string_view text) {
    std::string shown = std::string(time.span.in(text)) + " = " + time.timex;
    if (time.range) {
      shown += " " + to_iso(time.range->from);
      if (time.range->to != time.range->from) shown += ".." + to_iso(time.range->to);
    }
    if (time.type != TimeExpression::Type::DATE) shown += " " + std::string(to_string(time.type));
    return shown;
  }

  // Of a report of Thursday, 27 July 2023.
  static std::vector<std::string> times(const std::string& text, const char* date = "2023-07-27") {
    const TestReading made = read_words(text, parse_day(date));
    std::vector<std::string> found;
    for (const TimeExpression& time : finder->find(made.reading, finder->date_report(made.reading)))
      found.push_back(show(time, made.reading.text()));
    return found;
  }

  static ReportDate dated(const std::string& text) { return finder->date_report(read_words(text).reading); }

  static inline std::shared_ptr<const Lexicon> lexicon;
  static inline std::unique_ptr<TimeFinder> finder;
};

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* some_day = "2023-07-27";

TEST_F(Times, EveryMeaningOfTheTableIsUnderstood) {
  EXPECT_THAT(finder->words().not_understood(), IsEmpty());
}

TEST_F(Times, DatesInFull) {
  EXPECT_THAT(times("They met on July 3 , 1998 , and on 4 May 2001 ."),
              ElementsAre("July 3 , 1998 = 1998-07-03 1998-07-03", "4 May 2001 = 2001-05-04 2001-05-04"));
  EXPECT_THAT(times("They met on Monday , the 3rd of May 2021 ."),
              ElementsAre("Monday , the 3rd of May 2021 = 2021-05-03 2021-05-03"));
  EXPECT_THAT(times("Filed 2021-05-03 ."), ElementsAre("2021-05-03 = 2021-05-03 2021-05-03"));
  EXPECT_THAT(times("It lasted until Sept. 30 , 2001 ."), ElementsAre("Sept. 30 , 2001 = 2001-09-30 2001-09-30"));
  EXPECT_THAT(times("They met on 30 February 2021 ."), ElementsAre("February 2021 = 2021-02 2021-02-01..2021-02-28"));
}

TEST_F(Times, DayWithoutYearIsNearTheReport) {
  EXPECT_THAT(times("The clash of July 19 went on ."), ElementsAre("July 19 = 2023-07-19 2023-07-19"));
  EXPECT_THAT(times("The clash of 24 November went on ."), ElementsAre("24 November = 2022-11-24 2022-11-24"));
}

TEST_F(Times, RangesOfDaysAndYears) {
  EXPECT_THAT(times("The fair of July 3 - 5 closed ."), ElementsAre("July 3 - 5 = 2023-07-03 2023-07-03..2023-07-05"));
  EXPECT_THAT(times("He ruled between 1990 and 1992 ."), ElementsAre("1990 and 1992 = 1990/1992 1990-01-01..1992-12-31"));
}

TEST_F(Times, WeekdayIsTheLatestUpToTheReport) {
  EXPECT_THAT(times("They met on Tuesday ."), ElementsAre("Tuesday = 2023-07-25 2023-07-25"));
  EXPECT_THAT(times("They met on Thursday ."), ElementsAre("Thursday = 2023-07-27 2023-07-27"));
  EXPECT_THAT(times("They met on Friday ."), ElementsAre("Friday = 2023-07-21 2023-07-21"));
}

TEST_F(Times, WeekdayWithAWordBeforeIt) {
  EXPECT_THAT(times("They met last Thursday ."), ElementsAre("last Thursday = 2023-07-20 2023-07-20"));
  EXPECT_THAT(times("They meet next Friday ."), ElementsAre("next Friday = 2023-07-28 2023-07-28"));
  EXPECT_THAT(times("They met the Saturday before last ."), ElementsAre("the Saturday before last = 2023-07-15 2023-07-15"));
}

TEST_F(Times, WeekdayToCome) {
  EXPECT_THAT(times("They will meet on Friday ."), ElementsAre("Friday = 2023-07-28 2023-07-28"));
  EXPECT_THAT(times("They have until Sunday ."), ElementsAre("Sunday = 2023-07-30 2023-07-30"));
}

TEST_F(Times, WeekdayToComeByTheParse) {
  TestReading made = read_words("They plan to meet on Friday .", parse_day(some_day));
  std::vector<Token>& tokens = made.reading.tokens;
  tokens[1].upos = tokens[3].upos = Upos::VERB;
  tokens[3].head = 1;
  tokens[3].deprel = Deprel::xcomp;
  tokens[2].head = 3;
  tokens[2].xpos = "TO";
  tokens[5].head = 3;
  EXPECT_EQ(finder->find(made.reading, finder->date_report(made.reading)).at(0).timex, "2023-07-28");
}

TEST_F(Times, WeekdayGoneByTheParse) {
  const auto first = [](const TestReading& made) {
    return finder->find(made.reading, finder->date_report(made.reading)).at(0).timex;
  };
  TestReading freed = read_words("They freed him on Friday before talks due now .", parse_day(some_day));
  std::vector<Token>& tokens = freed.reading.tokens;
  tokens[1].upos = Upos::VERB;
  tokens[4].head = 1;
  tokens[7].head = 1;
  tokens[7].deprel = Deprel::advcl;
  EXPECT_EQ(first(freed), "2023-07-21") << "what is due is the talks";

  TestReading gone = read_words("By Friday they had left .", parse_day(some_day));
  std::vector<Token>& words = gone.reading.tokens;
  words[4].upos = Upos::VERB;
  words[1].head = words[3].head = 4;
  words[3].deprel = Deprel::aux;
  EXPECT_EQ(first(gone), "2023-07-21");
  words[3].form = "must";
  EXPECT_EQ(first(gone), "2023-07-28");
}

TEST_F(Times, DaysAndPartsOfDays) {
  EXPECT_THAT(times("He left yesterday and comes tomorrow ."),
              ElementsAre("yesterday = 2023-07-26 2023-07-26", "tomorrow = 2023-07-28 2023-07-28"));
  EXPECT_THAT(times("Rockets fell overnight ."), ElementsAre("overnight = 2023-07-26TNI 2023-07-26 TIME"));
  EXPECT_THAT(times("Rockets fell on Tuesday night and this morning ."),
              ElementsAre("Tuesday night = 2023-07-25TNI 2023-07-25 TIME", "this morning = 2023-07-27TMO 2023-07-27 TIME"));
  EXPECT_THAT(times("It ended at 10 p.m. Wednesday ."), ElementsAre("10 p.m. Wednesday = 2023-07-26T22:00 2023-07-26 TIME"));
}

TEST_F(Times, WeeksMonthsYears) {
  EXPECT_THAT(times("They met last week ."), ElementsAre("last week = 2023-W29 2023-07-17..2023-07-23"));
  EXPECT_THAT(times("They met this month ."), ElementsAre("this month = 2023-07 2023-07-01..2023-07-31"));
  EXPECT_THAT(times("They met earlier this month ."), ElementsAre("earlier this month = 2023-07 2023-07-01..2023-07-27"));
  EXPECT_THAT(times("They meet later this year ."), ElementsAre("later this year = 2023 2023-07-27..2023-12-31"));
  EXPECT_THAT(times("They met last November ."), ElementsAre("last November = 2022-11 2022-11-01..2022-11-30"));
  EXPECT_THAT(times("They met in late May ."), ElementsAre("late May = 2023-05 2023-05-01..2023-05-31"));
  EXPECT_THAT(times("They met in May of last year ."), ElementsAre("May of last year = 2022-05 2022-05-01..2022-05-31"));
  EXPECT_THAT(times("The first week of 2021 began in 2020 .", "2021-01-01").back(), "2020 = 2020 2020-01-01..2020-12-31");
}

TEST_F(Times, WeekAtTheTurnOfTheYear) {
  EXPECT_THAT(times("They met this week .", "2021-01-01"), ElementsAre("this week = 2020-W53 2020-12-28..2021-01-03"));
}

TEST_F(Times, CountedFromTheReport) {
  EXPECT_THAT(times("They met two days ago ."), ElementsAre("two days ago = 2023-07-25 2023-07-25"));
  EXPECT_THAT(times("They met a month ago .", "2023-03-31"), ElementsAre("a month ago = 2023-02 2023-02-01..2023-02-28"));
  EXPECT_THAT(times("They met several years ago ."), ElementsAre("several years ago = PAST_REF"));
}

TEST_F(Times, CountedFromTheDateBefore) {
  EXPECT_THAT(times("Tuesday saw the raid . The reply came a day later ."),
              ElementsAre("Tuesday = 2023-07-25 2023-07-25", "a day later = 2023-07-26 2023-07-26"));
  EXPECT_THAT(times("The strike of 3 May 2022 failed . Three weeks later it began anew ."),
              ElementsAre("3 May 2022 = 2022-05-03 2022-05-03", "Three weeks later = 2022-W21 2022-05-24"));
  EXPECT_THAT(times("He fought in 1995 . Two days earlier he had died ."),
              ElementsAre("1995 = 1995 1995-01-01..1995-12-31", "Two days earlier = 2023-07-25 2023-07-25"));
}

TEST_F(Times, YearsDecadesCenturiesSeasons) {
  EXPECT_THAT(times("It has been so since 2004 ."), ElementsAre("2004 = 2004 2004-01-01..2004-12-31"));
  EXPECT_THAT(times("In the 1990s it was not ."), ElementsAre("the 1990s = 199 1990-01-01..1999-12-31"));
  EXPECT_THAT(times("In the 19th century it was ."), ElementsAre("the 19th century = 18 1800-01-01..1899-12-31"));
  EXPECT_THAT(times("Last summer it was ."), ElementsAre("Last summer = 2022-SU 2022-06-01..2022-08-31"));
  TestReading made = read_words("A crowd of 1950 soldiers stood there .");
  made.reading.tokens[4].xpos = "NNS";
  EXPECT_THAT(finder->find(made.reading, {}), IsEmpty());
}

TEST_F(Times, QuartersOfBusiness) {
  EXPECT_THAT(
      times("Profit fell in the second quarter from a year earlier ."),
      ElementsAre("the second quarter = 2023-Q2 2023-04-01..2023-06-30", "a year earlier = 2022-Q2 2022-04-01..2022-06-30"));
}

TEST_F(Times, DurationsAndRepetitions) {
  EXPECT_THAT(times("A two-day curfew after nine weeks of strikes ."),
              ElementsAre("two-day = P2D DURATION", "nine weeks = P9W DURATION"));
  EXPECT_THAT(times("It failed in the past three months ."), ElementsAre("the past three months = P3M DURATION"));
  EXPECT_THAT(times("They march every Friday and every two weeks ."),
              ElementsAre("every Friday = XXXX-WXX-5 SET", "every two weeks = P2W SET"));
  EXPECT_THAT(times("A 30 - year - old man had a second term ."), IsEmpty());
}

TEST_F(Times, MonthsAreNotVerbs) {
  EXPECT_THAT(times("They may march on the palace ."), IsEmpty());
}

TEST_F(Times, HolidaysThatMove) {
  EXPECT_THAT(times("They met on Thanksgiving 2022 ."), ElementsAre("Thanksgiving 2022 = 2022-11-24 2022-11-24"));
  EXPECT_THAT(times("They met on Christmas Eve 2020 ."), ElementsAre("Christmas Eve 2020 = 2020-12-24 2020-12-24"));
}

TEST_F(Times, WithoutAReportDateRelativeWordsHaveNoDays) {
  EXPECT_THAT(times("They met last week on Tuesday .", ""), ElementsAre("last week = PAST_REF", "Tuesday = XXXX-WXX-2"));
}

TEST_F(Times, PrepositionsStretchARange) {
  const TestReading made = read_words("It has lasted since 2004 and will until Sunday .", parse_day(some_day));
  const ReportDate report = finder->date_report(made.reading);
  const std::vector<TimeExpression> found = finder->find(made.reading, report);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(range_with_preposition(made.reading, found[0], report), (DayRange{*parse_day("2004-01-01"), *parse_day(some_day)}));
  EXPECT_EQ(range_with_preposition(made.reading, found[1], report), (DayRange{*parse_day(some_day), *parse_day("2023-07-30")}));
}

TEST_F(Times, GivenDateOfAReport) {
  const TestReading made = read_words("It is the 30th anniversary of the fall of the Berlin Wall .", parse_day(some_day));
  const ReportDate report = finder->date_report(made.reading);
  EXPECT_EQ(report.source, ReportDate::Source::given);
  EXPECT_EQ(report.range, (DayRange{*parse_day(some_day), *parse_day(some_day)}));
}

TEST_F(Times, AnniversaryDatesAReport) {
  const ReportDate week = dated("Crowds gathered this week to mark the 30th anniversary of the fall of the Berlin Wall .");
  EXPECT_EQ(week.source, ReportDate::Source::content);
  EXPECT_EQ(week.range, (DayRange{*parse_day("2019-11-04"), *parse_day("2019-11-10")}));
  EXPECT_THAT(week.reason, HasSubstr("30th anniversary of 1989-11-09 (fall of the Berlin Wall), 'this week'"));
  EXPECT_TRUE(week.origin);

  const ReportDate today = dated("Portugal today marks the fiftieth anniversary of the Carnation Revolution .");
  EXPECT_EQ(today.range, (DayRange{*parse_day("2024-04-25"), *parse_day("2024-04-25")}));

  const ReportDate years = dated("Bells rang on Saturday , ten years after the Utoya massacre . The king came .");
  EXPECT_EQ(years.range->from, *parse_day("2021-07-19"));  // 22 July 2021 was a Thursday: the week is all that is known

  const ReportDate weekday = dated("Bells rang on Thursday , ten years after the Utoya massacre . The king came .");
  EXPECT_EQ(weekday.range, (DayRange{*parse_day("2021-07-22"), *parse_day("2021-07-23")}));
}

TEST_F(Times, KnownDayNearestToTheAnniversaryCounts) {
  const ReportDate report = dated("Veterans of D-Day marked the 20th anniversary of the September 11 attacks this month .");
  EXPECT_EQ(report.range, (DayRange{*parse_day("2021-09-01"), *parse_day("2021-09-30")}));
}

TEST_F(Times, LatestDayInFullDatesAReport) {
  EXPECT_EQ(dated("The convoy left on 3 March 2011 . It came back two days later .").range,
            (DayRange{*parse_day("2011-03-05"), *parse_day("2011-03-05")}));
  EXPECT_EQ(dated("The treaty of 3 March 1918 was forgotten by 1950 .").source, ReportDate::Source::unknown);
}

TEST_F(Times, DatelineTakesTheYearFromTheText) {
  EXPECT_EQ(dated("NAIROBI , June 12 ( Xinhua ) - Unions struck over the budget of 2009 .").range,
            (DayRange{*parse_day("2009-06-12"), *parse_day("2009-06-12")}));
}

TEST_F(Times, NoEvidenceNoDate) {
  const ReportDate report = dated("The minister met his guest on Friday .");
  EXPECT_EQ(report.source, ReportDate::Source::unknown);
  EXPECT_FALSE(report.range);
}

TEST(Calendar, UnitsAndMoves) {
  const Day day = *parse_day("2024-02-29");
  EXPECT_EQ(to_iso(moved(day, TimeUnit::year, -1)), "2023-02-28");
  EXPECT_EQ(to_iso(moved(*parse_day("2023-01-31"), TimeUnit::month, 1)), "2023-02-28");
  EXPECT_EQ(timex_value(TimeUnit::weekend, day), "2024-W09-WE");
  EXPECT_EQ(timex_value(TimeUnit::half, day), "2024-H1");
  EXPECT_EQ(to_iso(*nth_weekday(2023, 5, 0, 1)), "2023-05-29");
  EXPECT_EQ(timex_duration(TimeUnit::decade, "3"), "P30Y");
  EXPECT_EQ(to_iso(moved(day, TimeUnit::century, 1'000'000)), "9999-12-29");
}

}  // namespace
}  // namespace tabard
