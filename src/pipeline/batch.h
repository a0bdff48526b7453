#pragma once
// Batch: many documents through a few threads, results in the order of the input, memory bounded.
//
//   reader thread -> bounded queue -> worker threads, of which one at a time finishes what is done, in the order it was read
//
// There is no thread that only finishes: it would take turns with the workers on one core, each driving the other's data out of
// the processor's caches, which doubles what writing to a store costs. Instead a worker finishes a good many in one go.
//
// Knows nothing of documents. None of the steps may throw: what can go wrong belongs into Task and Done.
//
//   Batch<Incoming, Printed>({.threads = threads}, {
//       .read = [&] { return documents.next(); },            // nothing at the end
//       .weight = [](const Incoming& task) { return bytes; },
//       .work = [&](Incoming task, size_t worker) { return print(coder.code(task)); },
//       .finish = [&](Printed printed) { return output.write(printed) },  // false: stop early
//   }).run();

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace tabard {

template <class Task, class Done>
struct BatchSteps {
  std::function<std::optional<Task>()> read;      // on the reader's thread
  std::function<size_t(const Task&)> weight;      // what the task costs in memory, in any unit
  std::function<Done(Task, size_t worker)> work;  // on any worker's thread; `worker` is 0 .. threads - 1
  std::function<bool(Done)> finish;               // on any worker's thread, one at a time
};

struct BatchLimits {
  size_t threads = 1;
  size_t tasks = 64;          // read but not finished
  size_t weight = 2'000'000;  // of those together; a heavier task goes through alone
};

template <class Task, class Done>
class Batch {
 public:
  Batch(BatchLimits limits, BatchSteps<Task, Done> steps) : limits_(limits), steps_(std::move(steps)) {}

  void run() {
    std::vector<std::jthread> threads;
    threads.emplace_back([this] { read_all(); });
    for (size_t worker = 0; worker < std::max<size_t>(limits_.threads, 1); ++worker)
      threads.emplace_back([this, worker] { work_all(worker); });
  }

 private:
  struct Slot {
    std::optional<Task> task;
    std::optional<Done> done;
    size_t weight = 0;
  };

  bool has_room_for(const Slot& slot) const {
    return slots_.empty() || (slots_.size() < limits_.tasks && weight_ + slot.weight <= limits_.weight);
  }
  bool is_front_done() const { return !slots_.empty() && slots_.front()->done.has_value(); }
  // None waits long where little is there, as of a slow input.
  bool is_burst_due() const {
    return !is_finishing_ && is_front_done() && (4 * done_ >= limits_.tasks || 2 * done_ >= slots_.size());
  }

  void read_all() {
    for (;;) {
      std::optional<Task> task = steps_.read();
      std::unique_lock lock(mutex_);
      if (!task || is_stopped_) break;
      auto slot = std::make_shared<Slot>();
      slot->weight = steps_.weight(*task);
      slot->task = std::move(task);
      for_reader_.wait(lock, [&] { return is_stopped_ || has_room_for(*slot); });
      weight_ += slot->weight;
      slots_.push_back(slot);
      waiting_.push_back(std::move(slot));
      for_workers_.notify_one();
    }
    const std::lock_guard lock(mutex_);
    is_read_ = true;
    for_workers_.notify_all();
  }

  void work_all(size_t worker) {
    std::unique_lock lock(mutex_);
    for (;;) {
      for_workers_.wait(lock, [&] { return is_stopped_ || is_read_ || !waiting_.empty(); });
      if (is_stopped_ || waiting_.empty()) return;
      const std::shared_ptr<Slot> slot = std::move(waiting_.front());
      waiting_.pop_front();
      lock.unlock();
      Done done = steps_.work(std::move(*slot->task), worker);
      slot->task.reset();
      lock.lock();
      slot->done = std::move(done);
      ++done_;
      if (is_burst_due()) finish_burst(lock);
    }
  }

  void finish_burst(std::unique_lock<std::mutex>& lock) {
    is_finishing_ = true;
    while (is_front_done() && !is_stopped_) {
      const std::shared_ptr<Slot> slot = slots_.front();
      lock.unlock();
      const bool goes_on = steps_.finish(std::move(*slot->done));
      slot->done.reset();
      lock.lock();
      slots_.pop_front();
      --done_;
      weight_ -= slot->weight;
      if (!goes_on) {
        is_stopped_ = true;
        for_workers_.notify_all();
      }
      for_reader_.notify_one();
    }
    is_finishing_ = false;
  }

  BatchLimits limits_;
  BatchSteps<Task, Done> steps_;
  std::mutex mutex_;
  std::condition_variable for_reader_, for_workers_;  // so that none wakes for what is not its own
  std::deque<std::shared_ptr<Slot>> slots_;           // in the order of the input: read and not yet finished
  std::deque<std::shared_ptr<Slot>> waiting_;         // those that no worker has taken
  size_t weight_ = 0;                                 // of slots_
  size_t done_ = 0;                                   // of slots_, those that wait to be finished
  bool is_read_ = false, is_stopped_ = false, is_finishing_ = false;
};

}  // namespace tabard
