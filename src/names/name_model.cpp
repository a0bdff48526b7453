#include "names/name_model.h"

#include <algorithm>
#include <cmath>

namespace tabard {

Result<NameModel> NameModel::load(const SectionFile& file) {
  NameModel model;
  TRY(model.weights_, file.bytes("weights"));
  TRY(const Matrix<float> scale, file.floats("scale"));
  TRY(model.network_, file.floats("network"));
  const auto is_sane = [](float value) { return std::abs(value) < 100; };  // and so no infinity
  const bool is_sound = model.weights_.rows > 0 && model.weights_.columns == 2 * name_kinds && scale.data.size() == 1 &&
                        model.network_.rows == name_kinds && model.network_.columns == name_kinds && is_sane(scale.data[0]) &&
                        std::all_of(model.network_.data.begin(), model.network_.data.end(), is_sane);
  if (!is_sound)
    return fail(Error::Kind::model, "is not as src/names/name_model.h says; make it anew with tools/train_names.py",
                file.path());
  model.scale_ = scale.data[0];
  return model;
}

NameModel::Sums NameModel::sums(std::span<const uint32_t> features) const {
  Sums sums;
  for (const uint32_t feature : features) {
    const int8_t* row = weights_.row(feature % weights_.rows);
    for (size_t k = 0; k < name_kinds; ++k) sums.first[k] += row[k], sums.second[k] += row[name_kinds + k];
  }
  for (size_t k = 0; k < name_kinds; ++k) sums.first[k] *= whole_part, sums.second[k] *= whole_part;
  return sums;
}

void NameModel::add(std::span<const PartialFeature> features, Sums& sums) const {
  for (const PartialFeature& each : features) {
    const int8_t* row = weights_.row(each.feature % weights_.rows);
    for (size_t k = 0; k < name_kinds; ++k) sums.second[k] += row[name_kinds + k] * each.part;
  }
}

NameScores NameModel::scores(const std::array<int32_t, name_kinds>& sums) const {
  NameScores scores;
  for (size_t k = 0; k < name_kinds; ++k) scores[k] = static_cast<float>(sums[k]) * (scale_ / whole_part);
  return scores;
}

}  // namespace tabard
