// tabard lexicon check: every fault of the lexicon at once.
#include <fmt/format.h>

#include <set>

#include "cli/commands.h"
#include "cli/load.h"
#include "cli/messages.h"

namespace tabard {

int run_lexicon_check(const LexiconOptions& options) {
  const auto lexicon = load_lexicon(options.coder);
  if (!lexicon) return exit_failed;
  size_t tables = 0, rows = 0;
  std::set<std::string> names;  // inside a folder: "actors/roles.tsv"
  for (const std::string& file : lexicon->files()) {
    if (!file.ends_with(".tsv")) continue;
    ++tables;
    names.insert(file.substr(file.find('/') + 1));
  }
  for (const std::string& name : names) rows += lexicon->rows(name).size();
  fmt::print("ok: {} tables, {} rows, {} rules\n", tables, rows, lexicon->event_rules().size());
  return exit_done;
}

}  // namespace tabard
