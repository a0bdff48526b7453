// Web archives, feeds and PETRARCH's XML, as files and as they break.
#include <gtest/gtest.h>
#include <zlib.h>

#include "io/detect.h"
#include "io/document_files.h"
#include "io/http_message.h"

namespace tabard {
namespace {

using Strings = std::vector<std::string>;

std::string gzip(const std::string& bytes) {
  std::string packed(compressBound(bytes.size()) + 64, '\0');
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
}

std::string record(const std::string& type, const std::string& url, const std::string& block, int64_t lie = 0) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url +
         "\r\nWARC-Date: 2024-03-14T10:00:00Z\r\nContent-Length: " + std::to_string(static_cast<int64_t>(block.size()) + lie) +
         "\r\n\r\n" + block + "\r\n\r\n";
}

std::string page(const std::string& word) {
  return "<html><title>" + word + "</title><h1>" + word + "</h1><p>" + word +
         " and nineteen other words stand here so that this is a report and no list of links, as the reader wants it to "
         "be.</p>";
}

std::string response(const std::string& word, const std::string& headers = "") {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + headers + "\r\n" + page(word);
}

std::string answer(const std::string& url, const std::string& word, int64_t lie = 0) {
  return record("response", url, response(word), lie);
}

// "id=first word of the text" of each document, "!text" of each error.
Strings read(std::unique_ptr<DocumentFile> file) {
  Strings all;
  while (auto next = file->next()) {
    if (!*next)
      all.push_back("!" + next->error().text);
    else
      all.push_back((*next)->document->id + "=" + (*next)->document->text.substr(0, (*next)->document->text.find(' ')));
    if (all.size() > 100) break;
  }
  return all;
}

Strings read_warc(const std::string& bytes, size_t limit = 100'000) {
  DocumentOptions options;
  options.max_document = limit;
  return read(open_warc(std::make_unique<MemoryInput>(bytes), "a.warc", options));
}

// The same through a packed file.
class PackedFile {
 public:
  explicit PackedFile(const std::string& bytes) : path_(testing::TempDir() + "tabard-archive.warc.gz") {
    FILE* file = std::fopen(path_.c_str(), "wb");
    std::fwrite(bytes.data(), 1, bytes.size(), file);
    std::fclose(file);
  }
  ~PackedFile() { std::remove(path_.c_str()); }
  Strings read() const {
    auto input = Input::open(path_);
    return input ? tabard::read(open_warc(std::move(*input), path_, {})) : Strings{"!" + input.error().text};
  }

 private:
  std::string path_;
};

const std::string first = record("warcinfo", "", "software: x\r\n") + answer("http://a/1", "One");

TEST(Warc, PagesThatWereAnsweredAreDocumentsNamedByTheirAddress) {
  const std::string bytes =
      first + record("request", "http://a/2", "GET / HTTP/1.1\r\n\r\n") + answer("http://a/2", "Two") +
      record("response", "http://a/3", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" + page("No")) +
      record("response", "http://a/4", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx") +
      record("metadata", "http://a/2", "fetchTimeMs: 7\r\n") + answer("<http://a/5>", "Five");
  EXPECT_EQ(read_warc(bytes), Strings({"http://a/1=One", "http://a/2=Two", "http://a/5=Five"}));
  auto file = open_warc(std::make_unique<MemoryInput>(bytes), "a.warc", {});
  const auto next = file->next();
  ASSERT_TRUE(next && *next);
  EXPECT_EQ((*next)->document->date, parse_day("2024-03-14"));  // of the crawl: the page bears none
  EXPECT_EQ((*next)->document->url, "http://a/1");
}

TEST(Warc, BodiesAreUnpackedAndPutTogether) {
  const std::string inner = page("Packed");
  const std::string packed = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + gzip(inner);
  std::string chunked = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n50\r\n";
  chunked += inner.substr(0, 80) + "\r\n";
  char size[16];
  std::snprintf(size, sizeof size, "%zx", inner.size() - 80);
  chunked += std::string(size) + ";x=y\r\n" + inner.substr(80) + "\r\n0\r\n\r\n";
  const std::string undone =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\nTransfer-Encoding: chunked\r\n\r\n" + inner;
  const std::string broken = packed.substr(0, packed.size() - 20);
  const Strings all = read_warc(record("response", "http://a/1", packed) + record("response", "http://a/2", chunked) +
                                record("response", "http://a/3", undone) + record("response", "http://a/4", broken));
  ASSERT_EQ(all.size(), 4u);
  EXPECT_EQ(all[0], "http://a/1=Packed");
  EXPECT_EQ(all[1], "http://a/2=Packed");
  EXPECT_EQ(all[2], "http://a/3=Packed");
  EXPECT_NE(all[3].find("record 4 (http://a/4)"), std::string::npos) << all[3];
}

TEST(Warc, ALengthThatLiesCostsItsRecordOnly) {
  for (const int64_t lie : {-40, 40, 300, 5'000, 1'000'000'000}) {
    const Strings all =
        read_warc(first + answer("http://a/2", "Two", lie) + answer("http://a/3", "Three") + answer("http://a/4", "Four"));
    ASSERT_GE(all.size(), 3u) << lie;
    EXPECT_EQ(all[0], "http://a/1=One");
    EXPECT_NE(all[1].find("record 3 (http://a/2)"), std::string::npos) << lie << all[1];
    EXPECT_EQ(all[all.size() - 2], "http://a/3=Three") << lie;
    EXPECT_EQ(all.back(), "http://a/4=Four") << lie;
  }
}

TEST(Warc, WhatIsNoRecordIsReportedAndPassedOver) {
  const Strings all = read_warc(first + "rubbish\r\n\r\n" + answer("http://a/2", "Two") +
                                "WARC/1.0\r\nWARC-Type: response\r\n\r\nno length\r\n\r\n" + answer("http://a/3", "Three") +
                                "WARC/1.0\r\nContent-Le");
  ASSERT_EQ(all.size(), 6u);
  EXPECT_EQ(all[1].substr(0, 8), "!record ");
  EXPECT_EQ(all[2], "http://a/2=Two");
  EXPECT_NE(all[3].find("Content-Length"), std::string::npos);
  EXPECT_EQ(all[4], "http://a/3=Three");
  EXPECT_NE(all[5].find("head does not end"), std::string::npos);
  EXPECT_EQ(read_warc("no archive at all").size(), 1u);
  EXPECT_EQ(read_warc(""), Strings());
}

TEST(Warc, WhatIsTooLongIsRefusedAndPassedOver) {
  const std::string large = response("Large") + std::string(300'000, 'x');
  const Strings all = read_warc(record("response", "http://a/1", large) + record("resource", "http://a/1", large) +
                                answer("http://a/2", "Two"));
  ASSERT_EQ(all.size(), 2u);
  EXPECT_NE(all[0].find("more than 100000 bytes"), std::string::npos) << all[0];
  EXPECT_EQ(all[1], "http://a/2=Two");
}

TEST(Warc, ABrokenMemberCostsItsRecordAndATruncatedFileItsEnd) {
  const std::string one = gzip(answer("http://a/1", "One")), two = gzip(answer("http://a/2", "Two")),
                    three = gzip(answer("http://a/3", "Three"));
  EXPECT_EQ(PackedFile(one + two + three).read(), Strings({"http://a/1=One", "http://a/2=Two", "http://a/3=Three"}));

  std::string broken = two;
  for (size_t i = 20; i < 60; ++i) broken[i] = static_cast<char>(broken[i] ^ 0x5A);
  Strings all = PackedFile(one + broken + three).read();
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0], "http://a/1=One");
  EXPECT_NE(all[1].find("broken gzip"), std::string::npos) << all[1];
  EXPECT_EQ(all[2], "http://a/3=Three");

  all = PackedFile(one + two + three.substr(0, three.size() / 2)).read();
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[1], "http://a/2=Two");
  EXPECT_NE(all[2].find("truncated"), std::string::npos) << all[2];
  EXPECT_EQ(all[2].substr(0, 10), "!record 3:");
}

TEST(Feeds, ItemsAreDocuments) {
  const std::string rss =
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss version=\"2.0\" xmlns:content=\"c\" xmlns:dc=\"d\"><channel>"
      "<title>Gazette</title><language>en-gb</language>"
      "<item><title>Pe\xF1"
      "a &amp;amp; others meet</title><link>http://g/1</link><guid isPermaLink=\"false\">g-1</guid>"
      "<pubDate>Thu, 14 Mar 2024 10:00:00 +0000</pubDate><dc:creator>A. Writer</dc:creator><description>Short.</description>"
      "<content:encoded><![CDATA[<p>One &amp; two.</p><script>x</script><p>Three.</p>]]></content:encoded></item>"
      "<item><title>Headline only</title><link>http://g/2</link></item><item/></channel></rss>";
  auto file = open_feed(std::make_unique<MemoryInput>(rss), "f.rss", {});
  const auto one = file->next(), two = file->next();
  ASSERT_TRUE(one && *one && two && *two);
  const Document& document = *(*one)->document;
  EXPECT_EQ(document.id, "http://g/1");
  EXPECT_EQ(document.title, "Peña & others meet");
  EXPECT_EQ(document.text, "One & two.\n\nThree.");
  EXPECT_EQ(document.date, parse_day("2024-03-14"));
  EXPECT_EQ(document.author, "A. Writer");
  EXPECT_EQ(document.source, "Gazette");
  EXPECT_EQ(document.lang, "en-gb");
  EXPECT_EQ((*two)->document->id, "http://g/2");
  EXPECT_EQ((*two)->document->text, "Headline only");
  EXPECT_FALSE(file->next());
}

TEST(Feeds, AtomAndRdfAndBrokenOnes) {
  const std::string atom =
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title type=\"html\">G &amp;amp; H</title>"
      "<entry><id>tag:1</id><title>T</title><link rel=\"edit\" href=\"http://g/e\"/><link href=\"http://g/1\"/>"
      "<updated>2024-03-14T10:00:00Z</updated><author><name>N</name><email>e</email></author>"
      "<content type=\"xhtml\"><div xmlns=\"x\"><p>One.</p><p>Two.</p></div></content></entry></feed>";
  auto file = open_feed(std::make_unique<MemoryInput>(atom), "f.atom", {});
  const auto next = file->next();
  ASSERT_TRUE(next && *next);
  EXPECT_EQ((*next)->document->url, "http://g/1");
  EXPECT_EQ((*next)->document->text, "One.\n\nTwo.");
  EXPECT_EQ((*next)->document->author, "N");
  EXPECT_EQ((*next)->document->source, "G & H");

  const std::string rdf =
      "<rdf:RDF "
      "xmlns:rdf=\"r\"><channel><title>C</title></channel><item><title>A</title><link>http://g/1</link></item></rdf:RDF>";
  EXPECT_EQ(read(open_feed(std::make_unique<MemoryInput>(rdf), "f", {})), Strings({"http://g/1=A"}));

  const Strings cut = read(open_feed(
      std::make_unique<MemoryInput>("<rss><channel><item><guid>1</guid><description>One.</description></item><item><ti"), "f",
      {}));
  ASSERT_FALSE(cut.empty());
  EXPECT_EQ(cut[0], "1=One.");
  EXPECT_NE(cut.back().find("at byte"), std::string::npos) << cut.back();
  EXPECT_EQ(read(open_feed(std::make_unique<MemoryInput>("<html>"), "f", {})).size(), 1u);
  EXPECT_EQ(read(open_feed(std::make_unique<MemoryInput>(""), "f", {})).size(), 1u);
}

TEST(Sentences, OfPetrarchsXmlAreDocuments) {
  const std::string xml =
      "<?xml version=\"1.0\"?>\n<Sentences>\n"
      "<Sentence date=\"20150805\" id=\"a-1\" source=\"AFP\" sentence=\"True\">\n<Text>\nNorway met\nSweden &amp; "
      "Finland.\n</Text>\n"
      "<Parse>(ROOT (S x))</Parse>\n</Sentence>\n"
      "<Sentence date=\"20150805\" id=\"a-2\"><Text></Text></Sentence>\n"
      "<Sentence id=\"a-3\"><Text>open\n"
      "<Sentence id=\"a-4\"><Text>Last.</Text></Sentence>\n</Sentences>\n";
  auto file = open_sentences(std::make_unique<MemoryInput>(xml), "s.xml", {});
  const auto next = file->next();
  ASSERT_TRUE(next && *next);
  EXPECT_EQ((*next)->document->text, "Norway met Sweden & Finland.");
  EXPECT_EQ((*next)->document->date, parse_day("2015-08-05"));
  EXPECT_EQ((*next)->document->source, "AFP");
  const Strings all = read(open_sentences(std::make_unique<MemoryInput>(xml), "s.xml", {}));
  EXPECT_EQ(all, Strings({"a-1=Norway", "!a <Sentence> without <Text>", "!a <Sentence> that is not closed before the next",
                          "a-4=Last."}));
  EXPECT_EQ(read(open_sentences(std::make_unique<MemoryInput>("<x/>"), "s.xml", {})).size(), 1u);
}

TEST(Detect, KindsAreToldByNameAndByTheirBeginning) {
  EXPECT_EQ(kind_of_name("a/CC-NEWS-1.warc.gz"), InputKind::warc);
  EXPECT_EQ(kind_of_name("a.xml.zst"), InputKind::detect);
  EXPECT_EQ(kind_of_name("a.warc.txt"), InputKind::text);
  EXPECT_EQ(kind_of_content("\xEF\xBB\xBF {\"text\":1}\n"), InputKind::jsonl);
  EXPECT_EQ(kind_of_content("{\n \"text\": 1}"), InputKind::json);
  EXPECT_EQ(kind_of_content("[ {"), InputKind::json);
  EXPECT_EQ(kind_of_content("[1] Norway"), InputKind::text);
  EXPECT_EQ(kind_of_content("WARC/1.1\r\n"), InputKind::warc);
  EXPECT_EQ(kind_of_content("<!-- x --><!DOCTYPE HTML><feed>"), InputKind::html);
  EXPECT_EQ(kind_of_content("<?xml version='1.0'?>\n<rss version='2.0'>"), InputKind::feed);
  EXPECT_EQ(kind_of_content("<Sentences>"), InputKind::sentences);
  EXPECT_EQ(kind_of_content("<b>Norway</b>"), InputKind::text);
}

}  // namespace
}  // namespace tabard
