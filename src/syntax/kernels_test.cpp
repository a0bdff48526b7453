#include "syntax/kernels.h"

#include <gtest/gtest.h>
#include <cmath>

#include "syntax/integer_kernels.h"

namespace tabard {
namespace {

TEST(Kernels, AffineIsTheSumInTheOrderOfItsInputs) {
  constexpr uint32_t k = 33, columns = 80;
  for (const uint32_t n : {1u, 7u, 23u}) {  // whole tiles and rests
    std::vector<float> in(n * k), rows(k * columns), packed(k * columns), bias(columns), out(n * columns);
    uint32_t seed = 7;
    const auto draw = [&seed] { return static_cast<float>((seed = seed * 1664525u + 1013904223u) >> 8) / (1 << 24) - 0.5f; };
    for (auto* v : {&in, &rows, &bias})
      for (float& x : *v) x = draw();
    pack(rows.data(), k, columns, packed.data());
    affine(out.data(), in.data(), k, n, {packed.data(), k, columns}, bias.data(), 0);
    for (uint32_t r = 0; r < n; ++r)
      for (uint32_t c = 0; c < columns; ++c) {
        volatile float sum = bias[c];  // volatile: rounded after every step, as the kernel must be whatever the CPU
        for (uint32_t i = 0; i < k; ++i) {
          volatile const float product = in[r * k + i] * rows[i * columns + c];
          sum = sum + product;
        }
        ASSERT_EQ(out[r * columns + c], sum) << r << " " << c;
      }
  }
}

TEST(Kernels, AStepOfCellsIsWhatTheBooksSay) {
  const std::vector<float> drawn = {-90.0f, -6.0f, -2.5f, -0.7f, 0.0f, 0.3f, 1.9f, 5.5f, 40.0f};
  const auto size = static_cast<uint32_t>(drawn.size());
  const auto sigmoid = [](double x) { return 1 / (1 + std::exp(-x)); };
  for (const float other : drawn) {
    std::vector<float> gates(4 * size), cell(size, 0.8f), hidden(size);
    for (uint32_t i = 0; i < size; ++i) {
      gates[i] = drawn[i];                          // input
      gates[size + i] = other;                      // forget
      gates[2 * size + i] = drawn[size - 1 - i];    // cell
      gates[3 * size + i] = drawn[(i + 2) % size];  // output
    }
    lstm_step(gates.data(), size, cell.data(), hidden.data());
    for (uint32_t i = 0; i < size; ++i) {
      const double wanted = sigmoid(other) * 0.8f + sigmoid(drawn[i]) * std::tanh(drawn[size - 1 - i]);
      EXPECT_NEAR(cell[i], wanted, 3e-4);
      EXPECT_NEAR(hidden[i], sigmoid(drawn[(i + 2) % size]) * std::tanh(wanted), 5e-4);
    }
  }
}

TEST(Kernels, TheFirstOfTheLargestIsMeant) {
  std::vector<float> values(53, -3.0f);
  EXPECT_EQ(largest(values.data(), 53), 0u);
  EXPECT_EQ(largest(values.data(), 5), 0u);
  for (const uint32_t at : {52u, 40u, 36u, 20u, 3u}) {  // the rest behind whole lanes, the same place of two lanes, another
    values[at] = 2.0f;
    EXPECT_EQ(largest(values.data(), 53), at);
  }
}

TEST(IntegerKernels, EveryCpuGivesTheSameAndTheRightBytes) {
  uint32_t seed = 7;
  const auto draw = [&] { return static_cast<int32_t>((seed = seed * 1664525u + 1013904223u) >> 8); };
  for (const auto& [n, k, columns] : {std::array{1u, 3u, 16u}, {5u, 8u, 48u}, {21u, 304u, 80u}, {16u, 200u, 800u}}) {
    std::vector<float> values(n * k), bias(n * columns), scales(columns);
    std::vector<int8_t> rows(k * columns), packed(padded_inputs(k) * columns);
    for (float& x : values) x = static_cast<float>(draw() % 2001 - 1000) / 700.0f;
    for (float& x : bias) x = static_cast<float>(draw() % 2001 - 1000) / 300.0f;
    for (float& x : scales) x = static_cast<float>(1 + draw() % 1000) / 1e5f;
    for (int8_t& x : rows) x = static_cast<int8_t>(draw() % (2 * largest_weight + 1) - largest_weight);
    values[0] = 0.0f;
    rows[0] = -largest_weight;
    std::vector<int32_t> sums(columns);
    for (uint32_t i = 0; i < k; ++i)
      for (uint32_t c = 0; c < columns; ++c) sums[c] += rows[i * columns + c];
    pack(rows.data(), k, columns, packed.data());
    QuantizedRows in;
    in.assign(values.data(), n, k);
    const IntegerWeights weights{packed.data(), scales.data(), sums.data(), padded_inputs(k), columns};

    std::vector<float> wanted(n * columns);
    for (uint32_t r = 0; r < n; ++r) {
      for (uint32_t i = 0; i < k; ++i)
        EXPECT_NEAR(in.scales[r] * static_cast<float>(in.bytes[r * in.stride + i] - 64), values[r * k + i],
                    in.scales[r] * 0.51f);
      for (uint32_t c = 0; c < columns; ++c) {
        int32_t sum = 0;
        for (uint32_t i = 0; i < k; ++i) sum += (in.bytes[r * in.stride + i] - 64) * rows[i * columns + c];
        volatile const float scale = in.scales[r] * scales[c];
        volatile const float product = static_cast<float>(sum) * scale;  // volatile: rounded, as the kernel must be
        wanted[r * columns + c] = bias[r * columns + c] + product;
      }
    }
    for (const IntegerAffine compiled : supported_integer_affines()) {
      std::vector<float> out(n * columns);
      std::vector<const float*> biases;
      for (uint32_t r = 0; r < n; ++r) biases.push_back(bias.data() + r * columns);
      compiled(out.data(), in.bytes.data(), in.scales.data(), n, weights, biases.data());
      EXPECT_EQ(out, wanted);
    }
  }
}

TEST(IntegerKernels, ARowOfNothingIsNothing) {
  QuantizedRows in;
  const std::vector<float> values = {0.0f, -0.0f, 0.0f, 0.0f, 1e-40f, 0.0f};
  in.assign(values.data(), 2, 3);
  EXPECT_EQ(in.bytes, std::vector<uint8_t>(16, 64));
}

}  // namespace
}  // namespace tabard
