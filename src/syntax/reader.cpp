#include "syntax/reader.h"

#include <algorithm>

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

// Where the report begins behind a dateline, "PYONGYANG, July 27 (KCNA) — Kim ...", "KABUL: The ..."; `first` where there is
// none. Read apart, the dateline does not become the subject of the first verb.
uint32_t behind_dateline(const std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  constexpr uint32_t longest_dateline = 14;  // tokens
  bool has_mark = false;                     // capitals throughout, a country, a day or an agency: a name alone is none
  for (uint32_t i = first; i < end && i < first + longest_dateline; ++i) {
    const std::string_view form = tokens[i].form;
    const bool is_dash = form == "-" || form == "--" || form == "—" || form == "–";
    // Behind an agency in brackets stands what was a dash before somebody's character set lost it.
    const bool is_lost_dash =
        i > first && tokens[i - 1].form == ")" && (form == "\"" || form == "?" || form == "''" || form == "“");
    const bool is_end = form == ":" || is_lost_dash || (is_dash && i > first && tokens[i - 1].space_after);
    if (is_end && i > first) return has_mark && i + 2 < end ? i + 1 : first;
    const char c = form.front();
    const bool is_digit = c >= '0' && c <= '9', is_capital = c >= 'A' && c <= 'Z';
    const bool is_mark = form == "," || form == "(" || form == ")" || form == "/" || form == ".";
    if (!is_digit && !is_capital && !is_mark && static_cast<unsigned char>(c) < 0x80) return first;
    const bool is_all_capitals =
        i == first && form.size() > 2 && form.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
    has_mark |= is_digit || form == "(" || (form == "," && i == first + 1) || (is_capital && is_all_capitals);
  }
  return first;
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
  std::vector<Piece> pieces;
  for (const Sentence& sentence : reading.sentences)
    for (uint32_t first = sentence.first; first < sentence.end;) {
      const uint32_t report = first == sentence.first ? behind_dateline(reading.tokens, first, sentence.end) : first;
      const uint32_t end = report > first ? report : cut(reading.tokens, first, sentence.end);
      pieces.push_back({first, end});
      first = end;
    }

  // Those of like length are read together, so that none goes on alone.
  std::vector<Piece> by_length = pieces, batch;
  std::stable_sort(by_length.begin(), by_length.end(), [](Piece a, Piece b) { return a.size() > b.size(); });
  std::vector<std::string_view> name_tags(reading.tokens.size());
  uint32_t tokens = 0;
  for (const Piece piece : by_length) {
    batch.push_back(piece);
    tokens += piece.size();
    if (batch.size() < most_pieces && tokens < most_tokens) continue;
    read_batch(reading, batch, scratch, name_tags);
    batch.clear();
    tokens = 0;
  }
  read_batch(reading, batch, scratch, name_tags);

  for (const Piece piece : pieces) {
    repair_tree(reading.tokens, piece.first, piece.end);
    const size_t names = reading.names.size();
    append_names(std::span(name_tags).subspan(piece.first, piece.size()), piece.first, reading.names);
    grow_names(reading.tokens, piece.first, piece.end, names, reading.names);
  }
  for (const Sentence& sentence : reading.sentences) {
    const uint32_t report = behind_dateline(reading.tokens, sentence.first, sentence.end);
    const int32_t root = root_of(reading.tokens, report, sentence.end);
    if (report > sentence.first) {
      Token& dateline = reading.tokens[static_cast<uint32_t>(root_of(reading.tokens, sentence.first, report))];
      dateline.head = root;
      dateline.deprel = Deprel::parataxis;
    }
    for (uint32_t piece = cut(reading.tokens, report, sentence.end); piece < sentence.end;) {
      const uint32_t end = cut(reading.tokens, piece, sentence.end);
      Token& later = reading.tokens[static_cast<uint32_t>(root_of(reading.tokens, piece, end))];
      later.head = root;
      later.deprel = Deprel::parataxis;
      piece = end;
    }
  }
}

void Reader::read_batch(Reading& reading, std::span<const Piece> pieces, NetworkScratch& scratch,
                        std::vector<std::string_view>& name_tags) const {
  std::vector<std::string_view> forms;
  std::vector<uint32_t> ends;
  for (const Piece piece : pieces) {
    for (uint32_t i = piece.first; i < piece.end; ++i) forms.push_back(reading.tokens[i].form);
    ends.push_back(static_cast<uint32_t>(forms.size()));
  }
  std::vector<WordAnalysis> words(forms.size());
  network_.analyse(forms, ends, scratch, words);
  uint32_t before = 0;
  for (const Piece piece : pieces) {
    for (uint32_t i = piece.first; i < piece.end; ++i) {
      const WordAnalysis& word = words[before + i - piece.first];
      Token& token = reading.tokens[i];
      token.upos = network_.upos[word.upos];
      token.xpos = network_.xpos[word.xpos];
      token.feats = network_.feats[word.feats];
      token.lemma = apply_lemma_script(token.form, network_.lemma[word.lemma], reading.strings);
      token.head = word.head < 0 ? -1 : static_cast<int32_t>(piece.first) + word.head - static_cast<int32_t>(before);
      token.deprel = word.deprel;
      name_tags[i] = network_.name[word.name];
    }
    before += piece.size();
  }
}

}  // namespace tabard
