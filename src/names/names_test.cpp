// On hand-built trees and a lexicon of a few rows; weights are set feature by feature, so that every answer has a plain cause.
#include <gtest/gtest.h>
#include <xxhash.h>

#include <filesystem>
#include <fstream>

#include "core/test_reading.h"
#include "names/name_features.h"
#include "names/name_finder.h"
#include "names/name_votes.h"

namespace tabard {
namespace {

namespace fs = std::filesystem;

class Names : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
    write("codes/countries.tsv",
          "code\talpha2\tname\taliases\tadjectives\tpeople\tcapital\tseats\tsource\n"
          "PER\tPE\tPeru\t\tPeruvian\tPeruvians\tLima\t\town\n");
    write("codes/plover.tsv", "event\tquad\tmodes\n");
    write("codes/cameo.tsv", "code\tname\tgoldstein\tplover_event\tplover_mode\tplover_contexts\n");
    write("codes/sectors.tsv", "code\tname\n");
    write("codes/contexts.tsv", "context\n");
    write("codes/international.tsv", "code\tname\tsource\n");
    write("names/given.tsv", "name\tgender\tsource\nAna\tfemale\town\nKwame\tmale\town\n");
    write("names/found.tsv", "name\tkinds\nRuiz\tsurname\nNew Oxley\tplace\nÑandú\tperson|place\n");
    write("names/own.tsv", "kind\tgroup\tnames\norganization\tbanks\tOxley|Acme Trust\nnone\tfaiths\tShinto\n");
    write("names/words.tsv",
          "class\twords\tnote\ntitle\tgen|president\t\nbody\tbank|"
          "ministry\t\nowner\tchildren\t\ncalendar\tfriday\t\nsuffix\tltd|jr\t\npart\tupper\t\n");
    Faults faults;
    lexicon_ = Lexicon::load({folder_.string()}, faults);
    ASSERT_TRUE(lexicon_) << faults.errors().front().message();
    tables_ = std::make_unique<NameTables>(*lexicon_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& path, const std::string& text) {
    fs::create_directories((folder_ / path).parent_path());
    std::ofstream(folder_ / path) << text;
  }

  // Words parted by blanks; those that begin with a capital are proper nouns. All hang on the first word as dep.
  Reading& read(const std::string& text) {
    made_ = read_words(text);
    for (const Sentence& sentence : made_.reading.sentences)
      for (uint32_t i = sentence.first; i < sentence.end; ++i) {
        Token& token = made_.reading.tokens[i];
        token.lemma = token.form;
        if (token.upos == Upos::PROPN) token.xpos = "NNP";
        if (i > sentence.first) token.head = static_cast<int32_t>(sentence.first);
      }
    return made_.reading;
  }
  void hang(uint32_t token, int32_t head, Deprel deprel) {
    made_.reading.tokens[token].head = head;
    made_.reading.tokens[token].deprel = deprel;
  }

  // The runs, as words.
  std::vector<std::string> runs() {
    const Tree tree(made_.reading.tokens);
    std::vector<std::string> found;
    for (const NameRun& run : find_runs(NameWords(made_.reading, tree, *tables_))) {
      found.emplace_back();
      for (uint32_t i = run.first; i < run.end; ++i)
        found.back().append(i > run.first ? " " : "").append(made_.reading.tokens[i].form);
    }
    return found;
  }

  using Words = std::vector<std::string>;
  fs::path folder_;
  std::shared_ptr<const Lexicon> lexicon_;
  std::unique_ptr<NameTables> tables_;
  TestReading made_;
};

TEST_F(Names, TablesKnowNamesWhateverCaseAndAccents) {
  const NameTables& tables = *tables_;
  EXPECT_TRUE(tables("PERU").has(Sense::country));
  EXPECT_TRUE(tables("Lima").has(Sense::capital));
  EXPECT_TRUE(tables("Peruvians").has(Sense::people));
  EXPECT_TRUE(tables("nandu").has(Sense::person));
  EXPECT_TRUE(tables("nandu").has(Sense::place));
  EXPECT_FALSE(tables("nandu").has(Sense::given));
  EXPECT_TRUE(tables("Acme Trust").has(Sense::own_organization));
  EXPECT_TRUE(tables("Shinto").has(Sense::own_none));
  EXPECT_TRUE(tables("Gen.").has(Sense::title));
  EXPECT_TRUE(tables("Acme").is_empty());
}

TEST_F(Names, TablesGrowWithoutForgetting) {
  std::string text = "name\tkinds\n";
  for (int i = 0; i < 150'000; ++i) text += "Ny" + std::to_string(i) + "\tplace\n";
  write("names/found.tsv", text);
  Faults faults;
  const auto lexicon = Lexicon::load({folder_.string()}, faults);
  ASSERT_TRUE(lexicon);
  const NameTables tables(*lexicon);
  for (const char* name : {"Ny0", "Ny77777", "Ny149999"}) EXPECT_TRUE(tables(name).has(Sense::place)) << name;
  EXPECT_TRUE(tables("Ny150000").is_empty());
  EXPECT_TRUE(tables("Peru").has(Sense::country));
}

TEST_F(Names, ARunGoesAsFarAsTheTreeHoldsItTogether) {
  read("we told Kofi Osei Peru .");
  hang(2, 1, Deprel::obj);
  hang(3, 2, Deprel::flat);
  hang(4, 1, Deprel::obl);
  EXPECT_EQ(runs(), (Words{"Kofi Osei", "Peru"}));
  hang(4, 2, Deprel::appos);
  EXPECT_EQ(runs(), (Words{"Kofi Osei", "Peru"}));
  hang(4, 3, Deprel::flat);
  EXPECT_EQ(runs(), (Words{"Kofi Osei Peru"}));
}

TEST_F(Names, AGivenNameOrTheTaggerHoldsTogetherWhatTheTreePartsByMistake) {
  read("we told Ana Ruiz .");
  EXPECT_EQ(runs(), (Words{"Ana Ruiz"}));
  read("we told Ana Peru .");
  EXPECT_EQ(runs(), (Words{"Ana", "Peru"}));
  read("we told Kofi Osei .");
  EXPECT_EQ(runs(), (Words{"Kofi", "Osei"}));
  made_.reading.names = {{2, 4, Kind::person}};
  EXPECT_EQ(runs(), (Words{"Kofi Osei"}));
}

TEST_F(Names, TitlesAndDaysStayOutside) {
  read("then President Osei left Friday .");
  hang(1, 2, Deprel::nmod_desc);
  hang(2, 3, Deprel::nsubj);
  EXPECT_EQ(runs(), (Words{"Osei"}));
}

TEST_F(Names, AGivenNameIsNoTitle) {
  read("we told Kwame Osei .");
  hang(2, 3, Deprel::nmod_desc);
  hang(3, 1, Deprel::obj);
  EXPECT_EQ(runs(), (Words{"Kwame Osei"}));
}

TEST_F(Names, BodiesGoOnBehindOfAndPlacesDoNot) {
  read("the Bank of Ghana said .");
  hang(1, 4, Deprel::nsubj);
  hang(3, 1, Deprel::nmod);
  EXPECT_EQ(runs(), (Words{"Bank of Ghana"}));
  read("the Rialto of Ghana said .");
  hang(3, 1, Deprel::nmod);
  EXPECT_EQ(runs(), (Words{"Rialto", "Ghana"}));
}

TEST_F(Names, ABodyTakesInAllThatHangsOnIt) {
  read("the Ministry of Roads and Public Works said .");
  hang(1, 7, Deprel::nsubj);
  hang(3, 1, Deprel::nmod);
  hang(6, 3, Deprel::conj);
  hang(5, 6, Deprel::compound);
  EXPECT_EQ(runs(), (Words{"Ministry of Roads and Public Works"}));
  Reading& reading = read("the Roads Ministry said .");
  reading.tokens[1].upos = Upos::NOUN;
  reading.tokens[1].xpos = "NNS";
  hang(1, 2, Deprel::compound);
  EXPECT_EQ(runs(), (Words{"Roads Ministry"}));
}

TEST_F(Names, ATownAndItsLandAreTwo) {
  read("we live in Lima Peru .");
  hang(3, 4, Deprel::compound);
  EXPECT_EQ(runs(), (Words{"Lima", "Peru"}));
  read("we fly Air Peru .");
  hang(2, 3, Deprel::compound);
  EXPECT_EQ(runs(), (Words{"Air Peru"}));
}

TEST_F(Names, ASuffixBelongsToTheNameBeforeItsComma) {
  read("we told Osei Shipping , Ltd. and Osei , Ana .");
  hang(2, 3, Deprel::compound);
  EXPECT_EQ(runs(), (Words{"Osei Shipping , Ltd.", "Osei", "Ana"}));
}

TEST_F(Names, PeopleWithoutACommaBetweenThemAreSeveral) {
  read("we told Ana Ruiz Kwame Osei .");
  for (uint32_t i = 3; i < 6; ++i) hang(i, 2, Deprel::flat);
  EXPECT_EQ(runs(), (Words{"Ana Ruiz", "Kwame Osei"}));
  read("thanks Ana Ruiz Kwame , Please come .");  // a letter closes, the next one greets
  hang(2, 1, Deprel::flat);
  hang(3, 1, Deprel::flat);
  made_.reading.tokens[5].xpos = "VB";
  made_.reading.tokens[5].upos = Upos::VERB;
  EXPECT_EQ(runs(), (Words{"Ana Ruiz", "Kwame"}));
  read("we told Ana Kwame , who left .");
  hang(3, 2, Deprel::flat);
  EXPECT_EQ(runs(), (Words{"Ana Kwame"}));
}

TEST_F(Names, APartOfAPlaceIsInItsName) {
  Reading& reading = read("they left Upper Oxley .");
  reading.tokens[2].upos = Upos::ADJ;
  reading.tokens[2].xpos = "JJ";
  hang(2, 3, Deprel::amod);
  EXPECT_EQ(runs(), (Words{"Upper Oxley"}));
  hang(2, 1, Deprel::amod);
  EXPECT_EQ(runs(), (Words{"Oxley"}));
}

TEST_F(Names, SomeOwnersAreInsideAName) {
  read("the Children 's Trust said .");
  hang(1, 3, Deprel::nmod_poss);
  EXPECT_EQ(runs(), (Words{"Children 's Trust"}));
  read("the Ghana 's Trust said .");
  hang(1, 3, Deprel::nmod_poss);
  EXPECT_EQ(runs(), (Words{"Ghana", "Trust"}));
}

TEST_F(Names, WhatOnlyTheTaggerFoundIsARunToo) {
  Reading& reading = read("we told Osei .");
  reading.tokens[2].upos = Upos::NOUN;
  reading.tokens[2].xpos = "NN";
  EXPECT_EQ(runs(), Words{});
  reading.names = {{2, 3, Kind::person}};
  EXPECT_EQ(runs(), Words{"Osei"});
}

TEST_F(Names, TheKeyOfSeveralWordsIsThatOfTheNameInATable) {
  read("the New Oxley Children 's - Fund .");
  const Tree tree(made_.reading.tokens);
  const NameWords words(made_.reading, tree, *tables_);
  EXPECT_TRUE(tables_->by_key(words.key(1, 3)).has(Sense::place));
  EXPECT_EQ(words.key(3, 5), words.key(3, 6));
  EXPECT_NE(words.key(5), words.key(7));  // "-" and "." are no letters, and still two words
}

// A file of kind "names" whose weights are zero but for those given: feature, kind, weight of both answers.
class Model : public Names {
 protected:
  struct Weight {
    uint32_t feature;
    NameKind kind;
    int8_t weight;
  };

  NameFinder finder(const std::vector<Weight>& weights, float scale = .1f) {
    constexpr uint32_t rows = 4096;
    std::string matrix(rows * 2 * name_kinds, '\0');
    for (const Weight& w : weights)
      for (const size_t second : {size_t{0}, name_kinds})
        matrix[w.feature % rows * 2 * name_kinds + second + static_cast<size_t>(w.kind)] = static_cast<char>(w.weight);
    std::array<float, name_kinds * name_kinds> network{};
    for (size_t k = 0; k < name_kinds; ++k) network[k * name_kinds + k] = 1;
    std::vector<Block> blocks = {
        {"weights", 1, rows, 2 * name_kinds, matrix},
        {"scale", 2, 1, 1, std::string(reinterpret_cast<const char*>(&scale), sizeof scale)},
        {"network", 2, name_kinds, name_kinds, std::string(reinterpret_cast<const char*>(network.data()), sizeof network)}};
    file_ = open(blocks);
    EXPECT_TRUE(file_) << file_.error().message();
    auto made = NameFinder::load(*file_, *lexicon_);
    EXPECT_TRUE(made) << made.error().message();
    return std::move(*made);
  }

  // "Ana Ruiz/person" for each name found.
  Words found(const NameFinder& finder) {
    Reading& reading = made_.reading;
    finder.find(reading, Tree(reading.tokens));
    Words names;
    for (const Name& name : reading.names) {
      names.emplace_back();
      for (uint32_t i = name.first; i < name.end; ++i)
        names.back().append(i > name.first ? " " : "").append(reading.tokens[i].form);
      names.back().append("/").append(to_string(name.kind));
    }
    return names;
  }

  struct Block {
    std::string name;
    uint32_t type, rows, columns;
    std::string data;
  };
  Result<SectionFile> open(const std::vector<Block>& blocks);

  Result<SectionFile> file_ = tl::unexpected(Error{Error::Kind::model, "not made"});
};

// Writes the layout of base/section_file.h.
Result<SectionFile> Model::open(const std::vector<Block>& blocks) {
  const auto padded = [](std::string text, size_t size) { return text.resize(size), text; };
  const auto number = [](auto value) { return std::string(reinterpret_cast<const char*>(&value), sizeof value); };
  std::string entries, payload;
  for (const Block& block : blocks) {
    payload.resize((payload.size() + 63) / 64 * 64);
    entries += padded(block.name, 32) + number(block.type) + number(block.rows) + number(block.columns) + number(uint32_t{0}) +
               number(uint64_t{64 + 64 * blocks.size() + payload.size()}) + number(uint64_t{block.data.size()});
    payload += block.data;
  }
  const std::string body = entries + payload;
  const std::string path = (folder_ / "names.model").string();
  std::ofstream(path, std::ios::binary) << "TABARDMD" << number(uint32_t{1}) << number(static_cast<uint32_t>(blocks.size()))
                                        << padded("names", 16) << padded("0", 16)
                                        << number(uint64_t{XXH64(body.data(), body.size(), 0)})
                                        << number(uint64_t{64 + body.size()}) << body;
  return SectionFile::open(path, "names");
}

constexpr uint32_t always = feature("always");

TEST_F(Model, OwnNamesBeatTheModelAndNoneIsNoName) {
  const NameFinder names = finder({{always, NameKind::place, 20}});
  read("we told Oxley .");
  EXPECT_EQ(found(names), Words{"Oxley/organization"});
  read("we like Shinto .");
  EXPECT_EQ(found(names), Words{});
  read("we like Rivo .");
  EXPECT_EQ(found(names), Words{"Rivo/place"});
}

TEST_F(Model, TheTaggerIsAWitness) {
  const NameFinder names = finder({{always, NameKind::place, 5}});
  read("we told Rivo .").names = {{2, 3, Kind::person}};
  EXPECT_EQ(found(names), Words{"Rivo/person"});
}

TEST_F(Model, ASurnameIsAPersonsWhoseFullNameStandsElsewhere) {
  const NameFinder names = finder({{always, NameKind::none, 10},
                                   {feature("first word is", static_cast<uint32_t>(Sense::given)), NameKind::person, 40},
                                   {feature("last of", static_cast<uint32_t>(NameKind::person)), NameKind::person, 40}});
  read("we told Ana Rivo . then Rivo left . then Zug left .");
  EXPECT_EQ(found(names), (Words{"Ana Rivo/person", "Rivo/person"}));
}

TEST_F(Model, APersonLosesTitlesThatTheTreeTookForNames) {
  const NameFinder names = finder({{always, NameKind::person, 10}});
  read("we told Gen. Osei .");
  hang(2, 3, Deprel::compound);
  EXPECT_EQ(found(names), Words{"Osei/person"});
}

TEST_F(Model, AFaultyFileIsRefused) {
  const std::string row(2 * name_kinds, '\1'), one(4, '\0'), matrix(4 * name_kinds * name_kinds, '\0');
  const Block weights = {"weights", 1, 1, 2 * name_kinds, row}, scale = {"scale", 2, 1, 1, one},
              network = {"network", 2, name_kinds, name_kinds, matrix};
  const auto is_refused = [&](const std::vector<Block>& blocks) {
    const auto file = open(blocks);
    return file && !NameModel::load(*file);
  };
  EXPECT_FALSE(is_refused({weights, scale, network}));
  EXPECT_TRUE(is_refused({weights, scale}));
  EXPECT_TRUE(is_refused({{"weights", 1, 2, name_kinds, row}, scale, network}));
  EXPECT_TRUE(is_refused({{"weights", 1, 0, 2 * name_kinds, ""}, scale, network}));
  EXPECT_TRUE(is_refused({weights, {"scale", 2, 1, 1, std::string("\0\0\xC0\x7F", 4)}, network}));  // not a number
}

TEST(NameTablesSchema, EveryCellIsChecked) {
  const fs::path folder = fs::path(testing::TempDir()) / "NameTablesSchema";
  fs::create_directories(folder / "names");
  std::ofstream(folder / "names/own.tsv") << "kind\tgroup\tnames\nperson\t\tAna\nfish\t\tCod\nplace\t\tRivo||Zug\nplace\t\t\n";
  std::ofstream(folder / "names/found.tsv") << "name\tkinds\nAna\tgiven|person\nBo\tgiven|none\n";
  std::ofstream(folder / "names/given.tsv") << "name\tgender\tsource\nAna\tfemale\town\nBo\tboth\town\n";
  std::ofstream(folder / "names/words.tsv") << "class\twords\tnote\ntitle\tgen\t\ntitles\tcol\t\n";
  Faults faults;
  Lexicon::load({TABARD_SOURCE_DIR "/lexicon", folder.string()}, faults);
  std::vector<std::string> places;
  for (const Error& error : faults.errors())
    places.push_back(fs::path(error.file).filename().string() + ":" + std::to_string(error.line));
  EXPECT_EQ(places,
            (std::vector<std::string>{"found.tsv:3", "given.tsv:3", "own.tsv:3", "own.tsv:4", "own.tsv:5", "words.tsv:3"}));
  fs::remove_all(folder);
}

}  // namespace
}  // namespace tabard
