#pragma once
// Model and lexicon as the options say.

#include <memory>
#include <string>
#include <vector>

#include "cli/options.h"
#include "pipeline/coder.h"

namespace tabard {

// The built-in lexicon and those of the options, in reading order.
std::vector<std::string> lexicon_folders(const CoderOptions& options);

// The coder, the lexicon; null after every fault has been printed on standard error.
std::unique_ptr<const Coder> load_coder(const CoderOptions& options);
std::shared_ptr<const Lexicon> load_lexicon(const CoderOptions& options);

}  // namespace tabard
