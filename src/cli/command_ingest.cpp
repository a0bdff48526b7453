// tabard ingest: documents to a database of events.
#include <fmt/format.h>

#include <algorithm>

#include "cli/commands.h"
#include "cli/ingest_run.h"
#include "cli/interrupt.h"
#include "cli/load.h"
#include "cli/messages.h"

namespace tabard {
namespace {

Result<IngestSummary> ingest(const IngestOptions& options, const Coder& coder) {
  Interrupt interrupt;
  TRY(auto store, Store::open(options.database, Access::write));
  TRY_VOID(store->settle_text_keeping(options.text));
  TRY(const int64_t run, store->find_or_add_run(run_info(coder, options.coder)));
  TRY(auto lookup, Store::open(options.database, Access::read));
  Documents documents(options.paths, options.documents);
  const std::optional<uint64_t> bytes = input_bytes(options.paths);
  IngestSteps steps;
  steps.read = [&documents] { return documents.next(); };
  steps.fraction = [&]() -> std::optional<double> {
    if (!bytes || *bytes == 0) return std::nullopt;
    return std::min(1.0, static_cast<double>(documents.bytes_read()) / static_cast<double>(*bytes));
  };
  TRY(const IngestSummary summary,
      IngestRun(coder, *store, *lookup, run, Recode::no, options.is_forced ? Foreign::coded : Foreign::left_out, interrupt)
          .go(steps, options.threads, options.progress));
  TRY(const int64_t outdated, store->count_outdated(run));
  if (outdated > 0 && !options.is_json)
    print_note(
        fmt::format("{} documents were coded by another program, model or lexicon; `tabard recode --db {}` codes them anew",
                    outdated, store->place()));
  return summary;
}

}  // namespace

int run_ingest(const IngestOptions& options) {
  const auto coder = load_coder(options.coder);
  return coder ? report_summary(ingest(options, *coder), options.is_json) : exit_failed;
}

}  // namespace tabard
