#include "cli/ingest_run.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <exception>

#include "cli/interrupt.h"
#include "io/output.h"
#include "pipeline/batch.h"
#include "pipeline/workspace.h"

#include "text/language.h"

namespace tabard {
namespace {

using Clock = std::chrono::steady_clock;

// A transaction ends when it holds this many documents or has lasted this long: each writes anew all pages of the indexes that
// it touched, and what a crash undoes is coded again.
constexpr size_t documents_a_transaction = 1000;
constexpr std::chrono::milliseconds time_a_transaction(5000);

}  // namespace

// A document on its way, or why there is none.
struct IngestRun::Task {
  Result<Incoming> incoming;
  bool is_unchanged = false;
};

struct IngestRun::Done {
  std::optional<CodedDocument> coded;
  std::optional<Error> error;
  std::vector<Error> warnings;
  bool is_unchanged = false, is_foreign = false;
};

// Writes what comes, a transaction after another.
class IngestRun::Writer {
 public:
  Writer(Store& store, int64_t run, Recode recode, const IngestSteps& steps, Progress::Show show, Interrupt& interrupt)
      : store_(store), run_(run), recode_(recode), steps_(steps), progress_(show), interrupt_(interrupt) {}

  // False to stop.
  bool finish(Done done) {
    if (done.error || !done.warnings.empty()) progress_.wipe();
    for (const Error& warning : done.warnings) print_warning(warning);
    if (done.error) {
      print_error(*done.error);
      summary_.add_failure(*done.error);
    }
    summary_.unchanged += done.is_unchanged;
    summary_.foreign += done.is_foreign;
    outcome_ = done.coded ? write(*done.coded) : Result<void>();
    progress_.add_document(done.coded ? done.coded->events.size() : 0, steps_.fraction());
    if (outcome_ && is_full()) outcome_ = commit();
    return outcome_.has_value() && !interrupt_.is_wanted();
  }

  Result<IngestSummary> end() {
    progress_.wipe();
    if (outcome_) outcome_ = commit();
    if (!outcome_) {
      store_.roll_back();
      return fail(outcome_.error());
    }
    summary_.is_interrupted = interrupt_.is_wanted();
    summary_.seconds = std::chrono::duration<double>(Clock::now() - start_).count();
    return summary_;
  }

 private:
  Result<void> write(const CodedDocument& coded) {
    if (pending_ == 0) {
      TRY_VOID(store_.begin());
      begun_ = Clock::now();
    }
    ++pending_;
    TRY(const PutOutcome outcome, store_.put(coded, run_, recode_));
    if (outcome.what == PutOutcome::What::unchanged) {
      ++summary_.unchanged;
      return {};
    }
    (outcome.what == PutOutcome::What::added ? summary_.added : summary_.recoded) += 1;
    summary_.sentences += coded.sentences.size();
    summary_.events += coded.events.size();
    summary_.duplicates += outcome.is_duplicate;
    summary_.near_copies += !outcome.is_duplicate && outcome.kinship != Kinship::first;
    summary_.told_before += outcome.told_before;
    for (const EventChange& change : outcome.changes) {
      summary_.gained += change.kind == EventChange::Kind::gained;
      summary_.lost += change.kind == EventChange::Kind::lost;
      summary_.changed += change.kind == EventChange::Kind::changed;
    }
    if (outcome.what == PutOutcome::What::recoded && steps_.show) {
      progress_.wipe();
      steps_.show(coded, outcome);
    }
    return {};
  }

  bool is_full() const {
    return pending_ >= documents_a_transaction || (pending_ > 0 && Clock::now() - begun_ >= time_a_transaction);
  }

  Result<void> commit() {
    if (pending_ == 0) return {};
    pending_ = 0;
    return store_.commit();
  }

  Store& store_;
  int64_t run_;
  Recode recode_;
  const IngestSteps& steps_;
  Progress progress_;
  Interrupt& interrupt_;
  IngestSummary summary_;
  Result<void> outcome_;
  size_t pending_ = 0;  // documents of the open transaction
  Clock::time_point start_ = Clock::now(), begun_;
};

// Reads on past what is stored already, so that a run that was stopped goes on where it stopped.
std::optional<IngestRun::Task> IngestRun::read(const IngestSteps& steps) {
  if (interrupt_.is_wanted()) return std::nullopt;
  try {
    auto next = steps.read();
    if (!next) return std::nullopt;
    Task task{std::move(*next)};
    if (!task.incoming) return task;
    const Document& document = *task.incoming->document;
    const auto stored = lookup_.find(document.id);
    if (!stored) return Task{fail(stored.error())};
    if (*stored)
      task.is_unchanged = (*stored)->hash == content_hash(document) && (recode_ == Recode::no || (*stored)->run == run_);
    return task;
  } catch (const std::exception& failure) {
    return Task{fail(Error::Kind::input, fmt::format("a document could not be read: {}", failure.what()))};
  }
}

// The door of a pool's task: what a stage throws costs its document, not the run.
IngestRun::Done IngestRun::work(Task task, TextKeeping keeping, Workspace& workspace) const {
  Done done;
  if (!task.incoming) {
    done.error = std::move(task.incoming).error();
    return done;
  }
  done.warnings = std::move(task.incoming->warnings);
  done.is_unchanged = task.is_unchanged;
  if (task.is_unchanged) return done;
  done.is_foreign = foreign_ == Foreign::left_out && !foreign_language(*task.incoming->document).empty();
  if (done.is_foreign) return done;
  const std::string id = task.incoming->document->id;
  try {
    const Coded coded = coder_.code(*task.incoming->document, workspace);
    done.coded = make_coded_document(
        std::move(task.incoming->document), coded.reading, coded.events, [this](Origin origin) { return coder_.show(origin); },
        keeping);
  } catch (const std::exception& failure) {
    done.error = Error{Error::Kind::input, fmt::format("document '{}' could not be coded: {}", id, failure.what()), {}, 0};
  }
  return done;
}

Result<IngestSummary> IngestRun::go(const IngestSteps& steps, size_t threads, Progress::Show show) {
  TRY(const TextKeeping keeping, store_.text_keeping());
  std::vector<Workspace> workspaces(threads);
  Writer writer(store_, run_, recode_, steps, show, interrupt_);
  Batch<Task, Done>(
      {.threads = threads, .tasks = 64 * threads},
      {.read = [&] { return read(steps); },
       .weight =
           [](const Task& task) { return task.incoming && !task.is_unchanged ? task.incoming->document->text.size() : 0; },
       .work = [&](Task task, size_t worker) { return work(std::move(task), keeping, workspaces[worker]); },
       .finish = [&](Done done) { return writer.finish(std::move(done)); }})
      .run();
  return writer.end();
}

RunInfo run_info(const Coder& coder, const CoderOptions& options) {
  return {TABARD_VERSION, coder.model_version(), coder.lexicon().version(),
          options.petrarch.empty() ? "" : "petrarch " + options.petrarch};
}

int report_summary(const Result<IngestSummary>& summary, bool is_json) {
  if (!summary) {
    print_error(summary.error());
    return summary.error().kind == Error::Kind::usage ? exit_usage : exit_failed;
  }
  Output output(STDOUT_FILENO);
  Result<void> written = output.write(is_json ? to_json(*summary) : to_text(*summary));
  if (written) written = output.flush();
  if (!written) print_error(written.error());
  if (summary->is_interrupted) {
    print_note("stopped as asked; all documents counted above are stored: the same command goes on from there");
    return exit_interrupted;
  }
  return summary->failed > 0 || !written ? exit_failed : exit_done;
}

}  // namespace tabard
