#pragma once
// Reader: gives every token its tags, lemma, head and relation, and finds the names.
//
// "Minsk expelled two envoys ." -> Minsk PROPN nsubj of expelled, name place; envoys lemma "envoy", obj; ...
// A sentence of more than `longest_piece` tokens is read in pieces cut at the best punctuation, the pieces' roots joined as
// parataxis, so that time stays linear. Immutable, shared by all threads; one NetworkScratch a thread.

#include "base/section_file.h"
#include "core/reading.h"
#include "syntax/network.h"

namespace tabard {

class Reader {
 public:
  static constexpr uint32_t longest_piece = 200;

  // `file` must outlive the reader and every Reading made with it.
  static Result<Reader> load(const SectionFile& file);

  // Needs tokens and sentences; fills upos, xpos, feats, lemma, head and deprel of every token and appends the names.
  void read(Reading& reading, NetworkScratch& scratch) const;

 private:
  explicit Reader(Network network) : network_(std::move(network)) {}

  struct Piece {
    uint32_t first = 0, end = 0;  // tokens
    uint32_t size() const { return end - first; }
  };
  void read_batch(Reading& reading, std::span<const Piece> pieces, NetworkScratch& scratch,
                  std::vector<std::string_view>& name_tags) const;

  Network network_;
};

}  // namespace tabard
