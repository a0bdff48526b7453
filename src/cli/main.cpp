// The program's door: what arrives here as an exception is a bug or a lack of memory, and is said so.
#include <csignal>
#include <exception>

#include "cli/command_line.h"
#include "cli/messages.h"

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // io/output.h
  try {
    return tabard::run_command_line(argc, argv);
  } catch (const std::exception& failure) {
    tabard::print_note(std::string("gave up: ") + failure.what());
    return tabard::exit_failed;
  }
}
