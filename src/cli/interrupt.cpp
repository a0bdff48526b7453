#include "cli/interrupt.h"

#include <unistd.h>
#include <csignal>

namespace tabard {
namespace {

// A signal can reach nothing but a global.
volatile std::sig_atomic_t has_come = 0;

extern "C" void note(int) {
  has_come = 1;
  constexpr char text[] = "\ntabard: finishing what was begun; Ctrl-C once more ends at once\n";
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text, sizeof text - 1);
}

}  // namespace

void watch_for_interrupt() {
  struct sigaction action {};
  action.sa_handler = note;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

bool is_interrupted() {
  return has_come != 0;
}

}  // namespace tabard
