#pragma once
// Interrupt: Ctrl-C and kill as a question instead of a blow, for commands that want to end tidily.
//
// While one exists, SIGINT and SIGTERM wait until they are asked for; there is no handler and no state beside the kernel's.
// Make it before any thread is started, so that all threads leave the signals alone.

#include <atomic>
#include <chrono>
#include <csignal>

namespace tabard {

class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  // Whether somebody wants the program to end. Stays true; any thread may ask.
  bool is_wanted();
  // Sleeps; true as soon as somebody wants the program to end.
  bool wait(std::chrono::milliseconds time);

 private:
  sigset_t signals_{}, before_{};
  std::atomic<bool> is_wanted_ = false;
};

}  // namespace tabard
