#include "syntax/integer_kernels.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <vector>

#if defined(__x86_64__) && defined(__GNUC__)
#define TABARD_HAS_TARGETS 1
#include <immintrin.h>
#else
#define TABARD_HAS_TARGETS 0
#endif

// Three ways to the same sum of (byte - 128) * weight:
//   plain     as it is written
//   avx2      pairs of |x| * (sign(x) * w) in int16, which 2 * 127 * 127 does not overflow
//   vnni      byte * weight in int32 by one instruction, less 128 times the sum of the column's weights

namespace tabard {
namespace {

constexpr int32_t zero = 128;

// What all have in common behind the sums. Products and sums are rounded apart (-ffp-contract=off).
inline float scaled(int32_t sum, float row_scale, float column_scale, float bias) {
  return bias + static_cast<float>(sum) * (row_scale * column_scale);
}

void affine_plain(float* out, const uint8_t* in, const float* in_scales, uint32_t rows, const IntegerWeights& weights,
                  const float* bias, size_t bias_stride) {
  for (uint32_t r = 0; r < rows; ++r, in += weights.inputs, out += weights.columns, bias += bias_stride)
    for (uint32_t column = 0; column < weights.columns; column += lane) {
      int32_t sums[lane] = {};
      const int8_t* data = weights.data + static_cast<size_t>(column) * weights.inputs;
      for (uint32_t i = 0; i < weights.inputs; i += input_group, data += lane * input_group)
        for (uint32_t c = 0; c < lane; ++c)
          for (uint32_t k = 0; k < input_group; ++k) sums[c] += (in[i + k] - zero) * data[c * input_group + k];
      for (uint32_t c = 0; c < lane; ++c)
        out[column + c] = scaled(sums[c], in_scales[r], weights.scales[column + c], bias[column + c]);
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

// What AVX2 needs of the rows, made once for all columns.
struct SignedRows {
  std::vector<int8_t> values;  // byte - 128
  std::vector<int8_t> sizes;   // |value|

  SignedRows(const uint8_t* in, size_t count) : values(count), sizes(count) {
    for (size_t i = 0; i < count; ++i) {
      const int value = in[i] - zero;
      values[i] = static_cast<int8_t>(value);
      sizes[i] = static_cast<int8_t>(value < 0 ? -value : value);
    }
  }
};

// `Rows` rows against the 16 columns of a lane: the sums stay in registers while the weights stream by.
template <uint32_t Rows>
TABARD_AVX2 void tile_avx2(float* out, const int8_t* values, const int8_t* sizes, const float* in_scales,
                           const IntegerWeights& weights, uint32_t column, const float* bias, size_t bias_stride) {
  const __m256i ones = _mm256_set1_epi16(1);
  __m256i sum[Rows][2];
  for (auto& row : sum) row[0] = row[1] = _mm256_setzero_si256();
  const int8_t* data = weights.data + static_cast<size_t>(column) * weights.inputs;
  for (uint32_t i = 0; i < weights.inputs; i += input_group, data += lane * input_group) {
    const __m256i w[2] = {_mm256_loadu_si256(reinterpret_cast<const __m256i*>(data)),
                          _mm256_loadu_si256(reinterpret_cast<const __m256i*>(data + 32))};
    for (uint32_t r = 0; r < Rows; ++r) {
      const size_t at = static_cast<size_t>(r) * weights.inputs + i;
      const __m256i x = _mm256_set1_epi32(group_at(values + at)), size = _mm256_set1_epi32(group_at(sizes + at));
      for (uint32_t h = 0; h < 2; ++h)
        sum[r][h] = _mm256_add_epi32(sum[r][h], _mm256_madd_epi16(_mm256_maddubs_epi16(size, _mm256_sign_epi8(w[h], x)), ones));
    }
  }
  for (uint32_t r = 0; r < Rows; ++r)
    for (uint32_t h = 0; h < 2; ++h) {
      const uint32_t at = column + h * 8;
      const __m256 scale = _mm256_mul_ps(_mm256_set1_ps(in_scales[r]), _mm256_loadu_ps(weights.scales + at));
      const __m256 start = _mm256_loadu_ps(bias + r * bias_stride + at);
      _mm256_storeu_ps(out + static_cast<size_t>(r) * weights.columns + at,
                       _mm256_add_ps(start, _mm256_mul_ps(_mm256_cvtepi32_ps(sum[r][h]), scale)));
    }
}

template <uint32_t Rows, uint32_t Lanes>
TABARD_VNNI void tile_vnni(float* out, const uint8_t* in, const float* in_scales, const IntegerWeights& weights,
                           uint32_t column, const float* bias, size_t bias_stride) {
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
    const __m512i excess = _mm512_slli_epi32(_mm512_loadu_si512(weights.sums + at), 7);  // 128 times
    const __m512 column_scales = _mm512_loadu_ps(weights.scales + at);
    for (uint32_t r = 0; r < Rows; ++r) {
      const __m512 scale = _mm512_mul_ps(_mm512_set1_ps(in_scales[r]), column_scales);
      const __m512 start = _mm512_loadu_ps(bias + r * bias_stride + at);
      const __m512 product = _mm512_mul_ps(_mm512_cvtepi32_ps(_mm512_sub_epi32(sum[r][l], excess)), scale);
      _mm512_storeu_ps(out + static_cast<size_t>(r) * weights.columns + at, _mm512_add_ps(start, product));
    }
  }
}

// All rows, `Rows` at a time, then the rest by halves.
template <uint32_t Rows>
TABARD_AVX2 void rows_avx2(float* out, const int8_t* values, const int8_t* sizes, const float* in_scales, uint32_t n,
                           const IntegerWeights& weights, uint32_t column, const float* bias, size_t bias_stride) {
  for (; n >= Rows; n -= Rows) {
    tile_avx2<Rows>(out, values, sizes, in_scales, weights, column, bias, bias_stride);
    out += static_cast<size_t>(Rows) * weights.columns;
    values += static_cast<size_t>(Rows) * weights.inputs;
    sizes += static_cast<size_t>(Rows) * weights.inputs;
    in_scales += Rows;
    bias += Rows * bias_stride;
  }
  if constexpr (Rows > 1)
    if (n > 0) rows_avx2<Rows / 2>(out, values, sizes, in_scales, n, weights, column, bias, bias_stride);
}

template <uint32_t Rows, uint32_t Lanes>
TABARD_VNNI void rows_vnni(float* out, const uint8_t* in, const float* in_scales, uint32_t n, const IntegerWeights& weights,
                           uint32_t column, const float* bias, size_t bias_stride) {
  for (; n >= Rows; n -= Rows) {
    tile_vnni<Rows, Lanes>(out, in, in_scales, weights, column, bias, bias_stride);
    out += static_cast<size_t>(Rows) * weights.columns;
    in += static_cast<size_t>(Rows) * weights.inputs;
    in_scales += Rows;
    bias += Rows * bias_stride;
  }
  if constexpr (Rows > 1)
    if (n > 0) rows_vnni<Rows / 2, Lanes>(out, in, in_scales, n, weights, column, bias, bias_stride);
}

__attribute__((target("avx2"))) void affine_avx2(float* out, const uint8_t* in, const float* in_scales, uint32_t rows,
                                                 const IntegerWeights& weights, const float* bias, size_t bias_stride) {
  const SignedRows x(in, static_cast<size_t>(rows) * weights.inputs);
  for (uint32_t column = 0; column < weights.columns; column += lane)
    rows_avx2<4>(out, x.values.data(), x.sizes.data(), in_scales, rows, weights, column, bias, bias_stride);
}

__attribute__((target("avx512f,avx512bw,avx512vnni"))) void affine_vnni(float* out, const uint8_t* in, const float* in_scales,
                                                                        uint32_t rows, const IntegerWeights& weights,
                                                                        const float* bias, size_t bias_stride) {
  uint32_t column = 0;
  for (; column + 2 * lane <= weights.columns; column += 2 * lane)
    rows_vnni<8, 2>(out, in, in_scales, rows, weights, column, bias, bias_stride);
  if (column < weights.columns) rows_vnni<8, 1>(out, in, in_scales, rows, weights, column, bias, bias_stride);
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

void QuantizedRows::assign(const float* in, uint32_t rows, uint32_t inputs) {
  stride = padded_inputs(inputs);
  bytes.resize(static_cast<size_t>(rows) * stride);
  scales.resize(rows);
  for (uint32_t r = 0; r < rows; ++r, in += inputs) {
    // Sizes of floats are in the order of their bits.
    uint32_t largest_bits = 0;
    for (uint32_t i = 0; i < inputs; ++i) largest_bits = std::max(largest_bits, std::bit_cast<uint32_t>(in[i]) & 0x7fffffffu);
    const float most = std::bit_cast<float>(largest_bits);
    scales[r] = most / 127.0f;
    const float inverse = most > 1e-30f ? 127.0f / most : 0.0f;  // of less, the quotient might be infinite
    uint8_t* to = bytes.data() + static_cast<size_t>(r) * stride;
    constexpr float rounder = 12582912.0f;  // adding 1.5 * 2^23 rounds to the nearest integer
    for (uint32_t i = 0; i < inputs; ++i)
      to[i] = static_cast<uint8_t>(std::bit_cast<int32_t>(in[i] * inverse + rounder) - std::bit_cast<int32_t>(rounder) + zero);
    for (uint32_t i = inputs; i < stride; ++i) to[i] = zero;
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
            const float* bias, size_t bias_stride) {
  static const IntegerAffine best = supported_integer_affines().back();
  best(out, in.bytes.data() + static_cast<size_t>(first) * in.stride, in.scales.data() + first, rows, weights, bias,
       bias_stride);
}

}  // namespace tabard
