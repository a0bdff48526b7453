// tabard watch: the new reports of feeds as JSON lines, once or round after round.
#include <unistd.h>

#include <chrono>

#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/messages.h"
#include "feeds/watcher.h"
#include "io/output.h"
#include "io/writers.h"

namespace tabard {
namespace {

std::chrono::milliseconds milliseconds(double seconds) {
  return std::chrono::milliseconds(static_cast<int64_t>(seconds * 1000));
}

Day today() {
  return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

class Watch {
 public:
  Watch(const WatchCommandOptions& options, WatchState state)
      : options_(options),
        state_(std::move(state)),
        fetcher_({.user_agent = "tabard/" TABARD_VERSION " (news reader for research; keeps to robots.txt)",
                  .delay = milliseconds(options.delay),
                  .retries = options.retries,
                  .first_pause = milliseconds(options.delay),
                  .max_bytes = options.max_document,
                  .wait = [this](std::chrono::milliseconds time) { return !interrupt_.wait(time); },
                  .is_stopped = [this] { return interrupt_.is_wanted(); }}),
        watcher_(options.feeds, {.follows_links = !options.is_feed_text_enough, .max_document = options.max_document}, fetcher_,
                 state_) {}

  Result<void> run() {
    for (;;) {
      TRY_VOID(run_round());
      if (options_.is_once || output_.is_closed() || interrupt_.wait(milliseconds(options_.every))) return {};
    }
  }

  bool has_failed() const { return has_failed_; }

 private:
  Result<void> run_round() {
    std::string line;
    while (auto next = watcher_.next()) {
      if (interrupt_.is_wanted() || output_.is_closed()) break;
      if (*next) {
        for (const Error& warning : (*next)->warnings) print_warning(warning);
        line.clear();
        write_document_jsonl(line, *(*next)->document);
        TRY_VOID(output_.write(line));
      } else {
        print_error(next->error());
        has_failed_ = true;
      }
      if (watcher_.is_between_feeds()) TRY_VOID(save());
    }
    return save();
  }

  // Only what has been written is remembered as seen.
  Result<void> save() {
    TRY_VOID(output_.flush());
    return options_.state.empty() ? Result<void>() : state_.save(options_.state);
  }

  const WatchCommandOptions& options_;
  Interrupt interrupt_;
  WatchState state_;
  Fetcher fetcher_;
  Watcher watcher_;
  Output output_{STDOUT_FILENO};
  bool has_failed_ = false;
};

}  // namespace

int run_watch(const WatchCommandOptions& options) {
  auto state = options.state.empty() ? WatchState(today()) : WatchState::load(options.state, today());
  if (!state) {
    print_error(state.error());
    return exit_failed;
  }
  Watch watch(options, std::move(*state));
  if (const auto done = watch.run(); !done) {
    print_error(done.error());
    return exit_failed;
  }
  return watch.has_failed() ? exit_failed : exit_done;
}

}  // namespace tabard
