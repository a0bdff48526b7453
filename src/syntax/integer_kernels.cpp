#include "syntax/integer_kernels.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <vector>

#include "syntax/targets.h"

#if TABARD_HAS_TARGETS
#include <immintrin.h>
#endif

// Three ways to the same sum of (byte - 64) * weight, that is of byte * weight less 64 times the sum of the column's weights:
//   plain     as it is written
//   avx2      two pairs of byte * weight in int16, which 4 * 127 * 63 does not overflow, then both in int32
//   vnni      byte * weight in int32 by one instruction

namespace tabard {
namespace {

constexpr int32_t zero = 64;
constexpr float largest_value = zero - 1;
constexpr int zero_bits = 6;  // shifted left by so many, a sum of weights is taken `zero` times

// What all have in common behind the sums. Products and sums are rounded apart (-ffp-contract=off).
inline float scaled(int32_t sum, float row_scale, float column_scale, float bias) {
  return bias + static_cast<float>(sum) * (row_scale * column_scale);
}

void affine_plain(float* out, const uint8_t* in, const float* in_scales, uint32_t rows, const IntegerWeights& weights,
                  const float* const* biases) {
  for (uint32_t r = 0; r < rows; ++r, in += weights.inputs, out += weights.columns)
    for (uint32_t column = 0; column < weights.columns; column += lane) {
      int32_t sums[lane] = {};
      const int8_t* data = weights.data + static_cast<size_t>(column) * weights.inputs;
      for (uint32_t i = 0; i < weights.inputs; i += input_group, data += lane * input_group)
        for (uint32_t c = 0; c < lane; ++c)
          for (uint32_t k = 0; k < input_group; ++k) sums[c] += (in[i + k] - zero) * data[c * input_group + k];
      for (uint32_t c = 0; c < lane; ++c)
        out[column + c] = scaled(sums[c], in_scales[r], weights.scales[column + c], biases[r][column + c]);
    }
}

#if TABARD_HAS_TARGETS

inline int32_t group_at(const void* in) {
  int32_t group;
  std::memcpy(&group, in, sizeof group);
  return group;
}

#define TABARD_AVX2 __attribute__((target("avx2"), always_inline)) inline
#define TABARD_VNNI __attribute__((target("avx512f,avx512bw,avx512vnni"), always_inline)) inline

// `Rows` rows against `Lanes` lanes: the sums stay in registers while the weights stream by.
template <uint32_t Rows, uint32_t Lanes>
TABARD_AVX2 void tile_avx2(float* out, const uint8_t* in, const float* in_scales, const IntegerWeights& weights,
                           uint32_t column, const float* const* biases) {
  constexpr uint32_t halves = 2 * Lanes;  // a lane is two registers
  const __m256i ones = _mm256_set1_epi16(1);
  __m256i sum[Rows][halves];
  for (auto& row : sum)
    for (__m256i& each : row) each = _mm256_setzero_si256();
  const int8_t* data = weights.data + static_cast<size_t>(column) * weights.inputs;
  const size_t to_next_lane = static_cast<size_t>(lane) * weights.inputs;
  for (uint32_t i = 0; i < weights.inputs; i += 2 * input_group, data += 2 * lane * input_group)
#pragma GCC unroll 4
    for (uint32_t r = 0; r < Rows; ++r) {
      const uint8_t* at = in + static_cast<size_t>(r) * weights.inputs + i;
      const __m256i x = _mm256_set1_epi32(group_at(at)), next_x = _mm256_set1_epi32(group_at(at + input_group));
#pragma GCC unroll 4
      for (uint32_t h = 0; h < halves; ++h) {
        const auto* w = reinterpret_cast<const __m256i*>(data + h / 2 * to_next_lane + h % 2 * 32);
        const auto* next_w = w + lane * input_group / 32;
        const __m256i pairs = _mm256_add_epi16(_mm256_maddubs_epi16(x, _mm256_loadu_si256(w)),
                                               _mm256_maddubs_epi16(next_x, _mm256_loadu_si256(next_w)));
        sum[r][h] = _mm256_add_epi32(sum[r][h], _mm256_madd_epi16(pairs, ones));
        __asm__ volatile("" : "+x"(sum[r][h]));  // else GCC draws loads forward until it has no register left for the sums
      }
    }
  for (uint32_t h = 0; h < halves; ++h) {
    const uint32_t first = column + 8 * h;
    const __m256i excess =
        _mm256_slli_epi32(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights.sums + first)), zero_bits);
    const __m256 column_scales = _mm256_loadu_ps(weights.scales + first);
    for (uint32_t r = 0; r < Rows; ++r) {
      const __m256 scale = _mm256_mul_ps(_mm256_set1_ps(in_scales[r]), column_scales);
      const __m256 start = _mm256_loadu_ps(biases[r] + first);
      const __m256 product = _mm256_mul_ps(_mm256_cvtepi32_ps(_mm256_sub_epi32(sum[r][h], excess)), scale);
      _mm256_storeu_ps(out + static_cast<size_t>(r) * weights.columns + first, _mm256_add_ps(start, product));
    }
  }
}

template <uint32_t Rows, uint32_t Lanes>
TABARD_VNNI void tile_vnni(float* out, const uint8_t* in, const float* in_scales, const IntegerWeights& weights,
                           uint32_t column, const float* const* biases) {
  __m512i sum[Rows][Lanes];
  for (auto& row : sum)
    for (__m512i& each : row) each = _mm512_setzero_si512();
  const int8_t* data = weights.data + static_cast<size_t>(column) * weights.inputs;
  const size_t to_next_lane = static_cast<size_t>(lane) * weights.inputs;
  for (uint32_t i = 0; i < weights.inputs; i += input_group, data += lane * input_group) {
    __m512i w[Lanes];
    for (uint32_t l = 0; l < Lanes; ++l) w[l] = _mm512_loadu_si512(data + l * to_next_lane);
    for (uint32_t r = 0; r < Rows; ++r) {
      const __m512i x = _mm512_set1_epi32(group_at(in + static_cast<size_t>(r) * weights.inputs + i));
      for (uint32_t l = 0; l < Lanes; ++l) sum[r][l] = _mm512_dpbusd_epi32(sum[r][l], x, w[l]);
    }
  }
  for (uint32_t l = 0; l < Lanes; ++l) {
    const uint32_t at = column + l * lane;
    const __m512i excess = _mm512_slli_epi32(_mm512_loadu_si512(weights.sums + at), zero_bits);
    const __m512 column_scales = _mm512_loadu_ps(weights.scales + at);
    for (uint32_t r = 0; r < Rows; ++r) {
      const __m512 scale = _mm512_mul_ps(_mm512_set1_ps(in_scales[r]), column_scales);
      const __m512 start = _mm512_loadu_ps(biases[r] + at);
      const __m512 product = _mm512_mul_ps(_mm512_cvtepi32_ps(_mm512_sub_epi32(sum[r][l], excess)), scale);
      _mm512_storeu_ps(out + static_cast<size_t>(r) * weights.columns + at, _mm512_add_ps(start, product));
    }
  }
}

// All rows, `Rows` at a time, then the rest.
template <uint32_t Rows, uint32_t Lanes>
TABARD_AVX2 void rows_avx2(float* out, const uint8_t* in, const float* in_scales, uint32_t n, const IntegerWeights& weights,
                           uint32_t column, const float* const* biases) {
  for (; n >= Rows; n -= Rows) {
    tile_avx2<Rows, Lanes>(out, in, in_scales, weights, column, biases);
    out += static_cast<size_t>(Rows) * weights.columns;
    in += static_cast<size_t>(Rows) * weights.inputs;
    in_scales += Rows;
    biases += Rows;
  }
  if constexpr (Rows > 1)
    if (n > 0) rows_avx2<Rows - 1, Lanes>(out, in, in_scales, n, weights, column, biases);
}

template <uint32_t Rows, uint32_t Lanes>
TABARD_VNNI void rows_vnni(float* out, const uint8_t* in, const float* in_scales, uint32_t n, const IntegerWeights& weights,
                           uint32_t column, const float* const* biases) {
  for (; n >= Rows; n -= Rows) {
    tile_vnni<Rows, Lanes>(out, in, in_scales, weights, column, biases);
    out += static_cast<size_t>(Rows) * weights.columns;
    in += static_cast<size_t>(Rows) * weights.inputs;
    in_scales += Rows;
    biases += Rows;
  }
  if constexpr (Rows > 1)
    if (n > 0) rows_vnni<Rows / 2, Lanes>(out, in, in_scales, n, weights, column, biases);
}

__attribute__((target("avx2"))) void affine_avx2(float* out, const uint8_t* in, const float* in_scales, uint32_t rows,
                                                 const IntegerWeights& weights, const float* const* biases) {
  uint32_t column = 0;
  if (rows <= 2)
    for (; column + 2 * lane <= weights.columns; column += 2 * lane)
      rows_avx2<2, 2>(out, in, in_scales, rows, weights, column, biases);
  for (; column < weights.columns; column += lane) rows_avx2<4, 1>(out, in, in_scales, rows, weights, column, biases);
}

__attribute__((target("avx512f,avx512bw,avx512vnni"))) void affine_vnni(float* out, const uint8_t* in, const float* in_scales,
                                                                        uint32_t rows, const IntegerWeights& weights,
                                                                        const float* const* biases) {
  uint32_t column = 0;
  for (; column + 2 * lane <= weights.columns; column += 2 * lane)
    rows_vnni<8, 2>(out, in, in_scales, rows, weights, column, biases);
  if (column < weights.columns) rows_vnni<8, 1>(out, in, in_scales, rows, weights, column, biases);
}
#endif

}  // namespace

void pack(const int8_t* rows, uint32_t inputs, uint32_t columns, int8_t* out) {
  for (uint32_t column = 0; column < columns; column += lane)
    for (uint32_t i = 0; i < padded_inputs(inputs); i += input_group)
      for (uint32_t c = 0; c < lane; ++c)
        for (uint32_t k = 0; k < input_group; ++k)
          *out++ = i + k < inputs ? rows[static_cast<size_t>(i + k) * columns + column + c] : int8_t{0};
}

namespace {

// Sets bytes to the values and returns their scale.
TABARD_CLONES float quantize(const float* in, uint32_t count, uint8_t* bytes) {
  // Sizes of floats are in the order of their bits.
  uint32_t largest_bits = 0;
  for (uint32_t i = 0; i < count; ++i) largest_bits = std::max(largest_bits, std::bit_cast<uint32_t>(in[i]) & 0x7fffffffu);
  const float most = std::bit_cast<float>(largest_bits);
  const float inverse = most > 1e-30f ? largest_value / most : 0.0f;  // of less, the quotient might be infinite
  constexpr float rounder = 12582912.0f;                              // adding 1.5 * 2^23 rounds to the nearest integer
  for (uint32_t i = 0; i < count; ++i)
    bytes[i] = static_cast<uint8_t>(std::bit_cast<int32_t>(in[i] * inverse + rounder) - std::bit_cast<int32_t>(rounder) + zero);
  return most / largest_value;
}

}  // namespace

void QuantizedRows::assign(const float* in, uint32_t rows, uint32_t inputs) {
  stride = padded_inputs(inputs);
  bytes.resize(static_cast<size_t>(rows) * stride);
  scales.resize(rows);
  for (uint32_t r = 0; r < rows; ++r, in += inputs) {
    uint8_t* to = bytes.data() + static_cast<size_t>(r) * stride;
    scales[r] = quantize(in, inputs, to);
    std::fill(to + inputs, to + stride, static_cast<uint8_t>(zero));
  }
}

std::span<const IntegerAffine> supported_integer_affines() {
  static const std::vector<IntegerAffine> supported = [] {
    std::vector<IntegerAffine> list = {affine_plain};
#if TABARD_HAS_TARGETS
    if (__builtin_cpu_supports("avx2")) list.push_back(affine_avx2);
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vnni"))
      list.push_back(affine_vnni);
#endif
    return list;
  }();
  return supported;
}

void affine(float* out, const QuantizedRows& in, uint32_t first, uint32_t rows, const IntegerWeights& weights,
            const float* bias) {
  static const IntegerAffine best = supported_integer_affines().back();
  std::array<const float*, 64> biases;
  biases.fill(bias);
  const auto most = static_cast<uint32_t>(biases.size());
  for (uint32_t r = 0; r < rows; r += most)
    best(out + static_cast<size_t>(r) * weights.columns, in.bytes.data() + static_cast<size_t>(first + r) * in.stride,
         in.scales.data() + first + r, std::min(most, rows - r), weights, biases.data());
}

void affine(float* out, const QuantizedRows& in, const IntegerWeights& weights, std::span<const float* const> biases) {
  static const IntegerAffine best = supported_integer_affines().back();
  best(out, in.bytes.data(), in.scales.data(), static_cast<uint32_t>(biases.size()), weights, biases.data());
}

}  // namespace tabard
