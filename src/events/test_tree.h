#pragma once
// For tests: a Reading from a tree written by hand, one word a line: form, lemma, tag, head (1-based, 0 for the root),
// relation.

#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "core/reading.h"
#include "core/tree.h"

namespace tabard {

struct TestTree {
  std::unique_ptr<Document> document;
  Reading reading;
  Tree tree;

  // Index of the first token of that form.
  uint32_t at(std::string_view form) const {
    for (uint32_t i = 0; i < reading.tokens.size(); ++i)
      if (reading.tokens[i].form == form) return i;
    return static_cast<uint32_t>(reading.tokens.size());
  }
  std::vector<std::string_view> forms(const std::vector<uint32_t>& tokens) const {
    std::vector<std::string_view> list;
    for (const uint32_t token : tokens) list.push_back(reading.tokens[token].form);
    return list;
  }
};

inline Upos upos_of(std::string_view xpos) {
  if (xpos.substr(0, 3) == "NNP") return Upos::PROPN;
  if (xpos.substr(0, 2) == "NN") return Upos::NOUN;
  if (xpos.substr(0, 2) == "VB") return Upos::VERB;
  if (xpos == "MD" || xpos == "AUX") return Upos::AUX;
  if (xpos.substr(0, 2) == "JJ") return Upos::ADJ;
  if (xpos.substr(0, 2) == "RB") return Upos::ADV;
  if (xpos == "IN") return Upos::ADP;
  if (xpos == "TO") return Upos::PART;
  if (xpos == "CD") return Upos::NUM;
  if (xpos == "CC") return Upos::CCONJ;
  if (xpos == "DT") return Upos::DET;
  if (xpos == "PRP" || xpos == "WP" || xpos == "WDT" || xpos == "PRP$") return Upos::PRON;
  return Upos::PUNCT;
}

// Sentences are parted by an empty line. `date` is the report's.
inline TestTree read_tree(const std::string& lines, std::optional<Day> date = std::nullopt) {
  struct Word {
    std::string form, lemma, xpos, deprel;
    int head = 0;
  };
  std::vector<std::vector<Word>> sentences(1);
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) {
    std::istringstream cells(line);
    Word word;
    if (cells >> word.form >> word.lemma >> word.xpos >> word.head >> word.deprel)
      sentences.back().push_back(word);
    else if (!sentences.back().empty())
      sentences.emplace_back();
  }
  if (sentences.back().empty()) sentences.pop_back();

  TestTree made;
  made.document = std::make_unique<Document>();
  made.document->id = "test";
  made.document->date = date;
  for (const auto& sentence : sentences)
    for (const Word& word : sentence) made.document->text += word.form + " ";
  Reading& reading = made.reading;
  reading.document = made.document.get();
  if (date) reading.report_date = {DayRange{*date, *date}, ReportDate::Source::given, "", {}};
  const std::string_view text = made.document->text;
  uint32_t start = 0;
  for (const auto& sentence : sentences) {
    const auto first = static_cast<uint32_t>(reading.tokens.size());
    for (const Word& word : sentence) {
      Token token;
      token.span = {start, start + static_cast<uint32_t>(word.form.size())};
      token.form = token.span.in(text);
      token.lemma = reading.strings.keep(word.lemma);
      token.xpos = reading.strings.keep(word.xpos);
      token.upos = upos_of(word.xpos);
      token.head = word.head == 0 ? -1 : static_cast<int32_t>(first) + word.head - 1;
      token.deprel = parse_deprel(word.deprel);
      reading.tokens.push_back(token);
      start = token.span.end + 1;
    }
    const auto end = static_cast<uint32_t>(reading.tokens.size());
    reading.sentences.push_back({{reading.tokens[first].span.start, reading.tokens[end - 1].span.end}, first, end, -1});
  }
  made.tree = Tree(reading.tokens);
  return made;
}

}  // namespace tabard
