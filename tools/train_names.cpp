// train_names MODEL LEXICON WEIGHTS TRAIN.conllu ... [--test FILE.conllu]: learns models/names.model; tools/train_names.py
// calls it.
//
// The files are CoNLL-U with a name's label in MISC: Name=Bperson, Name=Iplace, Name=O; Name=? where nobody knows. Documents
// are tagged and parsed by MODEL, so that the weights are learned with the tagger's faults. Written to WEIGHTS: the scale, as
// text, a line end, then int8 [rows][8] as src/names/name_model.h says.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

#include "io/documents.h"
#include "lexicon/lexicon.h"
#include "names/name_features.h"
#include "names/name_finder.h"
#include "names/name_votes.h"
#include "syntax/lemma_mender.h"
#include "syntax/reader.h"
#include "syntax/rejoin.h"

using namespace tabard;

namespace {

constexpr uint32_t rows = 1 << 15;
constexpr size_t folds = 5;
constexpr int steps = 150;
constexpr float rate = .05f, decay = 2e-3f;

struct Example {
  NameRun run;
  size_t document = 0;
  int kind = -1;  // NameKind, or -1 where nobody knows
  std::vector<uint32_t> features;
  NameScores told{};
  NameChances first{};
  std::vector<PartialFeature> elsewhere;
};

struct Text {
  Incoming incoming;
  Tree tree;
  std::unique_ptr<NameWords> words;
  std::vector<std::string> labels;  // of every token
};

// Labels of the words of a file, in order.
std::vector<std::string> read_labels(const std::string& path) {
  std::vector<std::string> labels;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);)
    if (const size_t at = line.rfind("\tName="); at != std::string::npos) labels.push_back(line.substr(at + 6));
  return labels;
}

int kind_of(const std::string& label) {
  if (label == "O") return static_cast<int>(NameKind::none);
  const std::string kind = label.substr(1);
  return kind == "person" ? 0 : kind == "organization" ? 1 : kind == "place" ? 2 : -1;
}

// A weight for every feature and kind, learned by Adam on the mean logarithmic loss.
struct LogLinear {
  std::vector<float> values = std::vector<float>(rows * name_kinds);

  NameScores operator()(const Example& example, bool is_second) const {
    NameScores scores{};
    for (const uint32_t f : example.features) add(scores, f, 1);
    if (is_second)
      for (const PartialFeature& f : example.elsewhere) add(scores, f.feature, static_cast<float>(f.part) / whole_part);
    return scores;
  }
  void add(NameScores& scores, uint32_t f, float part) const {
    for (size_t k = 0; k < name_kinds; ++k) scores[k] += values[f % rows * name_kinds + k] * part;
  }

  void learn(const std::vector<const Example*>& examples, bool is_second) {
    std::vector<int> seen(rows);
    for (const Example* e : examples) {
      for (const uint32_t f : e->features) ++seen[f % rows];
      if (is_second)
        for (const PartialFeature& f : e->elsewhere) ++seen[f.feature % rows];
    }
    std::vector<float> gradient(values.size()), mean(values.size()), square(values.size());
    const auto count = static_cast<float>(examples.size());
    for (int step = 1; step <= steps; ++step) {
      std::fill(gradient.begin(), gradient.end(), 0.f);
      for (const Example* e : examples) {
        NameChances error = chances_of((*this)(*e, is_second));
        error[static_cast<size_t>(e->kind)] -= 1;
        const auto put = [&](uint32_t f, float part) {
          for (size_t k = 0; k < name_kinds; ++k) gradient[f % rows * name_kinds + k] += error[k] * part / count;
        };
        for (const uint32_t f : e->features) put(f, 1);
        if (is_second)
          for (const PartialFeature& f : e->elsewhere) put(f.feature, static_cast<float>(f.part) / whole_part);
      }
      const float first = 1 - std::pow(.9f, static_cast<float>(step)), second = 1 - std::pow(.999f, static_cast<float>(step));
      for (size_t i = 0; i < values.size(); ++i) {
        if (seen[i / name_kinds] < 2) continue;
        const float g = gradient[i] + 2 * decay * values[i] / std::sqrt(count);
        mean[i] += .1f * (g - mean[i]);
        square[i] += .001f * (g * g - square[i]);
        values[i] -= rate * (mean[i] / first) / (std::sqrt(square[i] / second) + 1e-8f);
      }
    }
  }
};

struct Trainer {
  std::shared_ptr<const Lexicon> lexicon;
  std::unique_ptr<SectionFile> model;
  std::unique_ptr<Reader> reader;
  std::unique_ptr<LemmaMender> mender;
  std::unique_ptr<NameTables> tables;
  NetworkScratch scratch;

  bool read(const std::string& path, std::vector<std::unique_ptr<Text>>& texts, std::vector<Example>& examples) {
    const std::vector<std::string> labels = read_labels(path);
    size_t next = 0;
    Documents documents({path}, {.kind = InputKind::conllu});
    while (auto incoming = documents.next()) {
      if (!*incoming) return fmt::print(stderr, "{}\n", incoming->error().message()), false;
      auto text = std::make_unique<Text>();
      text->incoming = std::move(**incoming);
      Reading& reading = *text->incoming.tokenized;
      if (next + reading.tokens.size() > labels.size()) return fmt::print(stderr, "{}: labels are missing\n", path), false;
      text->labels.assign(labels.begin() + static_cast<std::ptrdiff_t>(next),
                          labels.begin() + static_cast<std::ptrdiff_t>(next + reading.tokens.size()));
      next += reading.tokens.size();
      reader->read(reading, scratch);
      mender->mend(reading);
      rejoin(reading);
      text->tree = Tree(reading.tokens);
      text->words = std::make_unique<NameWords>(reading, text->tree, *tables);
      for (const NameRun& run : find_runs(*text->words)) {
        Example example;
        example.run = run;
        example.document = texts.size();
        example.kind = kind_of(text->labels[run.head]);
        example.told = table_scores(*text->words, run);
        find_features(*text->words, run, example.features);
        examples.push_back(std::move(example));
      }
      texts.push_back(std::move(text));
    }
    return true;
  }
};

// The tagger reads what it was trained on better than what it meets. So every example comes again with some of its features
// hidden, lest the weights rely on a tree that is always right.
void add_veiled(std::vector<Example>& examples) {
  constexpr uint32_t hidden = 35;  // of a hundred features
  const size_t count = examples.size();
  for (size_t i = 0; i < count; ++i) {
    Example veiled = examples[i];
    std::erase_if(veiled.features, [&](uint32_t f) { return f != feature("always") && feature(f, i) % 100 < hidden; });
    examples.push_back(std::move(veiled));
  }
}

// First answers become votes, votes features of the second.
void look_elsewhere(const std::vector<std::unique_ptr<Text>>& texts, std::vector<Example>& examples) {
  for (size_t from = 0; from < examples.size();) {
    size_t to = from;
    NameVotes votes;
    const NameWords& words = *texts[examples[from].document]->words;
    for (; to < examples.size() && examples[to].document == examples[from].document; ++to)
      votes.add(words, examples[to].run, examples[to].first);
    votes.count();
    for (; from < to; ++from) votes.find_features(words, examples[from].run, examples[from].first, examples[from].elsewhere);
  }
}

NameChances answer(const LogLinear& weights, const Example& example, bool is_second) {
  NameScores scores = weights(example, is_second);
  for (size_t k = 0; k < name_kinds; ++k) scores[k] += example.told[k];
  return chances_of(scores);
}

std::vector<const Example*> labelled(const std::vector<Example>& examples, size_t without_fold = folds) {
  std::vector<const Example*> chosen;
  for (const Example& e : examples)
    if (e.kind >= 0 && e.document % folds != without_fold) chosen.push_back(&e);
  return chosen;
}

bool write(const std::string& path, const LogLinear& first, const LogLinear& second) {
  float most = 0;
  for (const LogLinear* w : {&first, &second})
    for (const float value : w->values) most = std::max(most, std::abs(value));
  const float scale = most / 127;
  std::ofstream out(path, std::ios::binary);
  out << fmt::format("{}\n", scale);
  for (uint32_t row = 0; row < rows; ++row)
    for (const LogLinear* w : {&first, &second})
      for (size_t k = 0; k < name_kinds; ++k)
        out.put(static_cast<char>(static_cast<int8_t>(std::lround(w->values[row * name_kinds + k] / scale))));
  return out.good();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) return std::fputs("train_names MODEL LEXICON WEIGHTS TRAIN.conllu ...\n", stderr), 1;
  Faults faults;
  Trainer trainer;
  trainer.lexicon = Lexicon::load({argv[2]}, faults);
  auto file = SectionFile::open(argv[1], "english");
  if (!trainer.lexicon || !file) return std::fputs("model or lexicon cannot be read\n", stderr), 1;
  trainer.model = std::make_unique<SectionFile>(std::move(*file));
  auto reader = Reader::load(*trainer.model);
  if (!reader) return std::fputs("model cannot be read\n", stderr), 1;
  trainer.reader = std::make_unique<Reader>(std::move(*reader));
  trainer.mender = std::make_unique<LemmaMender>(*trainer.lexicon);
  trainer.tables = std::make_unique<NameTables>(*trainer.lexicon);

  std::vector<std::unique_ptr<Text>> texts;
  std::vector<Example> examples;
  for (int i = 4; i < argc; ++i)
    if (!trainer.read(argv[i], texts, examples)) return 1;
  fmt::print(stderr, "{} documents, {} runs\n", texts.size(), examples.size());
  add_veiled(examples);

  // The second model must not see answers that the first gives to what it was trained on.
  for (size_t fold = 0; fold < folds; ++fold) {
    LogLinear weights;
    weights.learn(labelled(examples, fold), false);
    for (Example& e : examples)
      if (e.document % folds == fold) e.first = answer(weights, e, false);
  }
  look_elsewhere(texts, examples);
  LogLinear first, second;
  first.learn(labelled(examples), false);
  second.learn(labelled(examples), true);
  size_t right = 0, all = 0;
  for (const Example& e : examples) {
    if (e.kind < 0) continue;
    const NameChances chances = answer(second, e, true);
    right += std::max_element(chances.begin(), chances.end()) - chances.begin() == e.kind;
    ++all;
  }
  fmt::print(stderr, "{} of {} runs of the training text right\n", right, all);
  return write(argv[3], first, second) ? 0 : 1;
}
