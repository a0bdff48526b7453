#pragma once
// What `ingest` and `recode` share: documents in, coded on all threads, written to the store in their order and in transactions
// of some hundred, past bad documents.

#include <functional>
#include <optional>

#include "cli/ingest_summary.h"
#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "io/documents.h"
#include "pipeline/coder.h"
#include "store/store.h"

namespace tabard {

enum class Foreign : bool { left_out, coded };  // documents that are not in English

struct IngestSteps {
  std::function<std::optional<Result<Incoming>>()> read;              // nothing at the end; on a thread of its own
  std::function<std::optional<double>()> fraction;                    // of the input that was read
  std::function<void(const CodedDocument&, const PutOutcome&)> show;  // after a document was coded again
};

struct Workspace;

class IngestRun {
 public:
  // `store` is written to; `lookup`, another connection to the same database, tells the reader's thread what is there.
  IngestRun(const Coder& coder, Store& store, Store& lookup, int64_t run, Recode recode, Foreign foreign, Interrupt& interrupt)
      : coder_(coder), store_(store), lookup_(lookup), run_(run), recode_(recode), foreign_(foreign), interrupt_(interrupt) {}

  // An error of the database ends the run; all that was committed before stays.
  Result<IngestSummary> go(const IngestSteps& steps, size_t threads, Progress::Show show);

 private:
  struct Task;
  struct Done;
  class Writer;

  std::optional<Task> read(const IngestSteps& steps);
  Done work(Task task, TextKeeping keeping, Workspace& workspace) const;

  const Coder& coder_;
  Store& store_;
  Store& lookup_;
  int64_t run_;
  Recode recode_;
  Foreign foreign_;
  Interrupt& interrupt_;
};

// What codes, for the store.
RunInfo run_info(const Coder& coder, const CoderOptions& options);

// Prints a run's summary, or why there is none. The exit status.
int report_summary(const Result<IngestSummary>& summary, bool is_json);

}  // namespace tabard
