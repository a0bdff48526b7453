#pragma once
// WatchState: what was fetched before, so that a watch that is started again asks only for what is new.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/date.h"
#include "base/result.h"

namespace tabard {

class WatchState {
 public:
  // What the server said of the copy at hand, to be sent back.
  struct Validators {
    std::string etag, last_modified;
  };

  // From `path`; empty where there is no such file yet. `today` is the day on which items are seen now.
  static Result<WatchState> load(const std::string& path, Day today);
  explicit WatchState(Day today) : today_(today) {}

  // Writes all to a new file that then takes the place of `path`: whenever the program is killed, one of the two is whole.
  // Items that their feeds have not listed for 90 days are forgotten.
  Result<void> save(const std::string& path) const;

  Validators validators(const std::string& feed) const;
  void set_validators(const std::string& feed, Validators validators);

  // Whether the item was there before; it counts as listed today.
  bool has_seen(std::string_view feed, std::string_view item);
  void set_seen(std::string_view feed, std::string_view item);

 private:
  Day today_;
  std::map<std::string, Validators> validators_;
  std::unordered_map<uint64_t, Day> seen_;  // hash of feed and item -> listed last
};

}  // namespace tabard
