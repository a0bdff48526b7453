#include "syntax/reader.h"

#include "syntax/lemma_script.h"
#include "syntax/name_spans.h"
#include "syntax/tree_repair.h"

namespace tabard {
namespace {

// A batch is large enough to keep the CPU's registers busy and small enough for its caches.
constexpr size_t most_pieces = 16;
constexpr uint32_t most_tokens = 512;

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
  // Pieces of several sentences are read together.
  uint32_t first = 0;
  std::vector<uint32_t> ends;
  for (const Sentence& sentence : reading.sentences)
    for (uint32_t piece = sentence.first; piece < sentence.end;) {
      piece = cut(reading.tokens, piece, sentence.end);
      ends.push_back(piece);
      if (ends.size() < most_pieces && piece - first < most_tokens) continue;
      read_batch(reading, first, ends, scratch);
      ends.clear();
      first = piece;
    }
  read_batch(reading, first, ends, scratch);

  for (const Sentence& sentence : reading.sentences) {
    const int32_t root = root_of(reading.tokens, sentence.first, sentence.end);
    for (uint32_t piece = cut(reading.tokens, sentence.first, sentence.end); piece < sentence.end;) {
      const uint32_t end = cut(reading.tokens, piece, sentence.end);
      Token& later = reading.tokens[static_cast<uint32_t>(root_of(reading.tokens, piece, end))];
      later.head = root;
      later.deprel = Deprel::parataxis;
      piece = end;
    }
  }
}

void Reader::read_batch(Reading& reading, uint32_t first, std::span<const uint32_t> ends, NetworkScratch& scratch) const {
  if (ends.empty()) return;
  std::vector<std::string_view> forms, tags;
  for (uint32_t i = first; i < ends.back(); ++i) forms.push_back(reading.tokens[i].form);
  std::vector<uint32_t> relative_ends;
  for (const uint32_t end : ends) relative_ends.push_back(end - first);
  std::vector<WordAnalysis> words(forms.size());
  network_.analyse(forms, relative_ends, scratch, words);
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
  uint32_t piece = first;
  for (const uint32_t end : ends) {
    repair_tree(reading.tokens, piece, end);
    const size_t names = reading.names.size();
    append_names(std::span(tags).subspan(piece - first, end - piece), piece, reading.names);
    grow_names(reading.tokens, piece, end, names, reading.names);
    piece = end;
  }
}

}  // namespace tabard
