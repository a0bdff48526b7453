// Idea: texts that are alike in a share s of their shingles agree in a band of two minima with a chance of s^2, so in one of 48
// bands with 1 - (1 - s^2)^48: .99 for s = .3, nearly always for s = .45, which is a copy that lost two fifths of its
// paragraphs and one word in twenty was changed in. Texts that share a stock sentence agree in some band now and then; all that
// do are compared minimum by minimum.
#include "stories/stories.h"

#include <xxhash.h>

#include <algorithm>

#include "base/result.h"

namespace tabard {
namespace {

constexpr double near_likeness = 0.25, syndicated_likeness = 0.70;
// Of a short text a quarter is a phrase or two.
constexpr uint32_t short_shingles = 40;
constexpr double short_likeness = 0.55;
// Of all that agree in a band the latest ones are compared, and so many in all: a bound on the time that stock phrases cost.
constexpr size_t most_of_a_band = 8, most_compared = 100;
// So like that nothing can be much more like.
constexpr double enough_likeness = 0.95;

}  // namespace

Stories::Stories() : heads_(1 << 12, none) {}

size_t Stories::bucket_of(const TextSignature& signature, uint32_t band) const {
  const uint64_t hash = XXH3_64bits_withSeed(&signature.minima[band * band_width], band_width * sizeof(uint32_t), band);
  return hash & (heads_.size() - 1);
}

Stories::Best Stories::find_best(const TextSignature& signature) const {
  Best best;
  std::vector<bool> is_compared(reports_.size());
  size_t compared = 0;
  for (uint32_t band = 0; band < bands; ++band) {
    size_t count = 0;
    for (uint32_t entry = heads_[bucket_of(signature, band)]; entry != none && count < most_of_a_band; entry = next_[entry]) {
      const uint32_t index = entry / bands;
      const TextSignature& other = reports_[index].signature;
      const auto* minima = &signature.minima[band * band_width];
      if (entry % bands != band || !std::equal(minima, minima + band_width, &other.minima[band * band_width])) continue;
      if (reports_[index].is_removed) continue;
      ++count;
      if (is_compared[index]) continue;
      if (++compared > most_compared) return best;
      is_compared[index] = true;
      const double found = likeness(signature, other);
      const bool is_short = std::min(signature.shingles, other.shingles) < short_shingles;
      if (found < (is_short ? short_likeness : near_likeness)) continue;
      // Of several that are as like, the earliest.
      if (found > best.likeness || (found == best.likeness && index < best.report)) best = {index, found};
      if (found >= enough_likeness) return best;
    }
  }
  return best;
}

std::optional<Placement> Stories::find(const TextSignature& signature) const {
  if (signature.shingles == 0) return std::nullopt;  // no words, nothing to be like
  if (const auto same = by_words_.find(signature.words); same != by_words_.end())
    return Placement{reports_[same->second].story, Kinship::exact, 1};
  const Best best = find_best(signature);
  if (best.report == none) return std::nullopt;
  return Placement{reports_[best.report].story, best.likeness >= syndicated_likeness ? Kinship::syndicated : Kinship::near,
                   best.likeness};
}

Placement Stories::add(std::string_view document_id, const TextSignature& signature) {
  const auto found = find(signature);
  const Placement placement = found.value_or(Placement{XXH3_64bits(document_id.data(), document_id.size()), Kinship::first, 0});
  enter(signature, placement.story);
  return placement;
}

bool Stories::enter(const TextSignature& signature, uint64_t story) {
  const auto index = static_cast<uint32_t>(reports_.size());
  TABARD_CHECK(index < UINT32_MAX / bands);
  if (signature.shingles == 0 || !by_words_.emplace(signature.words, index).second) return false;
  reports_.push_back({signature, story});
  next_.resize(next_.size() + bands, none);
  if (next_.size() > 2 * heads_.size()) grow();
  for (uint32_t band = 0; band < bands; ++band) {
    uint32_t& head = heads_[bucket_of(signature, band)];
    next_[index * bands + band] = head;
    head = index * bands + band;
  }
  return true;
}

void Stories::remove(const TextSignature& signature) {
  const auto found = by_words_.find(signature.words);
  if (found == by_words_.end()) return;
  reports_[found->second].is_removed = true;
  by_words_.erase(found);
}

// Twice as many buckets; the entries of the old chains anew, the earliest first.
void Stories::grow() {
  std::vector<uint32_t> entries;
  for (const uint32_t head : heads_)
    for (uint32_t entry = head; entry != none; entry = next_[entry]) entries.push_back(entry);
  std::sort(entries.begin(), entries.end());
  heads_.assign(heads_.size() * 2, none);
  for (const uint32_t entry : entries) {
    uint32_t& head = heads_[bucket_of(reports_[entry / bands].signature, entry % bands)];
    next_[entry] = head;
    head = entry;
  }
}

}  // namespace tabard
