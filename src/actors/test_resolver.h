#pragma once
// What the tests of this layer share: a resolver over the actor tables that ship, and readings parsed by hand.

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "actors/resolver.h"
#include "core/reading.h"
#include "core/tree.h"
#include "gtest/gtest.h"

namespace tabard {

// Only codes/ and actors/ of the lexicon and three towns: the tests do not hang on the other tables.
inline std::shared_ptr<const Lexicon> actor_lexicon() {
  namespace fs = std::filesystem;
  static const std::shared_ptr<const Lexicon> lexicon = [] {
    const fs::path folder = fs::path(testing::TempDir()) / "tabard_actor_lexicon";
    fs::remove_all(folder);
    fs::create_directories(folder / "places");
    for (const char* part : {"codes", "actors"})
      fs::copy(fs::path(TABARD_SOURCE_DIR) / "lexicon" / part, folder / part, fs::copy_options::recursive);
    std::ofstream(folder / "places/own.tsv") << "name\taliases\tcountry\tadmin\tlat\tlon\tpopulation\tprecision\n"
                                                "Istanbul\t\tTUR\t\t41.0\t28.9\t14804116\tcity\n"
                                                "Valparaíso\t\tCHL\t\t-33.0\t-71.6\t282448\tcity\n"
                                                "Douglas\t\tUSA\t\t31.3\t-109.5\t16000\tcity\n";
    Faults faults;
    auto loaded = Lexicon::load({folder.string()}, faults);
    for (const Error& error : faults.errors()) ADD_FAILURE() << error.message();
    return loaded;
  }();
  return lexicon;
}

inline const ActorResolver& actor_resolver() {
  static const ActorResolver resolver(*actor_lexicon());
  return resolver;
}

// A document parsed by hand: one word a row, "form UPOS head deprel [lemma]", heads counted from 1 inside the sentence, 0 for
// the root; an empty row ends a sentence.
class HandReading {
 public:
  explicit HandReading(std::string_view rows);

  Reading& reading() { return reading_; }
  const Tree& tree() const { return tree_; }
  // Marks tokens [first, end) as a name.
  void name(uint32_t first, uint32_t end, Kind kind) { reading_.names.push_back({first, end, kind}); }
  // The mention whose words are `text`, the `nth` of them from 0. Fails the test where there is none.
  const Mention& mention(std::string_view text, int nth = 0) const;

 private:
  Document document_;
  Reading reading_;
  Tree tree_;
};

inline HandReading::HandReading(std::string_view rows) {
  struct Row {
    std::string fields[5];
  };
  std::vector<std::vector<Row>> sentences(1);
  for (size_t i = 0; i <= rows.size();) {
    const size_t end = std::min(rows.find('\n', i), rows.size());
    Row row;
    size_t field = 0;
    for (size_t j = i; j < end; ++j) {
      if (rows[j] == ' ')
        field += !row.fields[field].empty();
      else
        row.fields[field] += rows[j];
    }
    if (!row.fields[0].empty())
      sentences.back().push_back(row);
    else if (!sentences.back().empty())
      sentences.emplace_back();
    i = end + 1;
  }
  for (const auto& sentence : sentences)
    for (const Row& row : sentence) document_.text += row.fields[0] + " ";
  reading_.document = &document_;
  uint32_t at = 0;
  for (const auto& sentence : sentences) {
    if (sentence.empty()) continue;
    const auto first = static_cast<uint32_t>(reading_.tokens.size());
    const uint32_t start = at;
    for (const Row& row : sentence) {
      Token token;
      token.span = {at, at + static_cast<uint32_t>(row.fields[0].size())};
      at = token.span.end + 1;
      token.form = token.span.in(document_.text);
      token.lemma = row.fields[4].empty() ? token.form : reading_.strings.keep(row.fields[4]);
      token.upos = parse_upos(row.fields[1]);
      const int head = std::stoi(row.fields[2]);
      token.head = head == 0 ? -1 : static_cast<int32_t>(first) + head - 1;
      token.deprel = parse_deprel(row.fields[3]);
      if (token.upos == Upos::NOUN && !row.fields[4].empty()) token.xpos = "NNS";  // a lemma is given where it is a plural
      reading_.tokens.push_back(token);
    }
    reading_.sentences.push_back({{start, at - 1}, first, static_cast<uint32_t>(reading_.tokens.size()), -1});
  }
  tree_ = Tree(reading_.tokens);
}

inline const Mention& HandReading::mention(std::string_view text, int nth) const {
  for (const Mention& mention : reading_.mentions)
    if (mention.span.in(document_.text) == text && nth-- == 0) return mention;
  ADD_FAILURE() << "no mention '" << text << "'";
  static const Mention none;
  return none;
}

}  // namespace tabard
