#include "pipeline/batch.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>

namespace tabard {
namespace {

struct Numbers {
  // Feeds 0 .. count - 1 through; later numbers take less time, so that they overtake.
  std::vector<int> run(int count, size_t threads, size_t weight_of_one, int stop_after = 1 << 30) {
    int next = 0;
    std::vector<int> finished;
    Batch<int, int>({.threads = threads, .tasks = 8, .weight = 100},
                    {.read = [&]() -> std::optional<int> {
                       if (next == count) return std::nullopt;
                       most_in_flight = std::max(most_in_flight.load(), ++in_flight);
                       return next++;
                     },
                     .weight = [&](const int&) { return weight_of_one; },
                     .work =
                         [](int number, size_t) {
                           std::this_thread::sleep_for(std::chrono::microseconds(number % 7 == 0 ? 500 : 10));
                           return number * 10;
                         },
                     .finish =
                         [&](int done) {
                           --in_flight;
                           finished.push_back(done);
                           return static_cast<int>(finished.size()) < stop_after;
                         }})
        .run();
    return finished;
  }

  std::atomic<int> in_flight = 0, most_in_flight = 0;
};

TEST(Batch, ResultsComeInTheOrderOfTheInput) {
  for (const size_t threads : {1u, 2u, 5u}) {
    const std::vector<int> finished = Numbers().run(200, threads, 1);
    ASSERT_EQ(finished.size(), 200u);
    for (int i = 0; i < 200; ++i) EXPECT_EQ(finished[static_cast<size_t>(i)], i * 10);
  }
}

TEST(Batch, NoMoreTasksAreInFlightThanAllowed) {
  Numbers numbers;
  numbers.run(100, 4, 1);
  EXPECT_LE(numbers.most_in_flight, 8 + 2);  // and one in the reader's hand, one being finished
}

TEST(Batch, HeavyTasksGoThroughAlone) {
  Numbers numbers;
  EXPECT_EQ(numbers.run(20, 4, 1000).size(), 20u);
  EXPECT_LE(numbers.most_in_flight, 1 + 2);
}

TEST(Batch, AnEmptyInputEndsAtOnce) {
  EXPECT_TRUE(Numbers().run(0, 3, 1).empty());
}

// A slow input: what is done is not kept waiting for what has not come.
TEST(Batch, NothingWaitsForWhatHasNotCome) {
  std::atomic<int> finished = 0;
  int next = 0;
  bool was_finished_in_time = true;
  Batch<int, int>({.threads = 2, .tasks = 64, .weight = 100}, {.read = [&]() -> std::optional<int> {
                                                                 for (int tries = 0; tries < 5000 && finished < next; ++tries)
                                                                   std::this_thread::sleep_for(std::chrono::milliseconds(1));
                                                                 was_finished_in_time =
                                                                     was_finished_in_time && finished == next;
                                                                 return next < 5 ? std::optional<int>(next++) : std::nullopt;
                                                               },
                                                               .weight = [](const int&) { return size_t{1}; },
                                                               .work = [](int number, size_t) { return number; },
                                                               .finish =
                                                                   [&](int) {
                                                                     ++finished;
                                                                     return true;
                                                                   }})
      .run();
  EXPECT_TRUE(was_finished_in_time);
  EXPECT_EQ(finished, 5);
}

TEST(Batch, OneTaskAtATimeIsFinished) {
  std::atomic<int> inside = 0, most = 0;
  int next = 0;
  Batch<int, int>({.threads = 5, .tasks = 40, .weight = 1000},
                  {.read = [&]() -> std::optional<int> { return next < 300 ? std::optional<int>(next++) : std::nullopt; },
                   .weight = [](const int&) { return size_t{1}; },
                   .work = [](int number, size_t) { return number; },
                   .finish =
                       [&](int) {
                         most = std::max(most.load(), ++inside);
                         std::this_thread::sleep_for(std::chrono::microseconds(20));
                         --inside;
                         return true;
                       }})
      .run();
  EXPECT_EQ(most, 1);
}

TEST(Batch, StopsWhenFinishSaysSo) {
  EXPECT_EQ(Numbers().run(1000, 3, 1, 5).size(), 5u);
}

}  // namespace
}  // namespace tabard
