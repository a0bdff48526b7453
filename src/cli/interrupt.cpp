#include "cli/interrupt.h"

#include <cerrno>

namespace tabard {

Interrupt::Interrupt() {
  sigemptyset(&signals_);
  sigaddset(&signals_, SIGINT);
  sigaddset(&signals_, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals_, &before_);
}

Interrupt::~Interrupt() {
  if (is_wanted_) wait(std::chrono::milliseconds(0));  // a second one that is still waiting
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

bool Interrupt::is_wanted() {
  return is_wanted_ || wait(std::chrono::milliseconds(0));
}

bool Interrupt::wait(std::chrono::milliseconds time) {
  const timespec limit{.tv_sec = time.count() / 1000, .tv_nsec = time.count() % 1000 * 1'000'000};
  int signal;
  do {
    signal = sigtimedwait(&signals_, nullptr, &limit);
  } while (signal < 0 && errno == EINTR);
  is_wanted_ = is_wanted_ || signal > 0;
  return is_wanted_;
}

}  // namespace tabard
