#include "syntax/kernels.h"

#include <bit>
#include <cstddef>

// The compiler makes each of these three times and the loader picks by CPU; all three give the same bytes (kernels_test.cpp).
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define TABARD_TARGETS __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define TABARD_TARGETS
#endif

namespace tabard {
namespace {

typedef float Lane __attribute__((vector_size(lane * sizeof(float)), aligned(4), may_alias));

// exp(x) within 2 units in the last place for |x| < 87; beyond, the value at the border.
inline float exponential(float x) {
  x = x < -87.0f ? -87.0f : x > 87.0f ? 87.0f : x;
  const float shifted = x * 1.44269504f + 12582912.0f;  // adding 1.5 * 2^23 rounds to the nearest integer
  const float n = shifted - 12582912.0f;
  const float r = (x - n * 0.693359375f) + n * 2.12194440e-4f;  // ln 2 in two parts
  float p = 1.9875691500e-4f;
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = p * r * r + r + 1.0f;
  const int32_t exponent = std::bit_cast<int32_t>(shifted) - std::bit_cast<int32_t>(12582912.0f);
  return p * std::bit_cast<float>((exponent + 127) << 23);
}

inline float sigmoid(float x) {
  return 1.0f / (1.0f + exponential(-x));
}
inline float hyperbolic_tangent(float x) {
  return 1.0f - 2.0f / (exponential(x + x) + 1.0f);
}

// `Rows` rows of input against `Lanes` vectors of columns: the sums stay in registers while the weights stream by.
template <uint32_t Rows, uint32_t Lanes>
inline __attribute__((always_inline)) void tile(float* out, const float* in, uint32_t in_stride, uint32_t k, uint32_t columns,
                                                const float* weights, const float* bias) {
  Lane sum[Rows][Lanes];
  for (uint32_t r = 0; r < Rows; ++r)
    for (uint32_t l = 0; l < Lanes; ++l) sum[r][l] = bias != nullptr ? *reinterpret_cast<const Lane*>(bias + l * lane) : Lane{};
  for (uint32_t i = 0; i < k; ++i) {
    const float* row = weights + static_cast<size_t>(i) * columns;
    for (uint32_t l = 0; l < Lanes; ++l) {
      const Lane w = *reinterpret_cast<const Lane*>(row + l * lane);
      for (uint32_t r = 0; r < Rows; ++r) sum[r][l] += w * in[static_cast<size_t>(r) * in_stride + i];
    }
  }
  for (uint32_t r = 0; r < Rows; ++r)
    for (uint32_t l = 0; l < Lanes; ++l)
      *reinterpret_cast<Lane*>(out + static_cast<size_t>(r) * columns + l * lane) = sum[r][l];
}

template <uint32_t Rows>
inline __attribute__((always_inline)) void rows(float* out, const float* in, uint32_t in_stride, uint32_t k, uint32_t columns,
                                                const float* weights, const float* bias) {
  uint32_t c = 0;
  for (; c + 2 * lane <= columns; c += 2 * lane)
    tile<Rows, 2>(out + c, in, in_stride, k, columns, weights + c, bias != nullptr ? bias + c : nullptr);
  for (; c < columns; c += lane)
    tile<Rows, 1>(out + c, in, in_stride, k, columns, weights + c, bias != nullptr ? bias + c : nullptr);
}

}  // namespace

TABARD_TARGETS void affine(float* out, const float* in, uint32_t in_stride, uint32_t n, uint32_t k, uint32_t columns,
                           const float* weights, const float* bias) {
  uint32_t i = 0;
  for (; i + 4 <= n; i += 4)
    rows<4>(out + static_cast<size_t>(i) * columns, in + static_cast<size_t>(i) * in_stride, in_stride, k, columns, weights,
            bias);
  for (; i < n; ++i)
    rows<1>(out + static_cast<size_t>(i) * columns, in + static_cast<size_t>(i) * in_stride, in_stride, k, columns, weights,
            bias);
}

TABARD_TARGETS void lstm_step(const float* gates, uint32_t size, float* cell, float* hidden) {
  const float *in = gates, *forget = gates + size, *candidate = gates + 2 * size, *output = gates + 3 * size;
#pragma GCC ivdep
  for (uint32_t i = 0; i < size; ++i) {
    const float c = sigmoid(forget[i]) * cell[i] + sigmoid(in[i]) * hyperbolic_tangent(candidate[i]);
    cell[i] = c;
    hidden[i] = sigmoid(output[i]) * hyperbolic_tangent(c);
  }
}

void relu(float* values, uint32_t count) {
  for (uint32_t i = 0; i < count; ++i) values[i] = values[i] > 0 ? values[i] : 0;
}

uint32_t largest(const float* values, uint32_t count) {
  uint32_t best = 0;
  for (uint32_t i = 1; i < count; ++i)
    if (values[i] > values[best]) best = i;
  return best;
}

}  // namespace tabard
