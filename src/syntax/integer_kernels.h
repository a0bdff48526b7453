#pragma once
// The arithmetic of the network's layers in whole numbers: weights and inputs are of seven bits with a scale for each column
// and row, sums are int32. Whole numbers add up the same in any order, so every CPU gives the same bytes at its own speed.
// Seven bits, not eight, because four products of them fit into the int16 in which AVX2 adds up: that is a third faster.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "syntax/kernels.h"

namespace tabard {

inline constexpr uint32_t input_group = 4;  // inputs that are multiplied and added at one go
inline constexpr int32_t largest_weight = 63;

// A matrix [inputs][columns] of int8 in -largest_weight..largest_weight, `columns` a multiple of `lane`, in the order of pack()
// below. Owns nothing.
struct IntegerWeights {
  const int8_t* data = nullptr;
  const float* scales = nullptr;     // by column: weight = scale * int8
  const int32_t* sums = nullptr;     // by column: of all its int8
  uint32_t inputs = 0, columns = 0;  // inputs as stored: padded_inputs()
};

// Inputs go in twos of groups.
inline constexpr uint32_t padded_inputs(uint32_t inputs) {
  return (inputs + 2 * input_group - 1) / (2 * input_group) * (2 * input_group);
}

// Puts weights that lie row by row into the order that affine() reads: for each `lane` columns and each group of inputs the
// inputs of the first column, of the second ... `out` holds padded_inputs(inputs) * columns; inputs that are not there are 0.
void pack(const int8_t* rows, uint32_t inputs, uint32_t columns, int8_t* out);

// Rows of numbers as bytes in 1..127: value = scale of its row * (byte - 64).
struct QuantizedRows {
  std::vector<uint8_t> bytes;
  std::vector<float> scales;
  uint32_t stride = 0;  // bytes a row: padded_inputs()

  // The largest value of a row becomes 127 or 1. Rows of `in` are `inputs` long and follow one another.
  void assign(const float* in, uint32_t rows, uint32_t inputs);
};

// Row r of out, [rows][columns], = bias + row (first + r) of `in` * weights.
void affine(float* out, const QuantizedRows& in, uint32_t first, uint32_t rows, const IntegerWeights& weights,
            const float* bias);

// The same with a bias for each row of `in`: `biases[r]` points to as many numbers as there are columns.
void affine(float* out, const QuantizedRows& in, const IntegerWeights& weights, std::span<const float* const> biases);

// affine() as compiled for each kind of CPU that this one is, the fastest last: for the test that they agree.
using IntegerAffine = void (*)(float* out, const uint8_t* in, const float* in_scales, uint32_t rows,
                               const IntegerWeights& weights, const float* const* biases);
std::span<const IntegerAffine> supported_integer_affines();

}  // namespace tabard
