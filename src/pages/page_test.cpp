// Pages of tests/pages, invented, each of another layout: NAME.html and beside it NAME.expected, facts and text.
#include "pages/page.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>

#include "base/file.h"
#include "base/utf8.h"
#include "pages/charset.h"

namespace tabard {
namespace {

namespace fs = std::filesystem;

struct Expected {
  std::map<std::string, std::string> facts;
  std::string text;
};

Expected read_expected(const std::string& path) {
  const std::string all = *read_file(path);
  Expected expected;
  size_t at = 0;
  while (all[at] != '\n') {
    const size_t end = all.find('\n', at), colon = all.find(':', at);
    const size_t value = std::min(all.find_first_not_of(' ', colon + 1), end);
    expected.facts[all.substr(at, colon - at)] = all.substr(value, end - value);
    at = end + 1;
  }
  expected.text = all.substr(at + 1);
  return expected;
}

std::map<std::string, int> tokens_of(std::string_view text) {
  std::map<std::string, int> tokens;
  std::string word;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_letter(c) || is_digit(c)) {
      append_code_point(word, to_lower(c));
    } else {
      if (!word.empty()) ++tokens[word];
      word.clear();
    }
  }
  if (!word.empty()) ++tokens[word];
  return tokens;
}

// Of the words of both texts, how many they share.
double token_f1(std::string_view found, std::string_view wanted) {
  const auto a = tokens_of(found), b = tokens_of(wanted);
  int shared = 0, total = 0;
  for (const auto& [word, count] : a) {
    total += count;
    if (const auto other = b.find(word); other != b.end()) shared += std::min(count, other->second);
  }
  for (const auto& [word, count] : b) total += count;
  return total == 0 ? 1 : 2.0 * shared / total;
}

TEST(Pages, MainTextsAndFactsOfTwelveAndMoreLayouts) {
  double sum = 0;
  int pages = 0, facts_right = 0, facts = 0;
  for (const auto& entry : fs::directory_iterator(TABARD_SOURCE_DIR "/tests/pages")) {
    if (entry.path().extension() != ".expected") continue;
    const std::string name = entry.path().stem().native();
    const Expected expected = read_expected(entry.path().native());
    const auto page = read_page(*read_file(fs::path(entry.path()).replace_extension(".html").native()), "", "");
    ++pages;
    if (!page) {
      ADD_FAILURE() << name << ": " << page.error().text;
      continue;
    }
    const double f1 = token_f1(page->text, expected.text);
    sum += f1;
    EXPECT_GE(f1, 0.9) << name << ":\n" << page->text;
    const std::map<std::string, std::string> found = {{"title", page->title},
                                                      {"author", page->author},
                                                      {"date", page->date ? to_iso(*page->date) : ""},
                                                      {"source", page->source},
                                                      {"lang", page->lang}};
    for (const auto& [fact, value] : expected.facts) {
      EXPECT_EQ(found.at(fact), value) << name << ": " << fact;
      facts_right += found.at(fact) == value;
      ++facts;
    }
  }
  RecordProperty("token_f1", std::to_string(sum / pages));
  printf("%d pages, token F1 %.4f, %d of %d facts\n", pages, sum / pages, facts_right, facts);
  EXPECT_GE(pages, 12);
  EXPECT_GE(sum / pages, 0.97);
}

TEST(Pages, ParagraphsStayApart) {
  const auto page = read_page(*read_file(TABARD_SOURCE_DIR "/tests/pages/semantic.html"), "", "");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->text, read_expected(TABARD_SOURCE_DIR "/tests/pages/semantic.expected").text.substr(0, page->text.size()));
  EXPECT_EQ(std::count(page->text.begin(), page->text.end(), '\n'), 8);
}

TEST(Pages, AListOfLinksIsNoReport) {
  EXPECT_FALSE(read_page(*read_file(TABARD_SOURCE_DIR "/tests/pages/index.html"), "", ""));
  EXPECT_FALSE(read_page("", "", ""));
}

TEST(Pages, AReportMayStandInAPartWithAMisleadingName) {
  const std::string paragraphs =
      "<p>Norway expelled a Russian diplomat on Tuesday, The foreign ministry announced that gave no reason for "
      "it.</p>"
      "<p>The diplomat must leave within a week, and two others have been warned that they may have to follow him soon.</p>";
  const std::string after =
      "<div class=promo><p>Our new podcast tells the history of the town in ten parts, every Monday.</p></div>";
  for (const char* name : {"entry-content has-sidebar", "story more hidden-print", "text social-enabled"}) {
    const auto page =
        read_page("<h1>Envoy</h1><div class='" + std::string(name) + "'>" + paragraphs + "</div>" + after, "", "");
    ASSERT_TRUE(page) << name;
    EXPECT_TRUE(page->text.starts_with("Norway expelled")) << name;
    EXPECT_TRUE(page->text.ends_with("follow him soon.")) << name << page->text;
  }
}

TEST(Pages, BombsAreRefusedAndCheap) {
  std::string deep, many, unclosed = "<p>";
  for (int i = 0; i < 1'000'000; ++i) deep += "<div>", many += "<p>x</p>", unclosed += "<svg><!--<x ";
  EXPECT_FALSE(read_page(deep, "", ""));
  EXPECT_FALSE(read_page(many, "", ""));
  EXPECT_FALSE(read_page(unclosed, "", ""));
  std::string formatting, attributes = "<p ";
  for (int i = 0; i < 20'000; ++i)
    formatting += "<b class=x><i><font size=" + std::to_string(i) + "><p>x", attributes += "a" + std::to_string(i) + "=1 ";
  read_page(formatting, "", "");
  read_page(attributes + ">", "", "");
}

TEST(Pages, TheAddressTellsPublisherAndDayWhereThePageDoesNot) {
  const std::string html =
      "<h1>Envoy sent home</h1><p>Norway expelled a Russian diplomat on Tuesday, The foreign ministry announced that "
      "gave no reason.</p><p>The diplomat must leave within a week, and two others have been warned.</p>";
  const auto page = read_page(html, "https://www.gazette.example/2024/03/14/envoy", "text/html; charset=utf-8");
  ASSERT_TRUE(page) << page.error().text;
  EXPECT_EQ(page->source, "gazette.example");
  EXPECT_EQ(page->date, parse_day("2024-03-14"));
  EXPECT_EQ(page->title, "Envoy sent home");
  EXPECT_EQ(page->url, "https://www.gazette.example/2024/03/14/envoy");
}

TEST(Charset, ComesFromTheMarkTheServerThePageOrTheBytes) {
  EXPECT_EQ(to_utf8("\xEF\xBB\xBFPe\xC3\xB1"
                    "a",
                    "windows-1251"),
            "Peña");
  EXPECT_EQ(to_utf8("Pe\xF1"
                    "a \x93x\x94",
                    ""),
            "Peña “x”");
  EXPECT_EQ(to_utf8("Pe\xF1"
                    "a \x93x\x94",
                    "ISO-8859-1"),
            "Peña “x”");
  EXPECT_EQ(to_utf8("\xD8\xEE\xE9\xE3\xF3", "windows-1251"), "Шойгу");
  EXPECT_EQ(to_utf8(std::string("\xFF\xFE"
                                "A\0\x22\x04",
                                6),
                    ""),
            "AТ");
  EXPECT_EQ(to_utf8("Pe\xC3\xB1"
                    "a \xFF",
                    "utf-8"),
            "Peña \uFFFD");
  EXPECT_EQ(to_utf8("Pe\xC3\xB1"
                    "a",
                    "no-such-charset"),
            "Peña");
  EXPECT_EQ(charset_of_content_type("text/html; Charset=\"koi8-r\""), "koi8-r");
  EXPECT_EQ(declared_charset("<html><META http-equiv=content-type content='text/html; charset=koi8-r'>"), "koi8-r");
  EXPECT_EQ(declared_charset("<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?>"), "ISO-8859-2");
  EXPECT_EQ(declared_charset("<p>charset=koi8-r"), "");
}

}  // namespace
}  // namespace tabard
