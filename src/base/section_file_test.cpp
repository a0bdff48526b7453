#include "base/section_file.h"

#include <gtest/gtest.h>
#include <unistd.h>
#include <xxhash.h>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace tabard {
namespace {

// A file with one section "bias" of two floats and one "upos" of two lines, written by hand as the header describes it.
class SectionFileTest : public testing::Test {
 protected:
  void SetUp() override {
    put(0, std::string("TABARDMD"));
    put(8, uint32_t{1});
    put(12, uint32_t{2});
    put(16, std::string("english"));
    put(32, std::string("0.3"));
    entry(64, "bias", 2, 1, 2, 192, 8);
    entry(128, "upos", 0, 2, 1, 256, 8);
    put(192, 1.5f);
    put(196, -2.0f);
    put(256, std::string("ADJ\nADP\n"));
  }
  void TearDown() override { std::filesystem::remove(path_); }

  template <class T>
  void put(size_t at, const T& value) {
    const char* first = reinterpret_cast<const char*>(&value);
    size_t size = sizeof value;
    if constexpr (std::is_same_v<T, std::string>) first = value.data(), size = value.size();
    if (bytes_.size() < at + size) bytes_.resize(at + size);
    std::memcpy(bytes_.data() + at, first, size);
  }
  void entry(size_t at, const std::string& name, uint32_t type, uint32_t rows, uint32_t columns, uint64_t offset,
             uint64_t size) {
    put(at, name);
    put(at + 32, type);
    put(at + 36, rows);
    put(at + 40, columns);
    put(at + 48, offset);
    put(at + 56, size);
  }
  void seal() {
    put(48, uint64_t{XXH64(bytes_.data() + 64, bytes_.size() - 64, 0)});
    put(56, uint64_t{bytes_.size()});
  }
  Result<SectionFile> open(std::string_view kind = "english") {
    std::ofstream(path_, std::ios::binary) << bytes_;
    return SectionFile::open(path_, kind);
  }
  // Refused as a model, by a message that has `what` in it and names the file.
  void expect_refused(std::string_view what) {
    const auto file = open();
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().kind, Error::Kind::model);
    EXPECT_NE(file.error().message().find(what), std::string::npos) << file.error().message();
    EXPECT_NE(file.error().message().find(path_), std::string::npos) << file.error().message();
  }

  std::string bytes_;
  std::string path_ = (std::filesystem::temp_directory_path() / ("section_file_test." + std::to_string(getpid()))).string();
};

TEST_F(SectionFileTest, GivesSectionsByNameAndType) {
  seal();
  const auto file = open();
  ASSERT_TRUE(file) << file.error().message();
  EXPECT_EQ(file->version(), "0.3");
  const auto bias = file->floats("bias");
  ASSERT_TRUE(bias);
  EXPECT_EQ(bias->columns, 2u);
  EXPECT_EQ(bias->row(0)[1], -2.0f);
  const auto upos = file->lines("upos");
  ASSERT_TRUE(upos);
  EXPECT_EQ(*upos, (std::vector<std::string_view>{"ADJ", "ADP"}));
  EXPECT_TRUE(file->has("upos"));
  EXPECT_FALSE(file->has("xpos"));
  EXPECT_FALSE(file->floats("xpos"));
  EXPECT_FALSE(file->bytes("bias"));
}

TEST_F(SectionFileTest, RefusesWhatIsNoModel) {
  seal();
  put(0, std::string("NOTABARD"));
  expect_refused("TABARDMD");
}

TEST_F(SectionFileTest, RefusesAnotherFormatOrKind) {
  seal();
  EXPECT_FALSE(open("german"));
  put(8, uint32_t{9});
  expect_refused("format 9");
}

TEST_F(SectionFileTest, RefusesOneCutShort) {
  seal();
  bytes_.resize(bytes_.size() - 3);
  expect_refused("cut short");
  bytes_.resize(20);
  expect_refused("no model file");
}

TEST_F(SectionFileTest, RefusesOneThatWasAltered) {
  seal();
  put(196, 2.0f);
  expect_refused("altered");
}

TEST_F(SectionFileTest, RefusesSectionsThatReachOutside) {
  entry(64, "bias", 2, 1, 2, 1 << 20, 8);
  seal();
  expect_refused("'bias'");
  entry(64, "bias", 2, 1, 2, 192, ~uint64_t{0});
  seal();
  expect_refused("'bias'");
  entry(64, "bias", 2, 1u << 31, 1u << 31, 192, 8);
  seal();
  expect_refused("'bias'");
  entry(64, "bias", 2, 1u << 31, 1u << 31, 192, 0);  // 2^64 bytes are not none
  seal();
  expect_refused("'bias'");
  put(12, uint32_t{3000});
  seal();
  expect_refused("3000 sections");
}

TEST_F(SectionFileTest, ALineWithoutEndIsAFault) {
  put(263, std::string("X"));
  seal();
  const auto file = open();
  ASSERT_TRUE(file);
  EXPECT_FALSE(file->lines("upos"));
}

}  // namespace
}  // namespace tabard
