#include "syntax/reader.h"

#include "syntax/lemma_script.h"
#include "syntax/name_spans.h"
#include "syntax/tree_repair.h"

namespace tabard {
namespace {

// Where to end a piece that begins at `first`: behind the last strong mark of its second half, else the last comma, else
// anywhere.
uint32_t cut(const std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  if (end - first <= Reader::longest_piece) return end;
  const uint32_t most = first + Reader::longest_piece, least = first + Reader::longest_piece / 2;
  uint32_t comma = 0;
  for (uint32_t i = most; i > least; --i) {
    const std::string_view form = tokens[i - 1].form;
    if (form == ";" || form == ":" || form == "." || form == "!" || form == "?" || form == "—" || form == "–") return i;
    if (comma == 0 && (form == "," || form == ")" || form == "-")) comma = i;
  }
  return comma != 0 ? comma : most;
}

int32_t root_of(const std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; ++i)
    if (tokens[i].head < 0) return static_cast<int32_t>(i);
  return static_cast<int32_t>(first);
}

}  // namespace

Result<Reader> Reader::load(const SectionFile& file) {
  TRY(Network network, Network::load(file));
  return Reader(std::move(network));
}

void Reader::read(Reading& reading, NetworkScratch& scratch) const {
  for (const Sentence& sentence : reading.sentences) {
    int32_t first_root = -1;
    for (uint32_t first = sentence.first; first < sentence.end;) {
      const uint32_t end = cut(reading.tokens, first, sentence.end);
      read_piece(reading, first, end, scratch);
      const int32_t root = root_of(reading.tokens, first, end);
      if (first_root < 0) {
        first_root = root;
      } else {
        Token& later = reading.tokens[static_cast<uint32_t>(root)];
        later.head = first_root;
        later.deprel = Deprel::parataxis;
      }
      first = end;
    }
  }
}

void Reader::read_piece(Reading& reading, uint32_t first, uint32_t end, NetworkScratch& scratch) const {
  std::vector<std::string_view> forms;
  std::vector<WordAnalysis> words(end - first);
  for (uint32_t i = first; i < end; ++i) forms.push_back(reading.tokens[i].form);
  network_.analyse(forms, scratch, words);
  std::vector<std::string_view> tags;
  for (uint32_t i = 0; i < words.size(); ++i) {
    const WordAnalysis& word = words[i];
    Token& token = reading.tokens[first + i];
    token.upos = network_.upos[word.upos];
    token.xpos = network_.xpos[word.xpos];
    token.feats = network_.feats[word.feats];
    token.lemma = apply_lemma_script(token.form, network_.lemma[word.lemma], reading.strings);
    token.head = word.head < 0 ? -1 : static_cast<int32_t>(first) + word.head;
    token.deprel = word.deprel;
    tags.push_back(network_.name[word.name]);
  }
  append_names(tags, first, reading.names);
  repair_tree(reading.tokens, first, end);
}

}  // namespace tabard
