#pragma once
// Network: one small recurrent network that tags words, chooses heads and finds names, all at once.
//
//   word features -> embeddings (int8 rows) -> one BiLSTM layer -> tags | arc scores (biaffine) | relations | names
//
// Immutable after load and shared by all threads; scratch is an argument. Weights stay in the mapped file.

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/section_file.h"
#include "core/deprel.h"
#include "core/upos.h"
#include "syntax/features.h"

namespace tabard {

// Scratch of one thread; grows to the longest sentence seen and is then reused.
struct NetworkScratch {
  std::vector<float> input, gates, hidden, with_root, recurrent, cell;
  std::vector<float> dependent, head, mixed, arcs, relation_dependent, relation_head, relation, scores;
};

// What the network says of one word.
struct WordAnalysis {
  uint32_t upos = 0, xpos = 0, feats = 0, lemma = 0, name = 0;  // indices into the lists of Network
  int32_t head = -1;                                            // index in the sentence, -1 root
  Deprel deprel = Deprel::dep;
};

class Network {
 public:
  static Result<Network> load(const SectionFile& file);

  // `forms` are the words of one sentence, at most a few hundred: arc scores take the square of it.
  void analyse(std::span<const std::string_view> forms, NetworkScratch& scratch, std::span<WordAnalysis> words) const;

  std::vector<Upos> upos;
  std::vector<std::string_view> xpos, feats, lemma, name;  // "NNP"; "Number=Sing"; "L|1|y"; "Bperson"
  std::vector<Deprel> deprel;

 private:
  struct Layer {
    Matrix<float> weights, bias;  // [inputs][outputs], outputs padded to kernels.h's lane
  };

  static Result<Layer> layer(const SectionFile& file, const std::string& name, uint32_t inputs, size_t outputs);
  void embed(std::span<const std::string_view> forms, NetworkScratch& scratch) const;
  void recur(uint32_t n, NetworkScratch& scratch) const;
  void choose_arcs(uint32_t n, NetworkScratch& scratch, std::span<WordAnalysis> words) const;
  template <class Assign>
  void classify(const Layer& layer, size_t classes, uint32_t n, NetworkScratch& scratch, Assign assign) const;

  // The word's own table, then those of WordFeatures::names.
  std::array<Matrix<int8_t>, 1 + WordFeatures::names.size()> embeddings_;
  std::array<float, 1 + WordFeatures::names.size()> scales_{};
  std::unordered_map<std::string_view, uint32_t> vocabulary_;  // word -> row; words not in it share row 0
  uint32_t input_size_ = 0, hidden_size_ = 0;
  Layer input_forward_, input_backward_, recurrent_forward_, recurrent_backward_;
  Layer upos_, xpos_, feats_, lemma_, name_;
  Layer arc_dependent_, arc_head_, arc_;  // arc_: [arc units][arc units], its bias the weights of the constant input
  Layer relation_dependent_, relation_head_, relation_;
  Matrix<float> root_;
};

}  // namespace tabard
