#include "cli/commands.h"
#include "cli/messages.h"
namespace tabard {
int run_actors_resolve(const ResolveOptions&) {
  return exit_failed;
}
}  // namespace tabard
