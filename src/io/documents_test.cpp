#include "io/documents.h"

#include <gtest/gtest.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <filesystem>
#include <fstream>

namespace tabard {
namespace {

namespace fs = std::filesystem;

// A folder of its own for each test.
class DocumentsTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("tabard-documents-" + std::to_string(::getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string put(const std::string& name, const std::string& bytes) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return (folder_ / name).native();
  }

  // "id:text" of each document, "!LINE text" of each error.
  std::vector<std::string> read(std::vector<std::string> paths, DocumentOptions options = {}) {
    std::vector<std::string> all;
    Documents documents(std::move(paths), options);
    while (auto next = documents.next()) {
      if (*next)
        all.push_back((*next)->document->id + ":" + (*next)->document->text);
      else
        all.push_back("!" + std::to_string(next->error().line) + " " + next->error().text);
    }
    return all;
  }

  fs::path folder_;
};

using Strings = std::vector<std::string>;

TEST_F(DocumentsTest, APlainTextIsOneDocumentNamedAfterItsFile) {
  EXPECT_EQ(read({put("visit-1.txt",
                      "\xEF\xBB\xBF"
                      "One.\r\nTwo.\r\n")}),
            Strings({"visit-1:One.\r\nTwo.\r\n"}));
  EXPECT_EQ(read({put("a.b.md", std::string("x\0y", 3))}), Strings({std::string("a.b:x\0y", 7)}));
}

TEST_F(DocumentsTest, AFolderIsWalkedInTheOrderOfNames) {
  put("in/b.txt", "B");
  put("in/a/z.txt", "Z");
  put("in/a/c.jsonl", "{\"id\":\"c\",\"text\":\"C\"}\n");
  put("in/.hidden", "no");
  EXPECT_EQ(read({(folder_ / "in").native()}), Strings({"c:C", "z:Z", "b:B"}));
}

TEST_F(DocumentsTest, JsonLinesKeepTheirFields) {
  const std::string path =
      put("d.jsonl",
          R"({"id":"x","text":"T\u0000\n","title":"H","date":"2023-07-27T10:00:00Z","url":"u","source":"s","lang":"en"})");
  Documents documents({path}, {});
  const auto next = documents.next();
  ASSERT_TRUE(next && *next);
  const Document& document = *(*next)->document;
  EXPECT_EQ(document.text, std::string("T\0\n", 3));
  EXPECT_EQ(document.title, "H");
  EXPECT_EQ(document.date, parse_day("2023-07-27"));
  EXPECT_EQ(document.url, "u");
  EXPECT_EQ(document.source, "s");
  EXPECT_EQ(document.lang, "en");
}

TEST_F(DocumentsTest, ABadLineIsReportedAndTheRestIsRead) {
  const auto all = read({put("d.jsonl",
                             "\xEF\xBB\xBF{\"id\":\"a\",\"text\":\"A\"}\r\n"
                             "{\"id\":\"b\"}\n"
                             "\n"
                             "{\"id\":\"c\",\"text\":\"\xE9\"}\n"
                             "not json\n"
                             "{\"id\":\"e\",\"text\":\"E\"} trailing\n"
                             "[1]\n"
                             "{\"id\":8,\"text\":\"H\",\"date\":null}")});
  ASSERT_EQ(all.size(), 7u);
  EXPECT_EQ(all[0], "a:A");
  EXPECT_EQ(all[1], "!2 no \"text\"");
  EXPECT_EQ(all[2], "!4 not UTF-8 at byte 18 (0xE9)");
  EXPECT_TRUE(all[3].starts_with("!5 not JSON")) << all[3];
  EXPECT_TRUE(all[4].starts_with("!6 not JSON")) << all[4];
  EXPECT_EQ(all[5], "!7 not a JSON object");
  EXPECT_EQ(all[6], "8:H");
}

TEST_F(DocumentsTest, FieldsAreReadByTheNamesThatOtherProgramsGiveThem) {
  const std::string news_please =
      R"({"title":"H","maintext":"T","date_publish":"2024-03-14 10:00:00","source_domain":"example.org","url":"u",)"
      R"("authors":["A. Writer","B. Scribe"],"language":"en","description":"D"})";
  const std::string ngec = R"({"id":"20240314-1","date":"2024-03-14","event_text":"T","publication_date":"1999-01-01"})";
  const std::string scraper = R"({"_id":{"$oid":"5f"},"body":"T","content":"no","date":{"$date":"2024-03-14T10:00:00Z"},)"
                              R"("source":{"id":null,"name":"Gazette"},"text":null})";
  const std::string table = "Headline,Event_Text,Date_Publish,body,authors\nH,T,20240314,no,A. Writer\n";
  Documents documents({put("a.jsonl", news_please + "\n" + ngec + "\n" + scraper + "\n"), put("b.csv", table)}, {});
  std::vector<Document> read;
  while (auto next = documents.next()) {
    ASSERT_TRUE(*next) << next->error().text;
    EXPECT_TRUE((*next)->warnings.empty());
    read.push_back(*(*next)->document);
  }
  ASSERT_EQ(read.size(), 4u);
  for (const Document& document : read) {
    EXPECT_EQ(document.text, "T") << document.id;
    EXPECT_EQ(document.date, parse_day("2024-03-14")) << document.id;
  }
  EXPECT_EQ(read[0].id, "a-1");
  EXPECT_EQ(read[0].source, "example.org");
  EXPECT_EQ(read[0].author, "A. Writer, B. Scribe");
  EXPECT_EQ(read[1].id, "20240314-1");
  EXPECT_EQ(read[2].id, "5f");
  EXPECT_EQ(read[2].source, "Gazette");
  EXPECT_EQ(read[3].title, "H");
  EXPECT_EQ(read[3].author, "A. Writer");
}

TEST_F(DocumentsTest, JsonObjectsMayStandOneAfterAnotherOrInAList) {
  EXPECT_EQ(read({put("a.json", "{\n \"id\": \"a\",\n \"text\": \"{ \\\"A} \"\n}\n{\"id\":\"b\",\"maintext\":\"B\"}\n")}),
            Strings({"a:{ \"A} ", "b:B"}));
  EXPECT_EQ(
      read({put("b.json", "[{\"id\":\"a\",\"text\":\"A\",\"x\":{\"y\":[{}]}},\n {\"id\":2},\n{\"id\":\"c\",\"body\":\"C\"}]")}),
      Strings({"a:A", "!2 no \"text\"", "c:C"}));
  EXPECT_EQ(read({put("c.json", "\n{\"id\":\"a\",\n\"text\":\"A")}), Strings({"!2 an object that is never closed"}));
  EXPECT_EQ(read({put("d.json", "[]")}), Strings({"!0 no JSON object"}));
  EXPECT_EQ(read({put("e.json", "{\"maintext\": 7}")}), Strings({"!1 \"maintext\" is not a string"}));
}

TEST_F(DocumentsTest, AnUnknownDateIsNoDateAndAWarning) {
  const std::string path = put("d.jsonl",
                               "{\"id\":\"a\",\"text\":\"A\",\"date\":\"2024-02-29\"}\n"
                               "{\"id\":\"b\",\"date\":\"24 Februar\",\"text\":\"B\"}\n");
  const std::string table = put("d.csv", "id,date,text\nc,yesterday,C\n");
  Documents documents({path, table}, {});
  std::vector<std::pair<std::string, uint32_t>> warned;
  size_t dated = 0;
  while (auto next = documents.next()) {
    ASSERT_TRUE(*next);
    dated += (*next)->document->date.has_value();
    for (const Error& warning : (*next)->warnings) warned.emplace_back((*next)->document->id, warning.line);
  }
  EXPECT_EQ(dated, 1u);
  EXPECT_EQ(warned, (std::vector<std::pair<std::string, uint32_t>>{{"b", 2}, {"c", 2}}));
}

TEST_F(DocumentsTest, WhatIsTooLargeIsRefusedAndPassedOver) {
  DocumentOptions options;
  options.max_document = 40;
  const std::string large(200'000, 'x');
  EXPECT_EQ(read({put("l.jsonl", "{\"id\":\"a\",\"text\":\"" + large + "\"}\n{\"id\":\"b\",\"text\":\"B\"}\n")}, options)[1],
            "b:B");
  EXPECT_EQ(read({put("l.csv", "id,text\na,\"" + large + "\"\nb,B\n")}, options)[1], "b:B");
  EXPECT_TRUE(read({put("l.txt", large)}, options)[0].starts_with("!0 a document of more than 40 bytes"));
  EXPECT_EQ(read({put("40.txt", std::string(40, 'y'))}, options), Strings({"40:" + std::string(40, 'y')}));
}

TEST_F(DocumentsTest, AnIdSeenBeforeGetsANumberAndAWarning) {
  Documents documents(
      {put("d.jsonl", "{\"id\":\"a\",\"text\":\"1\"}\n{\"id\":\"a#2\",\"text\":\"2\"}\n{\"id\":\"a\",\"text\":\"3\"}\n")}, {});
  Strings ids;
  Strings warned;
  while (auto next = documents.next()) {
    ids.push_back((*next)->document->id);
    if (!(*next)->warnings.empty()) warned.push_back(ids.back());
  }
  EXPECT_EQ(ids, Strings({"a", "a#2", "a#3"}));
  EXPECT_EQ(warned, Strings({"a#3"}));
}

TEST_F(DocumentsTest, CsvCellsMayHoldSeparatorsQuotesAndLineEnds) {
  EXPECT_EQ(read({put("d.csv", "Title,text,id\r\nh,\"He said \"\"no\"\",\r\nand left.\",1\r\n\r\n,5\" gun,2\r\n")}),
            Strings({"1:He said \"no\",\r\nand left.", "2:5\" gun"}));
  EXPECT_EQ(read({put("d.tsv", "id\ttext\n1\ta, b\n2\n3\tc\td\n")}),
            Strings({"1:a, b", "!3 no cell in column 'text'",
                     "!4 3 cells, but the header has 2: a quote or separator is out of place"}));
  EXPECT_EQ(read({put("q.csv", "id,text\n1,\"never closed\n2,b\n")}),
            Strings({"!2 a quote opened in this record is never closed"}));
  EXPECT_EQ(read({put("h.csv", "id;text\n1;b\n")}).size(), 1u);
  EXPECT_EQ(read({put("e.csv", "")}).size(), 1u);
}

TEST_F(DocumentsTest, PackedFilesAreReadThroughAllMembersAndTruncatedOnesAreReported) {
  const auto gzip = [](const std::string& bytes) {
    std::string packed(1000, '\0');
    z_stream stream{};
    EXPECT_EQ(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
  };
  const auto zstd = [](const std::string& bytes) {
    std::string packed(1000, '\0');
    packed.resize(ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), 1));
    return packed;
  };
  const std::string one = "{\"id\":\"a\",\"text\":\"A\"}\n", two = "{\"id\":\"b\",\"text\":\"B\"}\n";
  EXPECT_EQ(read({put("d.jsonl.gz", gzip(one) + gzip(two))}), Strings({"a:A", "b:B"}));
  EXPECT_EQ(read({put("d.jsonl.zst", zstd(one) + zstd(two))}), Strings({"a:A", "b:B"}));
  EXPECT_EQ(read({put("r.txt.gz", gzip("text"))}), Strings({"r:text"}));
  for (const std::string& packed : {gzip(one + two), zstd(one + two)}) {
    const auto all = read({put("cut.jsonl", packed.substr(0, packed.size() - 6))});
    ASSERT_FALSE(all.empty());
    EXPECT_NE(all.back().find("truncated"), std::string::npos) << all.back();
  }
}

TEST_F(DocumentsTest, AMissingFileDoesNotStopTheOthers) {
  const auto all = read({(folder_ / "none.txt").native(), put("b.txt", "B")});
  ASSERT_EQ(all.size(), 2u);
  EXPECT_TRUE(all[0].starts_with("!0 cannot be opened")) << all[0];
  EXPECT_EQ(all[1], "b:B");
}

TEST_F(DocumentsTest, ConlluKeepsItsTokens) {
  const std::string path = put("d.conllu",
                               "# newdoc id = one\n"
                               "1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
                               "1\tdo\t_\t_\t_\t_\t_\t_\t_\t_\n"
                               "2\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
                               "3\t.\t_\t_\t_\t_\t_\t_\t_\t_\n"
                               "3.1\tghost\t_\t_\t_\t_\t_\t_\t_\t_\n"
                               "\n"
                               "# newpar\n"
                               "1\tGo\t_\t_\t_\t_\t_\t_\t_\t_\n"
                               "\n"
                               "# newdoc id = two\n"
                               "1\tno row\n"
                               "\n"
                               "# newdoc id = three\n"
                               "1\tYes\t_\t_\t_\t_\t_\t_\t_\t_\n");
  EXPECT_EQ(read({path}), Strings({"one:don't.\n\nGo",
                                   "!12 not a CoNLL-U row: ten cells separated by tabs, the first a number, the second a form",
                                   "three:Yes"}));
  Documents documents({path}, {});
  const auto next = documents.next();
  const Reading& reading = *(*next)->tokenized;
  ASSERT_EQ(reading.tokens.size(), 4u);
  EXPECT_EQ(reading.tokens[0].joined, 2);
  EXPECT_EQ(reading.tokens[0].span, (Span{0, 2}));
  EXPECT_EQ(reading.tokens[1].span, (Span{2, 5}));
  EXPECT_EQ(reading.tokens[1].joined, 0);
  EXPECT_FALSE(reading.tokens[1].space_after);
  ASSERT_EQ(reading.sentences.size(), 2u);
  EXPECT_EQ(reading.sentences[0].span, (Span{0, 6}));
  EXPECT_EQ(reading.sentences[1].span.in(reading.text()), "Go");
}

}  // namespace
}  // namespace tabard
