// tabard documents: what tabard takes for the documents of its input, as JSON lines. Their texts are what all offsets point
// into.
#include <unistd.h>

#include "cli/commands.h"
#include "cli/messages.h"
#include "io/output.h"
#include "io/writers.h"

namespace tabard {

int run_documents_command(const DocumentsOptions& options) {
  Documents documents(options.paths, options.documents);
  Output output(STDOUT_FILENO);
  Progress progress;
  bool has_failed = false;
  std::string line;
  while (auto next = documents.next()) {
    if (!*next) {
      progress.wipe();
      print_error(next->error());
      has_failed = true;
      continue;
    }
    for (const Error& warning : (*next)->warnings) print_warning(warning);
    line.clear();
    write_document_jsonl(line, *(*next)->document);
    progress.add_document(0);
    const auto written = output.write(line);
    if (!written) {
      print_error(written.error());
      return exit_failed;
    }
    if (output.is_closed()) break;
  }
  progress.wipe();
  if (const auto written = output.flush(); !written) {
    print_error(written.error());
    return exit_failed;
  }
  return has_failed ? exit_failed : exit_done;
}

}  // namespace tabard
