#pragma once
// Where the program's own model and lexicon lie.

#include <string>

#include "cli/options.h"
#include "pipeline/coder.h"

namespace tabard {

struct Home {
  std::string model;    // file
  std::string lexicon;  // folder
};

// $TABARD_HOME, else ../share/tabard beside the program, else the source tree it was built from.
Home find_home();

// The built-in lexicon and those of the options, in reading order.
std::vector<std::string> lexicon_folders(const CoderOptions& options);

// The coder, or null after every fault has been printed on standard error.
std::unique_ptr<const Coder> load_coder(const CoderOptions& options);

}  // namespace tabard
