#pragma once
// The arithmetic of the network. Same bytes out on every CPU: each output is summed in the order of its inputs, products and
// sums are rounded apart (-ffp-contract=off), and exp is our own. So wide vectors change the speed only.

#include <cstdint>

namespace tabard {

inline constexpr uint32_t lane = 16;  // column counts are multiples of this; the trainer pads with zeros

// out[n][columns] = bias[columns] + in[n][k] * weights[k][columns]. `bias` may be null. `in` rows are `in_stride` apart.
void affine(float* out, const float* in, uint32_t in_stride, uint32_t n, uint32_t k, uint32_t columns, const float* weights,
            const float* bias);

// One LSTM step over `size` cells: gates hold input, forget, cell, output gate, `size` each; cell and hidden are rewritten.
void lstm_step(const float* gates, uint32_t size, float* cell, float* hidden);

void relu(float* values, uint32_t count);

// Index of the largest value; the first of equals.
uint32_t largest(const float* values, uint32_t count);

}  // namespace tabard
