// tabard --version: program, model and lexicon change apart from each other, so results depend on all three.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/load.h"
#include "cli/messages.h"

namespace tabard {

int run_version(const CoderOptions& options) {
  const auto coder = load_coder(options);
  fmt::print("tabard {}\n", TABARD_VERSION);
  if (!coder) return exit_failed;
  fmt::print("model {}\nlexicon {}\n", coder->model_version(), coder->lexicon().version());
  return exit_done;
}

}  // namespace tabard
