// With fuzz/seeds/model/tiny: a network of two layers, four cells each, whose weights were drawn by lot.
#include <gtest/gtest.h>
#include <unistd.h>
#include <xxhash.h>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "syntax/reader.h"

namespace tabard {
namespace {

const std::vector<std::vector<std::string_view>> sentences = {{"Minsk", "expelled", "two", "envoys", "."},
                                                              {"Why", "?"},
                                                              {"No"},
                                                              {"The", "two", "said", "nothing", ",", "and", "left", "."}};

Reading reading_of(const std::vector<std::vector<std::string_view>>& sentences) {
  Reading reading;
  for (const auto& words : sentences) {
    const auto first = static_cast<uint32_t>(reading.tokens.size());
    for (const std::string_view form : words) {
      reading.tokens.emplace_back();
      reading.tokens.back().form = form;
    }
    reading.sentences.push_back({{}, first, static_cast<uint32_t>(reading.tokens.size())});
  }
  return reading;
}

class NetworkTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(file_) << file_.error().message();
    ASSERT_TRUE(reader_) << reader_.error().message();
  }

  Result<SectionFile> file_ = SectionFile::open(TABARD_SOURCE_DIR "/fuzz/seeds/model/tiny", "english");
  Result<Reader> reader_ = file_ ? Reader::load(*file_) : Result<Reader>(tl::unexpected<Error>(file_.error()));
  NetworkScratch scratch_;
};

TEST_F(NetworkTest, SentencesReadTogetherComeOutAsAlone) {
  Reading together = reading_of(sentences);
  reader_->read(together, scratch_);
  for (size_t i = 0; i < sentences.size(); ++i) {
    Reading alone = reading_of({sentences[i]});
    reader_->read(alone, scratch_);
    const uint32_t first = together.sentences[i].first;
    for (uint32_t k = 0; k < alone.tokens.size(); ++k) {
      const Token &a = alone.tokens[k], &b = together.tokens[first + k];
      EXPECT_EQ(a.upos, b.upos);
      EXPECT_EQ(a.lemma, b.lemma);
      EXPECT_EQ(a.deprel, b.deprel);
      EXPECT_EQ(a.head < 0 ? -1 : a.head + static_cast<int32_t>(first), b.head) << i << " " << k;
    }
  }
}

TEST_F(NetworkTest, ALongSentenceIsReadInPiecesWithOneRoot) {
  std::vector<std::string_view> words;
  for (int i = 0; i < 300; ++i) words.insert(words.end(), {"two", "envoys", ","});
  Reading reading = reading_of({words});
  reader_->read(reading, scratch_);
  int roots = 0;
  for (const Token& token : reading.tokens) {
    roots += token.head < 0;
    uint32_t steps = 0;
    for (const Token* at = &token; at->head >= 0; at = &reading.tokens[static_cast<uint32_t>(at->head)])
      ASSERT_LE(++steps, words.size());
  }
  EXPECT_EQ(roots, 1);
}

// Words that are met often are kept when others are forgotten, and all of them mean what they meant.
TEST_F(NetworkTest, WordsForgottenAndKeptAreReadAlike) {
  std::vector<std::string> strange;
  for (size_t i = 0; i < 3 * KnownWords::most; ++i) strange.push_back("word" + std::to_string(i));
  const auto show = [](const Reading& reading) {
    std::string shown;
    for (const Token& token : reading.tokens)
      shown += std::string(to_string(token.upos)) + " " + std::to_string(token.head) + " " +
               std::string(to_string(token.deprel)) + "; ";
    return shown;
  };
  for (size_t i = 0; i + 2 < strange.size(); i += 2) {
    const std::vector<std::vector<std::string_view>> words = {{"The", strange[i], "expelled", strange[i + 1], "."}};
    Reading reading = reading_of(words), again = reading_of(words);
    NetworkScratch fresh;
    reader_->read(reading, scratch_);
    reader_->read(again, fresh);
    ASSERT_EQ(show(reading), show(again)) << strange[i];
  }
  EXPECT_LE(scratch_.known.row_of.size(), KnownWords::most);
  EXPECT_TRUE(scratch_.known.row_of.contains("expelled"));
}

TEST_F(NetworkTest, NothingIsRead) {
  Reading reading;
  reader_->read(reading, scratch_);
  EXPECT_TRUE(reading.names.empty());
}

// The seed with one weight of the layer "upos" set anew.
Result<Reader> reader_with_weight(char weight) {
  std::ifstream in(TABARD_SOURCE_DIR "/fuzz/seeds/model/tiny", std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  const size_t entry = bytes.find(std::string_view("upos.weights\0", 13));
  uint64_t offset = 0;
  std::memcpy(&offset, bytes.data() + entry + 48, sizeof offset);
  bytes[offset] = weight;
  const uint64_t seal = XXH64(bytes.data() + 64, bytes.size() - 64, 0);
  std::memcpy(bytes.data() + 48, &seal, sizeof seal);
  const std::string path = (std::filesystem::temp_directory_path() / ("network_test." + std::to_string(getpid()))).string();
  std::ofstream(path, std::ios::binary) << bytes;
  const Result<SectionFile> file = SectionFile::open(path, "english");
  std::filesystem::remove(path);
  return file ? Reader::load(*file) : Result<Reader>(tl::unexpected<Error>(file.error()));
}

TEST(NetworkFile, WeightsOfEightBitsAreRefused) {
  EXPECT_TRUE(reader_with_weight(63));
  for (const char weight : {char{64}, static_cast<char>(-128)}) {
    const auto reader = reader_with_weight(weight);
    ASSERT_FALSE(reader);
    EXPECT_NE(reader.error().message().find("layer 'upos' has weights beyond 63"), std::string::npos)
        << reader.error().message();
  }
}

}  // namespace
}  // namespace tabard
