#pragma once
// WeekShelves: what new reports are compared with, a shelf for each week of publication, read from the store when a report of
// that week or one beside it comes.
//
// Reports that came out no more than a week apart are so always compared, whatever was stored in which order, and a store of
// ten years costs no more to go on with than one of a month.

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>

#include "base/date.h"
#include "base/result.h"

namespace tabard {

// The week's number. Reports without a day stand on shelves of their own, by the order they were stored in.
inline int64_t week_of(std::optional<Day> published, int64_t document) {
  constexpr int64_t days_a_week = 7, undated_a_shelf = 20'000, before_all = -1'000'000'000;
  if (!published) return before_all + document / undated_a_shelf;
  const int64_t day = published->time_since_epoch().count();
  return day >= 0 ? day / days_a_week : (day + 1) / days_a_week - 1;
}

template <class Shelf>  // has size()
class WeekShelves {
 public:
  using Load = std::function<Result<void>(int64_t week, Shelf& empty)>;

  WeekShelves(size_t most, Load load) : most_(most), load_(std::move(load)) {}

  // The week's own shelf, the one before, the one behind. They stay until the next call.
  Result<std::array<Shelf*, 3>> around(int64_t week) {
    if (week != last_) make_room(week);
    last_ = week;
    std::array<Shelf*, 3> found{};
    constexpr std::array<int64_t, 3> steps = {0, -1, 1};
    for (size_t i = 0; i < steps.size(); ++i) {
      auto& shelf = shelves_[week + steps[i]];
      if (!shelf) {
        auto fresh = std::make_unique<Shelf>();
        TRY_VOID(load_(week + steps[i], *fresh));
        shelf = std::move(fresh);
      }
      found[i] = shelf.get();
    }
    return found;
  }

  // Null where it has not been read.
  Shelf* find(int64_t week) const {
    const auto found = shelves_.find(week);
    return found == shelves_.end() ? nullptr : found->second.get();
  }

  // To be read anew: the store was changed by others.
  void clear() { shelves_.clear(); }

 private:
  void make_room(int64_t week) {
    size_t held = 0;
    for (const auto& [number, shelf] : shelves_) held += shelf ? shelf->size() : 0;
    if (held > most_)
      std::erase_if(shelves_, [week](const auto& item) { return item.first < week - 1 || item.first > week + 1; });
  }

  size_t most_;
  Load load_;
  std::optional<int64_t> last_;
  std::map<int64_t, std::unique_ptr<Shelf>> shelves_;
};

}  // namespace tabard
