#include "cli/commands.h"
#include "cli/messages.h"
namespace tabard {
int run_explain(const ExplainOptions&) {
  return exit_failed;
}
}  // namespace tabard
