#pragma once
// NameModel: the weights of a log-linear model of a name's kind, in a model file of kind "names".
//
// Sections: `weights` int8 [rows][8], a feature's weights for the first answer and for the second, its row the hash modulo the
// rows; `scale` float [1][1]; `network` float [4][4], by what the tagger's network says (person, organization, place, none),
// what to add to the scores. Sums are of integers, so the same on every CPU. Immutable, shared by all threads; the file must
// outlive it.

#include <span>

#include "base/section_file.h"
#include "names/name_kind.h"
#include "names/name_votes.h"

namespace tabard {

class NameModel {
 public:
  static Result<NameModel> load(const SectionFile& file);

  // Scores by what a run looks like.
  struct Sums {
    std::array<int32_t, name_kinds> first{}, second{};
  };
  Sums sums(std::span<const uint32_t> features) const;
  // Adds to the second answer what is said elsewhere.
  void add(std::span<const PartialFeature> features, Sums& sums) const;
  NameScores scores(const std::array<int32_t, name_kinds>& sums) const;

  const float* network(NameKind said) const { return network_.row(static_cast<uint32_t>(said)); }

 private:
  Matrix<int8_t> weights_;
  float scale_ = 0;
  Matrix<float> network_;
};

}  // namespace tabard
