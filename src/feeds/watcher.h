#pragma once
// Watcher: the new reports of feeds, as documents.
//
//   Watcher watcher({"https://news.example.org/feed"}, {}, fetcher, state);
//   while (auto next = watcher.next()) next->has_value() ? use(**next) : complain(next->error());   // one round over all feeds
//
// A report counts as seen when the next one is asked for, a feed as read when its last one was: who is killed in between gets
// them once more, and loses none.

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "feeds/fetcher.h"
#include "feeds/watch_state.h"
#include "io/documents.h"
#include "pages/feed.h"
#include "pages/page.h"

namespace tabard {

struct WatchOptions {
  bool follows_links = true;         // to the reports' pages; false: the text that the feed itself gives
  size_t max_document = 16'000'000;  // bytes
};

class Watcher {
 public:
  // `feeds`: addresses, or files that hold a feed. `fetcher` and `state` must outlive this.
  Watcher(std::vector<std::string> feeds, WatchOptions options, Fetcher& fetcher, WatchState& state);

  // The next new report or what went wrong; nothing at the end of the round. The call after that begins another.
  // A report whose page cannot be fetched is what its feed tells of it, with a warning.
  std::optional<Result<Incoming>> next();

  // Whether the last report of a feed has just been passed: a good moment to save the state.
  bool is_between_feeds() const { return items_.empty(); }

 private:
  Result<void> open(const std::string& feed);
  void close();  // the feed that is open: it has been read to its end
  Incoming read(FeedItem item);
  Result<Page> read_linked_page(const FeedItem& item);

  std::vector<std::string> feeds_;
  WatchOptions options_;
  Fetcher& fetcher_;
  WatchState& state_;
  size_t at_ = 0;         // of feeds_: the next to be opened
  std::string open_;      // the feed that is being read; "" for none
  std::string open_url_;  // where it was found
  WatchState::Validators validators_;
  std::string publisher_, lang_, given_;  // given_: the item that next() gave last
  std::deque<FeedItem> items_;
};

}  // namespace tabard
