#include "syntax/network.h"

#include <fmt/format.h>
#include <algorithm>
#include <numeric>

#include "syntax/head_choice.h"

namespace tabard {
namespace {

uint32_t padded(size_t columns) {
  return static_cast<uint32_t>((columns + lane - 1) / lane * lane);
}

}  // namespace

Result<Network::Layer> Network::layer(const SectionFile& file, const std::string& name, uint32_t inputs, size_t outputs) {
  TRY(const Matrix<int8_t> rows, file.bytes(name + ".weights"));
  TRY(const Matrix<float> scales, file.floats(name + ".scales"));
  TRY(const Matrix<float> bias, file.floats(name + ".bias"));
  const auto is_row = [&](const Matrix<float>& matrix) { return matrix.rows == 1 && matrix.columns == padded(outputs); };
  if (rows.rows != inputs || rows.columns != padded(outputs) || !is_row(scales) || !is_row(bias))
    return fail(
        Error::Kind::model,
        fmt::format("layer '{}' is {} by {}; {} by {} is expected", name, rows.rows, rows.columns, inputs, padded(outputs)),
        file.path());
  Layer layer;
  layer.packed.resize(static_cast<size_t>(padded_inputs(inputs)) * rows.columns);
  pack(rows.data.data(), rows.rows, rows.columns, layer.packed.data());
  const auto is_too_large = [](int8_t weight) { return weight > largest_weight || weight < -largest_weight; };
  if (std::any_of(rows.data.begin(), rows.data.end(), is_too_large))
    return fail(
        Error::Kind::model,
        fmt::format("layer '{}' has weights beyond {}; the model was made for an earlier program", name, largest_weight),
        file.path());
  layer.sums.resize(rows.columns);
  for (uint32_t i = 0; i < rows.rows; ++i)
    for (uint32_t c = 0; c < rows.columns; ++c) layer.sums[c] += rows.row(i)[c];
  layer.weights = {layer.packed.data(), scales.data.data(), layer.sums.data(), padded_inputs(inputs), rows.columns};
  layer.bias = bias.data.data();
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
  if (both == 0 || both % 2 != 0 || padded(gates) != gates || net.root_.rows != 1)
    return fail(Error::Kind::model, fmt::format("a hidden size of {} is not possible", both), file.path());
  // "input.forward", and "input.forward.2" where there is a second layer
  for (uint32_t inputs = net.input_size_;
       net.recurrent_.empty() || file.has(fmt::format("input.forward.{}.weights", net.recurrent_.size() + 1)); inputs = both) {
    const std::string suffix = net.recurrent_.empty() ? "" : fmt::format(".{}", net.recurrent_.size() + 1);
    std::array<Recurrent, 2> directions;
    for (const size_t i : {0, 1}) {
      const std::string name = (i == 0 ? ".forward" : ".backward") + suffix;
      TRY(directions[i].input, layer(file, "input" + name, inputs, gates));
      TRY(directions[i].recurrent, layer(file, "recurrent" + name, net.hidden_size_, gates));
    }
    net.recurrent_.push_back(std::move(directions));
  }
  TRY(net.upos_, layer(file, "upos", both, net.upos.size()));
  TRY(net.xpos_, layer(file, "xpos", both, net.xpos.size()));
  TRY(net.feats_, layer(file, "feats", both, net.feats.size()));
  TRY(net.lemma_, layer(file, "lemma", both, net.lemma.size()));
  TRY(net.name_, layer(file, "name", both, net.name.size()));
  TRY(const Matrix<int8_t> arc, file.bytes("arc.weights"));
  TRY(net.arc_, layer(file, "arc", arc.rows, arc.rows));
  TRY(net.arc_dependent_, layer(file, "arc.dependent", both, arc.rows));
  TRY(net.arc_head_, layer(file, "arc.head", both, arc.rows));
  TRY(const Matrix<int8_t> relation, file.bytes("relation.weights"));
  TRY(net.relation_, layer(file, "relation", relation.rows, net.deprel.size()));
  TRY(net.relation_dependent_, layer(file, "relation.dependent", both, relation.rows));
  TRY(net.relation_head_, layer(file, "relation.head", both, relation.rows));
  if (net.upos.empty() || net.xpos.empty() || net.feats.empty() || net.lemma.empty() || net.name.empty() ||
      net.deprel.empty() || padded(arc.rows) != arc.rows || padded(relation.rows) != relation.rows)
    return fail(Error::Kind::model, "a list of labels is empty or a layer not padded", file.path());
  return net;
}

void KnownWords::make_room(const std::shared_ptr<const void>& of, size_t more) {
  if (network != of) {
    network = of;
    row_of.clear();
    times_met.clear();
  }
  const size_t rows = times_met.size();
  if (rows + more <= most) return;
  // Rows move up over those that go.
  uint32_t least = 2;
  while (static_cast<size_t>(std::count_if(times_met.begin(), times_met.end(), [&](uint32_t n) { return n >= least; })) >
         most / 2)
    least *= 2;
  std::vector<uint32_t> moved(rows);
  uint32_t kept = 0;
  for (size_t row = 0; row < rows; ++row) {
    if (times_met[row] < least) continue;
    for (std::vector<float>& each : gates) {
      const size_t size = each.size() / rows;
      std::copy_n(each.begin() + static_cast<std::ptrdiff_t>(row * size), size,
                  each.begin() + static_cast<std::ptrdiff_t>(kept * size));
    }
    moved[row] = kept++;
  }
  std::erase_if(row_of, [&](const auto& word) { return times_met[word.second] < least; });
  for (auto& [form, row] : row_of) row = moved[row];
  times_met.assign(kept, 0);
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
      scale(embeddings_[f].row(index), embeddings_[f].columns, scales_[f], out);
      out += embeddings_[f].columns;
    }
  }
}

// Sets rows: where in known.gates each word stands. Words that do not stand there yet are added.
void Network::look_up(std::span<const std::string_view> forms, NetworkScratch& scratch) const {
  KnownWords& known = scratch.known;
  known.make_room(mark_, forms.size());
  const size_t before = known.row_of.size();
  scratch.unknown.clear();
  scratch.rows.clear();
  for (const std::string_view form : forms) {
    auto at = known.row_of.find(form);
    if (at == known.row_of.end()) {
      at = known.row_of.emplace(form, static_cast<uint32_t>(known.row_of.size())).first;
      known.times_met.push_back(0);
      scratch.unknown.push_back(form);
    }
    ++known.times_met[at->second];
    scratch.rows.push_back(at->second);
  }
  const auto added = static_cast<uint32_t>(scratch.unknown.size());
  embed(scratch.unknown, scratch);
  scratch.quantized.assign(scratch.input.data(), added, input_size_);
  for (const size_t i : {0, 1}) {
    const Layer& layer = recurrent_.front()[i].input;
    const size_t gates = layer.weights.columns;
    known.gates[i].resize((before + added) * gates);
    affine(known.gates[i].data() + before * gates, scratch.quantized, 0, added, layer.weights, layer.bias);
  }
}

// One direction of one layer over all sentences at once: in step t stand the t-th words of those that are long enough.
// `word_gates` holds what the words bring, word i in the row scratch.rows[i]; `layer` adds what the word before brings.
void Network::recur(const Layer& layer, const float* word_gates, bool is_forward, std::span<const uint32_t> ends,
                    NetworkScratch& scratch, float* out) const {
  const uint32_t size = hidden_size_, gates = 4 * size;
  const auto first = [&](uint32_t sentence) { return sentence == 0 ? 0 : ends[sentence - 1]; };
  const auto length = [&](uint32_t sentence) { return ends[sentence] - first(sentence); };
  scratch.by_length.resize(ends.size());
  std::iota(scratch.by_length.begin(), scratch.by_length.end(), 0u);
  std::stable_sort(scratch.by_length.begin(), scratch.by_length.end(),
                   [&](uint32_t a, uint32_t b) { return length(a) > length(b); });
  scratch.recurrent.resize(ends.size() * gates);
  scratch.hidden.assign(ends.size() * size, 0.0f);
  scratch.cell.assign(ends.size() * size, 0.0f);

  auto active = static_cast<uint32_t>(ends.size());
  for (uint32_t step = 0;; ++step) {
    while (active > 0 && length(scratch.by_length[active - 1]) <= step) --active;
    if (active == 0) return;
    const auto word_of = [&](uint32_t row) {
      const uint32_t sentence = scratch.by_length[row];
      return static_cast<size_t>(is_forward ? first(sentence) + step : ends[sentence] - 1 - step);
    };
    scratch.from_words.clear();
    for (uint32_t row = 0; row < active; ++row)
      scratch.from_words.push_back(word_gates + static_cast<size_t>(scratch.rows[word_of(row)]) * gates);
    scratch.quantized_hidden.assign(scratch.hidden.data(), active, size);
    affine(scratch.recurrent.data(), scratch.quantized_hidden, layer.weights, scratch.from_words);
    for (uint32_t row = 0; row < active; ++row) {
      float* hidden = scratch.hidden.data() + static_cast<size_t>(row) * size;
      lstm_step(scratch.recurrent.data() + static_cast<size_t>(row) * gates, size,
                scratch.cell.data() + static_cast<size_t>(row) * size, hidden);
      std::copy_n(hidden, size, out + word_of(row) * 2 * size + (is_forward ? 0 : size));
    }
  }
}

// Fills states: row 0 is the root's vector, row i + 1 the word i: forward state, then backward state. A later layer adds to the
// earlier.
void Network::encode(std::span<const std::string_view> forms, std::span<const uint32_t> ends, NetworkScratch& scratch) const {
  const auto words = static_cast<uint32_t>(forms.size());
  const uint32_t both = 2 * hidden_size_;
  scratch.states.resize(static_cast<size_t>(words + 1) * both);
  std::copy(root_.data.begin(), root_.data.end(), scratch.states.begin());
  float* states = scratch.states.data() + both;
  look_up(forms, scratch);
  for (const size_t i : {0, 1})
    recur(recurrent_.front()[i].recurrent, scratch.known.gates[i].data(), i == 0, ends, scratch, states);

  scratch.rows.resize(words);
  std::iota(scratch.rows.begin(), scratch.rows.end(), 0u);
  for (const std::array<Recurrent, 2>& directions : std::span(recurrent_).subspan(1)) {
    scratch.added.resize(static_cast<size_t>(words) * both);
    scratch.quantized.assign(states, words, both);
    for (const size_t i : {0, 1}) {
      const Layer& input = directions[i].input;
      scratch.gates.resize(static_cast<size_t>(words) * input.weights.columns);
      affine(scratch.gates.data(), scratch.quantized, 0, words, input.weights, input.bias);
      recur(directions[i].recurrent, scratch.gates.data(), i == 0, ends, scratch, scratch.added.data());
    }
    for (size_t k = 0; k < scratch.added.size(); ++k) states[k] += scratch.added[k];
  }
  scratch.quantized_states.assign(scratch.states.data(), words + 1, both);
}

template <class Assign>
void Network::classify(const Layer& layer, size_t classes, uint32_t words, NetworkScratch& scratch, Assign assign) const {
  const uint32_t columns = layer.weights.columns;
  scratch.scores.resize(static_cast<size_t>(words) * columns);
  affine(scratch.scores.data(), scratch.quantized_states, 1, words, layer.weights, layer.bias);
  for (uint32_t i = 0; i < words; ++i)
    assign(i, largest(scratch.scores.data() + static_cast<size_t>(i) * columns, static_cast<uint32_t>(classes)));
}

void Network::choose_arcs(std::span<const uint32_t> ends, NetworkScratch& scratch, std::span<WordAnalysis> words) const {
  const uint32_t units = arc_.weights.inputs;
  const auto n = static_cast<uint32_t>(words.size());
  const auto run = [](std::vector<float>& out, const Layer& layer, const QuantizedRows& in, uint32_t first, uint32_t rows) {
    out.resize(static_cast<size_t>(rows) * layer.weights.columns);
    affine(out.data(), in, first, rows, layer.weights, layer.bias);
  };
  run(scratch.dependent, arc_dependent_, scratch.quantized_states, 1, n);
  relu(scratch.dependent.data(), scratch.dependent.size());
  run(scratch.head, arc_head_, scratch.quantized_states, 0, n + 1);
  relu(scratch.head.data(), scratch.head.size());
  scratch.quantized.assign(scratch.dependent.data(), n, units);
  run(scratch.mixed, arc_, scratch.quantized, 0, n);

  for (uint32_t i = 0, first = 0; i < ends.size(); first = ends[i++]) {
    // scores[length][length + 1] = mixed * head', with head turned on its side so that columns are heads, the root first.
    const uint32_t length = ends[i] - first, columns = padded(length + 1);
    scratch.turned.assign(static_cast<size_t>(units) * columns, 0.0f);
    for (uint32_t j = 0; j <= length; ++j) {
      const float* head = scratch.head.data() + static_cast<size_t>(j == 0 ? 0 : first + j) * units;
      float* out = scratch.turned.data() + static_cast<size_t>(j / lane) * lane * units + j % lane;
      for (uint32_t u = 0; u < units; ++u) out[static_cast<size_t>(u) * lane] = head[u];
    }
    scratch.scores.assign(static_cast<size_t>(length) * columns, 0.0f);
    affine(scratch.scores.data(), scratch.mixed.data() + static_cast<size_t>(first) * units, units, length,
           {scratch.turned.data(), units, columns}, scratch.scores.data(), columns);
    scratch.heads.resize(length);
    choose_heads(scratch.scores.data(), columns, scratch.heads);
    for (uint32_t j = 0; j < length; ++j)
      words[first + j].head = scratch.heads[j] < 0 ? -1 : static_cast<int32_t>(first) + scratch.heads[j];
  }
  run(scratch.relation_dependent, relation_dependent_, scratch.quantized_states, 1, n);
  run(scratch.relation_head, relation_head_, scratch.quantized_states, 0, n + 1);
}

void Network::name_arcs(NetworkScratch& scratch, std::span<WordAnalysis> words) const {
  const uint32_t units = relation_.weights.inputs, columns = relation_.weights.columns;
  for (size_t i = 0; i < words.size(); ++i) {
    float* pair = scratch.relation_dependent.data() + i * units;
    const float* head = scratch.relation_head.data() + static_cast<size_t>(words[i].head + 1) * units;
    for (uint32_t u = 0; u < units; ++u) pair[u] += head[u];
  }
  relu(scratch.relation_dependent.data(), scratch.relation_dependent.size());
  scratch.scores.resize(words.size() * columns);
  const auto n = static_cast<uint32_t>(words.size());
  scratch.quantized.assign(scratch.relation_dependent.data(), n, units);
  affine(scratch.scores.data(), scratch.quantized, 0, n, relation_.weights, relation_.bias);
  for (size_t i = 0; i < words.size(); ++i) {
    WordAnalysis& word = words[i];
    word.deprel = deprel[largest(scratch.scores.data() + i * columns, static_cast<uint32_t>(deprel.size()))];
    if (word.head < 0)
      word.deprel = Deprel::root;
    else if (word.deprel == Deprel::root)
      word.deprel = Deprel::dep;
  }
}

void Network::analyse(std::span<const std::string_view> forms, std::span<const uint32_t> ends, NetworkScratch& scratch,
                      std::span<WordAnalysis> words) const {
  const auto n = static_cast<uint32_t>(forms.size());
  if (n == 0) return;
  encode(forms, ends, scratch);
  classify(upos_, upos.size(), n, scratch, [&](uint32_t i, uint32_t best) { words[i].upos = best; });
  classify(xpos_, xpos.size(), n, scratch, [&](uint32_t i, uint32_t best) { words[i].xpos = best; });
  classify(feats_, feats.size(), n, scratch, [&](uint32_t i, uint32_t best) { words[i].feats = best; });
  classify(lemma_, lemma.size(), n, scratch, [&](uint32_t i, uint32_t best) { words[i].lemma = best; });
  classify(name_, name.size(), n, scratch, [&](uint32_t i, uint32_t best) { words[i].name = best; });
  choose_arcs(ends, scratch, words);
  name_arcs(scratch, words);
}

}  // namespace tabard
