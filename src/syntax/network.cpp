#include "syntax/network.h"

#include <fmt/format.h>
#include <algorithm>

#include "syntax/head_choice.h"
#include "syntax/kernels.h"

namespace tabard {
namespace {

uint32_t padded(size_t columns) {
  return static_cast<uint32_t>((columns + lane - 1) / lane * lane);
}

}  // namespace

Result<Network::Layer> Network::layer(const SectionFile& file, const std::string& name, uint32_t inputs, size_t outputs) {
  Layer layer;
  TRY(layer.weights, file.floats(name + ".weights"));
  TRY(layer.bias, file.floats(name + ".bias"));
  if (layer.weights.rows != inputs || layer.weights.columns != padded(outputs) || layer.bias.columns != padded(outputs))
    return fail(Error::Kind::model,
                fmt::format("layer '{}' is {} by {}; {} by {} is expected", name, layer.weights.rows, layer.weights.columns,
                            inputs, padded(outputs)),
                file.path());
  return layer;
}

Result<Network> Network::load(const SectionFile& file) {
  Network net;
  TRY(const std::vector<std::string_view> upos_names_read, file.lines("upos"));
  for (const std::string_view name : upos_names_read) net.upos.push_back(parse_upos(name));
  TRY(const std::vector<std::string_view> relations, file.lines("deprel"));
  for (const std::string_view name : relations) net.deprel.push_back(parse_deprel(name));
  TRY(net.xpos, file.lines("xpos"));
  TRY(net.feats, file.lines("feats"));
  TRY(net.lemma, file.lines("lemma"));
  TRY(net.name, file.lines("name"));
  for (std::string_view& cell : net.feats)
    if (cell == "_") cell = "";

  TRY(const Matrix<float> scales, file.floats("embedding.scales"));
  if (scales.data.size() != net.scales_.size())
    return fail(Error::Kind::model, "section 'embedding.scales' does not fit this program's features", file.path());
  TRY(const std::vector<std::string_view> vocabulary, file.lines("vocabulary"));
  for (const std::string_view word : vocabulary)
    net.vocabulary_.emplace(word, static_cast<uint32_t>(net.vocabulary_.size() + 1));
  for (size_t i = 0; i < net.embeddings_.size(); ++i) {
    TRY(net.embeddings_[i], file.bytes(fmt::format("embedding.{}", i == 0 ? "word" : WordFeatures::names[i - 1])));
    if (net.embeddings_[i].rows == 0) return fail(Error::Kind::model, "an embedding table is empty", file.path());
    net.scales_[i] = scales.data[i];
    net.input_size_ += net.embeddings_[i].columns;
  }
  if (net.embeddings_[0].rows <= net.vocabulary_.size())
    return fail(Error::Kind::model, "section 'vocabulary' has more words than 'embedding.word' has rows", file.path());
  TRY(net.root_, file.floats("root"));
  const uint32_t both = net.root_.columns;
  net.hidden_size_ = both / 2;
  const uint32_t gates = 4 * net.hidden_size_;
  if (both == 0 || both % 2 != 0 || padded(gates) != gates)
    return fail(Error::Kind::model, fmt::format("a hidden size of {} is not possible", both), file.path());
  TRY(net.input_forward_, layer(file, "input.forward", net.input_size_, gates));
  TRY(net.input_backward_, layer(file, "input.backward", net.input_size_, gates));
  TRY(net.recurrent_forward_, layer(file, "recurrent.forward", net.hidden_size_, gates));
  TRY(net.recurrent_backward_, layer(file, "recurrent.backward", net.hidden_size_, gates));
  TRY(net.upos_, layer(file, "upos", both, net.upos.size()));
  TRY(net.xpos_, layer(file, "xpos", both, net.xpos.size()));
  TRY(net.feats_, layer(file, "feats", both, net.feats.size()));
  TRY(net.lemma_, layer(file, "lemma", both, net.lemma.size()));
  TRY(net.name_, layer(file, "name", both, net.name.size()));
  TRY(const Matrix<float> arc, file.floats("arc.weights"));
  TRY(net.arc_, layer(file, "arc", arc.rows, arc.rows));
  TRY(net.arc_dependent_, layer(file, "arc.dependent", both, arc.rows));
  TRY(net.arc_head_, layer(file, "arc.head", both, arc.rows));
  TRY(const Matrix<float> relation, file.floats("relation.weights"));
  TRY(net.relation_, layer(file, "relation", relation.rows, net.deprel.size()));
  TRY(net.relation_dependent_, layer(file, "relation.dependent", both, relation.rows));
  TRY(net.relation_head_, layer(file, "relation.head", both, relation.rows));
  if (net.upos.empty() || net.xpos.empty() || net.feats.empty() || net.lemma.empty() || net.name.empty() ||
      net.deprel.empty() || padded(arc.rows) != arc.rows || padded(relation.rows) != relation.rows)
    return fail(Error::Kind::model, "a list of labels is empty or a layer not padded", file.path());
  return net;
}

void Network::embed(std::span<const std::string_view> forms, NetworkScratch& scratch) const {
  scratch.input.resize(forms.size() * input_size_);
  float* out = scratch.input.data();
  for (const std::string_view form : forms) {
    const WordFeatures features = word_features(form);
    for (size_t f = 0; f < embeddings_.size(); ++f) {
      const auto known = f == 0 ? vocabulary_.find(features.word) : vocabulary_.end();
      const uint32_t index = f > 0                        ? features.hashes[f - 1] % embeddings_[f].rows
                             : known == vocabulary_.end() ? 0
                                                          : known->second;
      const int8_t* row = embeddings_[f].row(index);
      for (uint32_t i = 0; i < embeddings_[f].columns; ++i) *out++ = scales_[f] * static_cast<float>(row[i]);
    }
  }
}

// Fills with_root: row 0 is the root's vector, row i + 1 the word i: forward state, then backward state.
void Network::recur(uint32_t n, NetworkScratch& scratch) const {
  const uint32_t size = hidden_size_, gates = 4 * size, both = 2 * size;
  scratch.with_root.resize(static_cast<size_t>(n + 1) * both);
  std::copy(root_.data.begin(), root_.data.end(), scratch.with_root.begin());
  scratch.gates.resize(static_cast<size_t>(n) * gates);
  scratch.recurrent.resize(gates);
  scratch.hidden.resize(size);
  scratch.cell.resize(size);
  for (const bool is_forward : {true, false}) {
    const Layer& input = is_forward ? input_forward_ : input_backward_;
    const Layer& recurrent = is_forward ? recurrent_forward_ : recurrent_backward_;
    affine(scratch.gates.data(), scratch.input.data(), input_size_, n, input_size_, gates, input.weights.data.data(),
           input.bias.data.data());
    std::fill(scratch.hidden.begin(), scratch.hidden.end(), 0.0f);
    std::fill(scratch.cell.begin(), scratch.cell.end(), 0.0f);
    for (uint32_t step = 0; step < n; ++step) {
      const uint32_t word = is_forward ? step : n - 1 - step;
      affine(scratch.recurrent.data(), scratch.hidden.data(), size, 1, size, gates, recurrent.weights.data.data(),
             scratch.gates.data() + static_cast<size_t>(word) * gates);
      lstm_step(scratch.recurrent.data(), size, scratch.cell.data(), scratch.hidden.data());
      std::copy(scratch.hidden.begin(), scratch.hidden.end(),
                scratch.with_root.begin() + static_cast<size_t>(word + 1) * both + (is_forward ? 0 : size));
    }
  }
}

template <class Assign>
void Network::classify(const Layer& layer, size_t classes, uint32_t n, NetworkScratch& scratch, Assign assign) const {
  const uint32_t both = 2 * hidden_size_, columns = layer.weights.columns;
  scratch.scores.resize(static_cast<size_t>(n) * columns);
  affine(scratch.scores.data(), scratch.with_root.data() + both, both, n, both, columns, layer.weights.data.data(),
         layer.bias.data.data());
  for (uint32_t i = 0; i < n; ++i)
    assign(i, largest(scratch.scores.data() + static_cast<size_t>(i) * columns, static_cast<uint32_t>(classes)));
}

void Network::choose_arcs(uint32_t n, NetworkScratch& scratch, std::span<WordAnalysis> words) const {
  const uint32_t both = 2 * hidden_size_, units = arc_.weights.rows;
  const float* words_only = scratch.with_root.data() + both;
  const auto run = [&](std::vector<float>& out, const Layer& layer, const float* in, uint32_t rows, uint32_t stride) {
    out.resize(static_cast<size_t>(rows) * layer.weights.columns);
    affine(out.data(), in, stride, rows, layer.weights.rows, layer.weights.columns, layer.weights.data.data(),
           layer.bias.data.data());
  };
  run(scratch.dependent, arc_dependent_, words_only, n, both);
  relu(scratch.dependent.data(), n * units);
  run(scratch.head, arc_head_, scratch.with_root.data(), n + 1, both);
  relu(scratch.head.data(), (n + 1) * units);
  run(scratch.mixed, arc_, scratch.dependent.data(), n, units);

  // arcs[n][n + 1] = mixed * head', with head turned on its side so that columns are heads.
  const uint32_t columns = padded(n + 1);
  scratch.arcs.assign(static_cast<size_t>(units) * columns, 0.0f);
  for (uint32_t j = 0; j <= n; ++j)
    for (uint32_t u = 0; u < units; ++u)
      scratch.arcs[static_cast<size_t>(u) * columns + j] = scratch.head[static_cast<size_t>(j) * units + u];
  scratch.scores.resize(static_cast<size_t>(n) * columns);
  affine(scratch.scores.data(), scratch.mixed.data(), units, n, units, columns, scratch.arcs.data(), nullptr);
  std::vector<int32_t> heads(n);
  choose_heads(scratch.scores.data(), columns, heads);

  run(scratch.relation_dependent, relation_dependent_, words_only, n, both);
  run(scratch.relation_head, relation_head_, scratch.with_root.data(), n + 1, both);
  const uint32_t size = relation_.weights.rows;
  for (uint32_t i = 0; i < n; ++i) {
    float* pair = scratch.relation_dependent.data() + static_cast<size_t>(i) * size;
    const float* head = scratch.relation_head.data() + static_cast<size_t>(heads[i] + 1) * size;
    for (uint32_t u = 0; u < size; ++u) pair[u] += head[u];
  }
  relu(scratch.relation_dependent.data(), n * size);
  run(scratch.relation, relation_, scratch.relation_dependent.data(), n, size);
  for (uint32_t i = 0; i < n; ++i) {
    const float* scores = scratch.relation.data() + static_cast<size_t>(i) * relation_.weights.columns;
    words[i].head = heads[i];
    words[i].deprel = deprel[largest(scores, static_cast<uint32_t>(deprel.size()))];
    if (heads[i] < 0)
      words[i].deprel = Deprel::root;
    else if (words[i].deprel == Deprel::root)
      words[i].deprel = Deprel::dep;
  }
}

void Network::analyse(std::span<const std::string_view> forms, NetworkScratch& scratch, std::span<WordAnalysis> words) const {
  const auto n = static_cast<uint32_t>(forms.size());
  if (n == 0) return;
  embed(forms, scratch);
  recur(n, scratch);
  classify(upos_, upos.size(), n, scratch, [&](uint32_t i, uint32_t best) { words[i].upos = best; });
  classify(xpos_, xpos.size(), n, scratch, [&](uint32_t i, uint32_t best) { words[i].xpos = best; });
  classify(feats_, feats.size(), n, scratch, [&](uint32_t i, uint32_t best) { words[i].feats = best; });
  classify(lemma_, lemma.size(), n, scratch, [&](uint32_t i, uint32_t best) { words[i].lemma = best; });
  classify(name_, name.size(), n, scratch, [&](uint32_t i, uint32_t best) { words[i].name = best; });
  choose_arcs(n, scratch, words);
}

}  // namespace tabard
