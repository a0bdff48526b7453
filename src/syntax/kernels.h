#pragma once
// The arithmetic of the network. Same bytes out on every CPU: each output is summed in the order of its inputs, products and
// sums are rounded apart (-ffp-contract=off), and exp is our own. So wide vectors change the speed only.

#include <cstddef>
#include <cstdint>

namespace tabard {

inline constexpr uint32_t lane = 16;  // column counts are multiples of this; the trainer pads with zeros

// A matrix [inputs][columns] in the order in which affine() goes through it: for each `lane` columns the weights of every
// input, so that memory is read straight on. Owns nothing.
struct Weights {
  const float* data = nullptr;
  uint32_t inputs = 0, columns = 0;
};

// Puts weights that lie row by row into that order; `out` holds as many.
void pack(const float* rows, uint32_t inputs, uint32_t columns, float* out);

// Row r of out, [n][columns], = bias row r + in row r * weights. Rows of `in` are `in_stride` apart, rows of bias
// `bias_stride`: 0 for one that all share. `bias` may be `out` itself.
void affine(float* out, const float* in, size_t in_stride, uint32_t n, const Weights& weights, const float* bias,
            size_t bias_stride);

// One LSTM step over `size` cells: gates hold input, forget, cell, output gate, `size` each; cell and hidden are rewritten.
void lstm_step(const float* gates, uint32_t size, float* cell, float* hidden);

void scale(const int8_t* values, uint32_t count, float scale, float* out);

void relu(float* values, size_t count);

// Index of the largest value; the first of equals.
uint32_t largest(const float* values, uint32_t count);

}  // namespace tabard
