#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

namespace tabard {

size_t terminal_width() {
  winsize size{};
  constexpr size_t usual = 120;
  return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : usual;
}

}  // namespace tabard
