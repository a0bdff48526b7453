#include "cli/run_documents.h"

#include <fmt/format.h>
#include <unistd.h>

#include <exception>
#include <map>

#include "cli/messages.h"
#include "io/output.h"
#include "pipeline/batch.h"
#include "pipeline/workspace.h"

namespace tabard {
namespace {

// A document on its way, or why there is none.
using Task = Result<Incoming>;

struct Done {
  Printed printed;
  std::optional<Error> error;
  std::vector<Error> warnings;
};

// The door of a pool's task: what a stage throws costs its document, not the run.
Done process(Task task, const PrintDocument& print, Workspace& workspace) {
  Done done;
  if (!task) {
    done.error = std::move(task).error();
    return done;
  }
  done.warnings = std::move(task->warnings);
  const std::string id = task->document->id;
  try {
    done.printed = print(std::move(*task), workspace);
  } catch (const std::exception& failure) {
    done.error = Error{Error::Kind::input, fmt::format("document '{}' could not be coded: {}", id, failure.what()), {}, 0};
  }
  return done;
}

std::optional<Task> read_next(Documents& documents) {
  try {
    return documents.next();
  } catch (const std::exception& failure) {
    return fail(Error::Kind::input, fmt::format("a document could not be read: {}", failure.what()));
  }
}

std::string about_foreign(const std::map<std::string, size_t>& documents_of, size_t count) {
  size_t all = 0;
  std::string each;
  for (const auto& [language, documents] : documents_of) {
    all += documents;
    each += fmt::format("{}{} {}", each.empty() ? "" : ", ", language, documents);
  }
  return fmt::format("{} of {} documents are not in English and were left uncoded ({}); --force codes them", all, count, each);
}

}  // namespace

int run_documents(const std::vector<std::string>& paths, const DocumentOptions& options, size_t threads,
                  const std::string& header, const PrintDocument& print) {
  Documents documents(paths, options);
  std::vector<Workspace> workspaces(threads);
  Output output(STDOUT_FILENO);
  Progress progress;
  size_t failures = 0, count = 0;
  std::map<std::string, size_t> foreign;
  Result<void> written = output.write(header);

  const auto finish = [&](Done done) {
    if (done.error || !done.warnings.empty()) progress.wipe();
    for (const Error& warning : done.warnings) print_warning(warning);
    if (done.error) print_error(*done.error);
    failures += done.error.has_value();
    ++count;
    if (!done.printed.foreign_language.empty()) ++foreign[done.printed.foreign_language];
    progress.add_document(done.printed.events);
    written = output.write(done.printed.text);
    return written.has_value() && !output.is_closed();
  };
  Batch<Task, Done>({.threads = threads, .tasks = 16 * threads},
                    {.read = [&] { return read_next(documents); },
                     .weight = [](const Task& task) { return task ? task->document->text.size() : 0; },
                     .work = [&](Task task, size_t worker) { return process(std::move(task), print, workspaces[worker]); },
                     .finish = finish})
      .run();
  progress.wipe();
  if (written) written = output.flush();
  if (!written) {
    print_error(written.error());
    return exit_failed;
  }
  if (!foreign.empty()) print_note(about_foreign(foreign, count));
  if (failures == 0) return exit_done;
  print_note(fmt::format("{} of {} documents failed", failures, count));
  return exit_failed;
}

}  // namespace tabard
