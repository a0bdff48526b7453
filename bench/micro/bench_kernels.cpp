// The layers' arithmetic for each kind of CPU that this one is: rows of 160 inputs against 640 columns, in multiplications and
// additions a second.
#include <benchmark/benchmark.h>

#include <vector>

#include "syntax/integer_kernels.h"

namespace tabard {
namespace {

void layer(benchmark::State& state) {
  const auto compiled = supported_integer_affines();
  const auto target = static_cast<size_t>(state.range(0));
  const auto rows = static_cast<uint32_t>(state.range(1));
  if (target >= compiled.size()) return state.SkipWithError("this CPU has no such instructions");
  constexpr uint32_t inputs = 160, columns = 640;
  const std::vector<int8_t> weights(inputs * columns, 3);
  const std::vector<float> scales(columns, 0.01f), bias(columns, 0.5f), values(rows * inputs, 0.25f);
  const std::vector<int32_t> sums(columns, 3 * inputs);
  std::vector<int8_t> packed(weights.size());
  pack(weights.data(), inputs, columns, packed.data());
  QuantizedRows in;
  in.assign(values.data(), rows, inputs);
  std::vector<float> out(rows * columns);
  const std::vector<const float*> biases(rows, bias.data());
  const IntegerWeights layer{packed.data(), scales.data(), sums.data(), inputs, columns};
  for (auto _ : state) {
    compiled[target](out.data(), in.bytes.data(), in.scales.data(), rows, layer, biases.data());
    benchmark::DoNotOptimize(out.data());
  }
  state.SetItemsProcessed(state.iterations() * rows * inputs * columns);
}

// 0 plain, 1 AVX2, 2 AVX-512 with VNNI
BENCHMARK(layer)->ArgsProduct({{0, 1, 2}, {1, 2, 3, 4, 6, 8, 16, 256}})->ArgNames({"target", "rows"});

}  // namespace
}  // namespace tabard
