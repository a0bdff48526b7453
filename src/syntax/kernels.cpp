#include "syntax/kernels.h"

#include "syntax/targets.h"

namespace tabard {
namespace {

// tanh(x) = over / under within 1e-4, a hundredth of the steps in which hidden states go on: its continued fraction to the
// seventh term, which reaches 1 at 4.97.
struct Tangent {
  float over, under;

  explicit Tangent(float x) {
    x = x > -4.97f ? x : -4.97f;
    x = x < 4.97f ? x : 4.97f;
    const float square = x * x;
    over = x * (135135.0f + square * (17325.0f + square * (378.0f + square)));
    under = 135135.0f + square * (62370.0f + square * (3150.0f + square * 28.0f));
  }
};

template <uint32_t Width>
struct Vector {
  typedef float Type __attribute__((vector_size(Width * sizeof(float)), aligned(4), may_alias));
};

#define TABARD_INLINE inline __attribute__((always_inline))

// `Rows` rows of input against `Lanes` lanes of columns, in vectors of `Width`: the sums stay in registers while the weights
// stream by.
template <uint32_t Width, uint32_t Rows, uint32_t Lanes>
TABARD_INLINE void tile(float* out, const float* in, size_t in_stride, const Weights& weights, uint32_t column,
                        const float* bias, size_t bias_stride) {
  using V = typename Vector<Width>::Type;
  constexpr uint32_t a_lane = lane / Width;
  V sum[Rows][Lanes * a_lane];
  for (uint32_t r = 0; r < Rows; ++r)
    for (uint32_t v = 0; v < Lanes * a_lane; ++v)
      sum[r][v] = *reinterpret_cast<const V*>(bias + r * bias_stride + column + v * Width);
  const float* data = weights.data + static_cast<size_t>(column) * weights.inputs;
  const size_t to_next_lane = static_cast<size_t>(lane) * weights.inputs;
  for (uint32_t i = 0; i < weights.inputs; ++i) {
    V w[Lanes * a_lane];
    for (uint32_t v = 0; v < Lanes * a_lane; ++v)
      w[v] = *reinterpret_cast<const V*>(data + v / a_lane * to_next_lane + i * lane + v % a_lane * Width);
    for (uint32_t r = 0; r < Rows; ++r) {
      const float x = in[r * in_stride + i];
      for (uint32_t v = 0; v < Lanes * a_lane; ++v) sum[r][v] += w[v] * x;
    }
  }
  for (uint32_t r = 0; r < Rows; ++r)
    for (uint32_t v = 0; v < Lanes * a_lane; ++v)
      *reinterpret_cast<V*>(out + static_cast<size_t>(r) * weights.columns + column + v * Width) = sum[r][v];
}

// All rows against some lanes, `Rows` at a time, then the rest by halves.
template <uint32_t Width, uint32_t Rows, uint32_t Lanes>
TABARD_INLINE void all_rows(float* out, const float* in, size_t in_stride, uint32_t n, const Weights& weights, uint32_t column,
                            const float* bias, size_t bias_stride) {
  while (n >= Rows) {
    tile<Width, Rows, Lanes>(out, in, in_stride, weights, column, bias, bias_stride);
    out += static_cast<size_t>(Rows) * weights.columns;
    in += Rows * in_stride;
    bias += Rows * bias_stride;
    n -= Rows;
  }
  if constexpr (Rows > 1)
    if (n > 0) all_rows<Width, Rows / 2, Lanes>(out, in, in_stride, n, weights, column, bias, bias_stride);
}

template <uint32_t Width, uint32_t Rows, uint32_t Lanes>
TABARD_INLINE void all_columns(float* out, const float* in, size_t in_stride, uint32_t n, const Weights& weights,
                               const float* bias, size_t bias_stride) {
  uint32_t column = 0;
  for (; column + Lanes * lane <= weights.columns; column += Lanes * lane)
    all_rows<Width, Rows, Lanes>(out, in, in_stride, n, weights, column, bias, bias_stride);
  for (; column < weights.columns; column += lane)
    all_rows<Width, Rows, 1>(out, in, in_stride, n, weights, column, bias, bias_stride);
}

// Tiles as large as each CPU has registers for.
using Affine = void (*)(float*, const float*, size_t, uint32_t, const Weights&, const float*, size_t);

void affine_plain(float* out, const float* in, size_t in_stride, uint32_t n, const Weights& weights, const float* bias,
                  size_t bias_stride) {
  all_columns<4, 2, 1>(out, in, in_stride, n, weights, bias, bias_stride);
}

#if TABARD_HAS_TARGETS
__attribute__((target("avx2"))) void affine_avx2(float* out, const float* in, size_t in_stride, uint32_t n,
                                                 const Weights& weights, const float* bias, size_t bias_stride) {
  all_columns<8, 6, 1>(out, in, in_stride, n, weights, bias, bias_stride);
}

__attribute__((target("avx512f"))) void affine_avx512(float* out, const float* in, size_t in_stride, uint32_t n,
                                                      const Weights& weights, const float* bias, size_t bias_stride) {
  all_columns<16, 8, 2>(out, in, in_stride, n, weights, bias, bias_stride);
}
#endif

Affine best_affine() {
#if TABARD_HAS_TARGETS
  if (__builtin_cpu_supports("avx512f")) return affine_avx512;
  if (__builtin_cpu_supports("avx2")) return affine_avx2;
#endif
  return affine_plain;
}

}  // namespace

void pack(const float* rows, uint32_t inputs, uint32_t columns, float* out) {
  for (uint32_t column = 0; column < columns; column += lane)
    for (uint32_t i = 0; i < inputs; ++i)
      for (uint32_t c = 0; c < lane; ++c) *out++ = rows[static_cast<size_t>(i) * columns + column + c];
}

void affine(float* out, const float* in, size_t in_stride, uint32_t n, const Weights& weights, const float* bias,
            size_t bias_stride) {
  static const Affine best = best_affine();
  best(out, in, in_stride, n, weights, bias, bias_stride);
}

TABARD_CLONES void lstm_step(const float* gates, uint32_t size, float* cell, float* hidden) {
  const float *in = gates, *forget = gates + size, *candidate = gates + 2 * size, *output = gates + 3 * size;
#pragma GCC ivdep
  for (uint32_t i = 0; i < size; ++i) {
    // sigmoid(x) = (1 + tanh(x / 2)) / 2 = (under + over) / (2 * under), and each sum of products over one divisor.
    const Tangent f(0.5f * forget[i]), n(0.5f * in[i]), g(candidate[i]), o(0.5f * output[i]);
    const float both = n.under * g.under;
    const float c = ((f.under + f.over) * cell[i] * both + (n.under + n.over) * g.over * f.under) / (2.0f * f.under * both);
    const Tangent t(c);
    cell[i] = c;
    hidden[i] = (o.under + o.over) * t.over / (2.0f * o.under * t.under);
  }
}

TABARD_CLONES void scale(const int8_t* values, uint32_t count, float scale, float* out) {
  for (uint32_t i = 0; i < count; ++i) out[i] = scale * static_cast<float>(values[i]);
}

void relu(float* values, size_t count) {
  for (size_t i = 0; i < count; ++i) values[i] = values[i] > 0 ? values[i] : 0;
}

// Of every fourth value the largest, then of those; the rest of the list last.
uint32_t largest(const float* values, uint32_t count) {
  constexpr uint32_t width = 4;
  using Four = Vector<width>::Type;
  typedef int32_t Indices __attribute__((vector_size(width * sizeof(int32_t))));
  const uint32_t whole = count / width * width;
  uint32_t best = 0;
  if (whole > 0) {
    Four most = *reinterpret_cast<const Four*>(values);
    Indices at = {}, first = {};
    for (uint32_t i = width; i < whole; i += width) {
      const Four next = *reinterpret_cast<const Four*>(values + i);
      const auto is_larger = next > most;
      first += static_cast<int32_t>(width);
      most = is_larger ? next : most;
      at = is_larger ? first : at;
    }
    for (uint32_t i = 0; i < width; ++i) {
      const uint32_t index = static_cast<uint32_t>(at[i]) + i;
      if (values[index] > values[best] || (values[index] == values[best] && index < best)) best = index;
    }
  }
  for (uint32_t i = whole; i < count; ++i)
    if (values[i] > values[best]) best = i;
  return best;
}

}  // namespace tabard
