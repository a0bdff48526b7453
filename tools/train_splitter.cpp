// train_splitter OUT IN.jsonl... : learns where sentences end. Each line of IN is {"text": ..., "sentences": [{"start", "end"},
// ...]} with code-point offsets, as tools/build_gold.py and tools/treebank_texts.py write them. OUT gets the 65,536 int8
// weights of section "splitter".
//
// Logistic regression by stochastic gradient descent over the very features that the program computes
// (text/boundary_features.h).

#include <simdjson.h>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/utf8.h"
#include "text/boundary_features.h"
#include "text/tokenizer.h"

namespace {

struct Report {
  std::string text;
  std::unordered_set<size_t> starts;  // bytes where a sentence begins
};

std::vector<Report> load(const std::string& path) {
  std::vector<Report> reports;
  std::ifstream file(path);
  std::string line;
  simdjson::dom::parser parser;
  while (std::getline(file, line)) {
    const simdjson::dom::element element = parser.parse(line);
    Report report;
    report.text = std::string(std::string_view(element["text"]));
    std::vector<size_t> bytes;
    for (size_t at = 0; at < report.text.size();) {
      bytes.push_back(at);
      tabard::next_code_point(report.text, at);
    }
    for (const auto sentence : element["sentences"]) report.starts.insert(bytes.at(uint64_t(sentence["start"])));
    reports.push_back(std::move(report));
  }
  return reports;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: train_splitter OUT IN.jsonl...\n";
    return 1;
  }
  std::vector<Report> reports;
  for (int i = 2; i < argc; ++i)
    for (Report& report : load(argv[i])) reports.push_back(std::move(report));

  std::vector<double> weights(tabard::BoundaryFeatures::rows, 0.0), squares(weights.size(), 1e-6), sums(weights.size(), 0.0);
  constexpr int epochs = 8;
  uint32_t seed = 1;
  int averaged = 0;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    for (size_t i = reports.size(); i > 1; --i) std::swap(reports[i - 1], reports[(seed = seed * 1664525u + 1013904223u) % i]);
    double loss = 0;
    size_t gaps = 0;
    for (const Report& report : reports) {
      const std::vector<tabard::Piece> pieces = tabard::tokenize(report.text);
      tabard::BoundaryFeatures features(report.text, pieces);
      for (size_t i = 0; i + 1 < pieces.size(); ++i) {
        const bool is_boundary = report.starts.count(pieces[i + 1].start) > 0;
        if (pieces[i + 1].gap != tabard::Piece::Gap::blank_line && pieces[i + 1].joined != 0) {
          const auto rows = features.at(i);
          double sum = 0;
          for (const uint32_t row : rows) sum += weights[row];
          const double p = 1 / (1 + std::exp(-sum)), gradient = p - (is_boundary ? 1 : 0);
          loss -= std::log(is_boundary ? p + 1e-12 : 1 - p + 1e-12);
          ++gaps;
          for (const uint32_t row : rows) {
            const double g = gradient + 2e-5 * weights[row];
            squares[row] += g * g;
            weights[row] -= 0.12 * g / std::sqrt(squares[row] + 1);
          }
        }
        features.decide(i, is_boundary);
      }
    }
    std::fprintf(stderr, "epoch %d: loss %.5f a gap over %zu gaps\n", epoch + 1, loss / static_cast<double>(gaps), gaps);
    if (epoch >= epochs / 2) {
      ++averaged;
      for (size_t i = 0; i < weights.size(); ++i) sums[i] += weights[i];
    }
  }
  double largest = 1e-9;
  for (double& sum : sums) largest = std::max(largest, std::abs(sum /= averaged));
  std::ofstream out(argv[1], std::ios::binary);
  for (const double weight : sums) out.put(static_cast<char>(std::lround(weight / largest * 127)));
  return out.good() ? 0 : 1;
}
