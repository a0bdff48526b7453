#include "names/name_votes.h"

#include <algorithm>

#include "names/name_features.h"

namespace tabard {
namespace {

// What a vote is about: the name itself, or a word as a part of names.
constexpr uint64_t same = 0x9E3779B97F4A7C15u, first_of = 0xC2B2AE3D27D4EB4Fu, last_of = 0x165667B19E3779F9u,
                   initials_of = 0x27D4EB2F165667C5u;

uint64_t about(uint64_t what, uint64_t key) {
  return (key ^ what) * 0x9E3779B97F4A7C15u;
}

// name_key() of the first letters of the capitalised words.
uint64_t initials(const NameWords& words, const NameRun& run) {
  uint64_t hash = 14695981039346656037u;
  for (uint32_t i = run.first; i < run.end; ++i) {
    const char c = words[i].form[0];
    if (c >= 'A' && c <= 'Z') hash = (hash ^ static_cast<unsigned char>(c - 'A' + 'a')) * 1099511628211u;
  }
  return hash;
}

float sum(const NameChances& chances) {
  return chances[0] + chances[1] + chances[2] + chances[3];
}

void add_shares(uint32_t name, const NameChances& votes, float weight, std::vector<PartialFeature>& features) {
  const float all = sum(votes);
  for (uint32_t k = 0; k < name_kinds; ++k)
    features.push_back({feature(name, k), static_cast<int32_t>(votes[k] / all * weight * whole_part + .5f)});
}

}  // namespace

void NameVotes::add(const NameWords& words, const NameRun& run, const NameChances& chances) {
  vote(about(same, words.key(run.first, run.end)), chances);
  if (run.end - run.first == 1) return;
  vote(about(first_of, words.key(run.first)), chances);
  vote(about(last_of, words.key(run.end - 1)), chances);
  vote(about(initials_of, initials(words, run)), chances);
}

void NameVotes::count() {
  std::stable_sort(votes_.begin(), votes_.end(), [](const Vote& a, const Vote& b) { return a.key < b.key; });
  size_t kept = 0;
  for (const Vote& vote : votes_) {
    if (kept > 0 && votes_[kept - 1].key == vote.key) {
      for (size_t k = 0; k < name_kinds; ++k) votes_[kept - 1].chances[k] += vote.chances[k];
    } else {
      votes_[kept++] = vote;
    }
  }
  votes_.resize(kept);
}

const NameVotes::Vote* NameVotes::find(uint64_t key) const {
  const auto found = std::lower_bound(votes_.begin(), votes_.end(), key, [](const Vote& v, uint64_t k) { return v.key < k; });
  return found != votes_.end() && found->key == key ? &*found : nullptr;
}

void NameVotes::find_features(const NameWords& words, const NameRun& run, const NameChances& own,
                              std::vector<PartialFeature>& features) const {
  features.clear();
  const uint64_t key = words.key(run.first, run.end);
  if (const Vote* vote = find(about(same, key))) {
    NameChances others = vote->chances;
    for (size_t k = 0; k < name_kinds; ++k) others[k] = std::max(0.f, others[k] - own[k]);
    const float all = sum(others);
    if (all > .5f) add_shares(feature("same name"), others, std::min(1.f, all / 2), features);
  }
  if (run.end - run.first == 1) {
    if (const Vote* vote = find(about(first_of, key))) add_shares(feature("first of"), vote->chances, 1, features);
    if (const Vote* vote = find(about(last_of, key))) add_shares(feature("last of"), vote->chances, 1, features);
    if (const Vote* vote = find(about(initials_of, key))) add_shares(feature("initials of"), vote->chances, 1, features);
  }
  add_shares(feature("itself"), own, 1, features);
}

}  // namespace tabard
