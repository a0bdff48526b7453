#pragma once
// The command line: what it may say, and the checks of what it says. The only file that knows CLI11 is command_line.cpp.

#include <functional>

namespace tabard {

// Parses the arguments and runs the command they name. Usage errors: one line on standard error, exit status 1.
int run_command_line(int argc, char** argv);

}  // namespace tabard
