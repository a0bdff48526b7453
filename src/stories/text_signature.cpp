#include "stories/text_signature.h"

#include <algorithm>
#include <vector>

namespace tabard {
namespace {

constexpr char version = 1;
constexpr uint64_t mix_1 = 0xff51afd7ed558ccdULL, mix_2 = 0xc4ceb9fe1a85ec53ULL;

// The finalizer of MurmurHash3.
constexpr uint64_t mix(uint64_t h) {
  h = (h ^ (h >> 33)) * mix_1;
  h = (h ^ (h >> 33)) * mix_2;
  return h ^ (h >> 33);
}

// One random permutation of 32-bit numbers for each minimum.
struct Permutations {
  std::array<uint32_t, TextSignature::minima_count> flip{}, factor{};
  constexpr Permutations() {
    for (size_t i = 0; i < flip.size(); ++i) {
      flip[i] = static_cast<uint32_t>(mix(2 * i + 1) >> 32);
      factor[i] = static_cast<uint32_t>(mix(2 * i + 2) >> 32) | 1;
    }
  }
};
constexpr Permutations permutations;

// Calls `use` with the hash of each word: a run of ASCII letters and digits and of whatever is not ASCII, but for the dashes
// and quotes of U+2000 to U+20FF and no-break spaces; scripts without spaces (U+3000 and up) count by the character.
template <class Use>
void each_word(std::string_view text, Use use) {
  constexpr uint64_t start = 0x9e3779b97f4a7c15ULL, factor = 0x100000001b3ULL;
  uint64_t hash = start;
  const auto finish = [&] {
    if (hash != start) use(mix(hash));
    hash = start;
  };
  for (size_t i = 0; i < text.size(); ++i) {
    auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      if (byte >= 'A' && byte <= 'Z') byte |= 0x20;
      if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'))
        hash = (hash ^ byte) * factor;
      else if (byte != '\'')  // "didn't", which others print with U+2019
        finish();
      continue;
    }
    const auto second = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
    if (byte == 0xE2 && (second & 0xFC) == 0x80) {
      const bool is_apostrophe = second == 0x80 && i + 2 < text.size() && static_cast<unsigned char>(text[i + 2]) == 0x99;
      if (!is_apostrophe) finish();
      i += 2;
      continue;
    }
    if (byte == 0xC2 && second == 0xA0) {
      finish();
      ++i;
      continue;
    }
    if (byte >= 0xE3) finish();
    hash = (hash ^ byte) * factor;
  }
  finish();
}

void append_number(std::string& bytes, uint64_t number, int size) {
  for (int i = 0; i < size; ++i) bytes += static_cast<char>(number >> (8 * i) & 0xFF);
}

uint64_t take_number(std::string_view& bytes, int size) {
  uint64_t number = 0;
  for (int i = 0; i < size; ++i)
    number |= static_cast<uint64_t>(static_cast<unsigned char>(bytes[static_cast<size_t>(i)])) << (8 * i);
  bytes.remove_prefix(static_cast<size_t>(size));
  return number;
}

}  // namespace

TextSignature sign_text(std::string_view text) {
  TextSignature signature;
  signature.minima.fill(UINT32_MAX);
  std::vector<uint32_t> shingles;
  shingles.reserve(text.size() / 5);
  uint64_t before = 0, last = 0;
  size_t words = 0;
  each_word(text, [&](uint64_t word) {
    signature.words = mix(signature.words ^ word);
    if (++words > 2) shingles.push_back(static_cast<uint32_t>(mix(before * 3 + last * 7 + word) >> 32));
    before = last;
    last = word;
  });
  if (shingles.empty() && words > 0) shingles.push_back(static_cast<uint32_t>(signature.words >> 32));
  signature.shingles = static_cast<uint32_t>(std::min<size_t>(shingles.size(), UINT32_MAX));
  auto& minima = signature.minima;
  for (const uint32_t shingle : shingles)
    for (size_t i = 0; i < minima.size(); ++i) {
      uint32_t permuted = (shingle ^ permutations.flip[i]) * permutations.factor[i];
      permuted ^= permuted >> 15;
      minima[i] = std::min(minima[i], permuted);
    }
  return signature;
}

double likeness(const TextSignature& a, const TextSignature& b) {
  if (a.shingles == 0 || b.shingles == 0) return 0;
  size_t equal = 0;
  for (size_t i = 0; i < a.minima.size(); ++i) equal += a.minima[i] == b.minima[i];
  return static_cast<double>(equal) / static_cast<double>(a.minima.size());
}

std::string TextSignature::to_bytes() const {
  std::string bytes(1, version);
  append_number(bytes, words, 8);
  append_number(bytes, shingles, 4);
  for (const uint32_t minimum : minima) append_number(bytes, minimum, 4);
  return bytes;
}

std::optional<TextSignature> TextSignature::from_bytes(std::string_view bytes) {
  if (bytes.size() != 13 + 4 * minima_count || bytes[0] != version) return std::nullopt;
  bytes.remove_prefix(1);
  TextSignature signature;
  signature.words = take_number(bytes, 8);
  signature.shingles = static_cast<uint32_t>(take_number(bytes, 4));
  for (uint32_t& minimum : signature.minima) minimum = static_cast<uint32_t>(take_number(bytes, 4));
  return signature;
}

}  // namespace tabard
