#include "cli/commands.h"
#include "cli/messages.h"
namespace tabard {
int run_lexicon_test(const LexiconOptions&) {
  return exit_failed;
}
}  // namespace tabard
