// tabard lexicon check: every fault of the lexicon at once.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/load.h"
#include "cli/messages.h"
#include "lexicon/schema.h"

namespace tabard {

int run_lexicon_check(const LexiconOptions& options) {
  const auto lexicon = load_lexicon(options.coder);
  if (!lexicon) return exit_failed;
  size_t tables = 0, rows = 0;
  for (const std::string& file : lexicon->files()) tables += file.ends_with(".tsv");
  for (const Schema& schema : schemas()) rows += lexicon->rows(schema.path).size();
  fmt::print("ok: {} tables, {} rows, {} rules\n", tables, rows, lexicon->event_rules().size());
  return exit_done;
}

}  // namespace tabard
