#pragma once
// Network: one small recurrent network that tags words, chooses heads and finds names, all at once.
//
//   word features -> embeddings (int8 rows) -> BiLSTM layers -> tags | arc scores (biaffine) | relations | names
//
// All weights are whole numbers of seven bits, embeddings of eight. What goes into a layer is made whole row by row; gates,
// cells and arc scores are float.
//
// Immutable after load and shared by all threads; scratch is an argument.

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/section_file.h"
#include "core/deprel.h"
#include "core/upos.h"
#include "syntax/features.h"
#include "syntax/integer_kernels.h"
#include "syntax/kernels.h"

namespace tabard {

// The words that a thread has met lately and what the first layer's weights make of them, which depends on the word alone:
// three of four words of news are here already. Full, it forgets those met least.
struct KnownWords {
  static constexpr size_t most = 2048;  // 7 MB

  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::shared_ptr<const void> network;                                      // whose they are: Network::mark_
  std::unordered_map<std::string, uint32_t, Hash, std::equal_to<>> row_of;  // by form
  std::vector<uint32_t> times_met;                                          // by row, since the last forgetting
  std::array<std::vector<float>, 2> gates;                                  // forward, backward: [row][gates]

  // Makes room for `more` words; those of another network all go.
  void make_room(const std::shared_ptr<const void>& of, size_t more);
};

// Scratch of one thread; grows to the largest batch seen and is then reused.
struct NetworkScratch {
  KnownWords known;
  std::vector<std::string_view> unknown;                                    // words of the batch that were not
  std::vector<uint32_t> rows;                                               // of the words in what goes into the gates
  std::vector<uint32_t> by_length;                                          // sentences of the batch, longest first
  std::vector<const float*> from_words;                                     // what each word of a step brings to the gates
  std::vector<float> input, gates, recurrent, hidden, cell, states, added;  // the recurrent layers
  QuantizedRows quantized, quantized_hidden, quantized_states;
  std::vector<float> dependent, head, mixed, turned, relation_dependent, relation_head, scores;
  std::vector<int32_t> heads;
};

// What the network says of one word.
struct WordAnalysis {
  uint32_t upos = 0, xpos = 0, feats = 0, lemma = 0, name = 0;  // indices into the lists of Network
  int32_t head = -1;                                            // index among the forms given, -1 root
  Deprel deprel = Deprel::dep;
};

class Network {
 public:
  static Result<Network> load(const SectionFile& file);

  // `forms` are the words of one or more sentences, `ends[i]` says where the i-th ends. Sentences read together share the way
  // through the weights, which is several times faster; what comes out does not depend on the company. A sentence may have a
  // few hundred words: arc scores take the square of it.
  void analyse(std::span<const std::string_view> forms, std::span<const uint32_t> ends, NetworkScratch& scratch,
               std::span<WordAnalysis> words) const;

  std::vector<Upos> upos;
  std::vector<std::string_view> xpos, feats, lemma, name;  // "NNP"; "Number=Sing"; "L|1|y"; "Bperson"
  std::vector<Deprel> deprel;

 private:
  // Weights are put in the order that affine() likes when they are loaded; a moved vector keeps its memory.
  struct Layer {
    std::vector<int8_t> packed;
    std::vector<int32_t> sums;
    IntegerWeights weights;
    const float* bias = nullptr;
  };
  struct Recurrent {
    Layer input, recurrent;
  };

  static Result<Layer> layer(const SectionFile& file, const std::string& name, uint32_t inputs, size_t outputs);
  void embed(std::span<const std::string_view> forms, NetworkScratch& scratch) const;
  void look_up(std::span<const std::string_view> forms, NetworkScratch& scratch) const;
  void recur(const Layer& layer, const float* word_gates, bool is_forward, std::span<const uint32_t> ends,
             NetworkScratch& scratch, float* out) const;
  void encode(std::span<const std::string_view> forms, std::span<const uint32_t> ends, NetworkScratch& scratch) const;
  template <class Assign>
  void classify(const Layer& layer, size_t classes, uint32_t words, NetworkScratch& scratch, Assign assign) const;
  void choose_arcs(std::span<const uint32_t> ends, NetworkScratch& scratch, std::span<WordAnalysis> words) const;
  void name_arcs(NetworkScratch& scratch, std::span<WordAnalysis> words) const;

  // The word's own table, then those of WordFeatures::names.
  std::array<Matrix<int8_t>, 1 + WordFeatures::names.size()> embeddings_;
  std::array<float, 1 + WordFeatures::names.size()> scales_{};
  std::unordered_map<std::string_view, uint32_t> vocabulary_;  // word -> row; words not in it share row 0
  uint32_t input_size_ = 0, hidden_size_ = 0;
  std::vector<std::array<Recurrent, 2>> recurrent_;  // layers from the words up: forward, backward
  Layer upos_, xpos_, feats_, lemma_, name_;
  Layer arc_dependent_, arc_head_, arc_;  // arc_: [arc units][arc units], its bias the weights of the constant input
  Layer relation_dependent_, relation_head_, relation_;
  std::shared_ptr<const void> mark_ = std::make_shared<char>();  // tells this network's words from another's
  Matrix<float> root_;                                           // stands for the root among the words' states
};

}  // namespace tabard
