#pragma once
// Ctrl-C, politely: the first one asks a long run to finish what it is at, a second one ends the program at once.

namespace tabard {

// From here on SIGINT and SIGTERM are noted instead of ending the program.
void watch_for_interrupt();

// Has one come?
bool is_interrupted();

}  // namespace tabard
