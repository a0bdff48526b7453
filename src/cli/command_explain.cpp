// tabard explain: a sentence or a report, and which line of the lexicon decided what.
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>

#include "cli/commands.h"
#include "cli/explain_text.h"
#include "cli/load.h"
#include "cli/messages.h"
#include "io/document_files.h"
#include "io/output.h"
#include "pipeline/workspace.h"

namespace tabard {
namespace {

// The documents of a file; or one that is the sentence itself.
std::vector<Result<Incoming>> read_subject(const ExplainOptions& options) {
  std::vector<Result<Incoming>> all;
  std::error_code ignored;
  if (options.subject == "-" || std::filesystem::exists(options.subject, ignored)) {
    Documents documents({options.subject}, options.documents);
    while (auto next = documents.next()) all.push_back(std::move(*next));
    return all;
  }
  auto sentence = open_text(std::make_unique<MemoryInput>(options.subject), "sentence", options.documents);
  all.push_back(*sentence->next());
  if (all[0]) (*all[0]).document->date = options.documents.date;
  return all;
}

}  // namespace

int run_explain(const ExplainOptions& options) {
  const auto coder = load_coder(options.coder);
  if (!coder) return exit_failed;
  Workspace workspace;
  Output output(STDOUT_FILENO);
  bool has_failed = false, has_text = false;
  for (const Result<Incoming>& incoming : read_subject(options)) {
    if (!incoming) {
      print_error(incoming.error());
      has_failed = true;
      continue;
    }
    const Coded coded = coder->code(*incoming->document, workspace, Explain::yes);
    const std::string text = explain(coded, coder->lexicon(), options.event);
    has_text = has_text || !text.empty();
    if (auto written = output.write(text); !written) {
      print_error(written.error());
      return exit_failed;
    }
  }
  if (auto written = output.flush(); !written) {
    print_error(written.error());
    return exit_failed;
  }
  if (!options.event.empty() && !has_text) {
    print_note(fmt::format("no event has an id that begins with '{}'", options.event));
    return exit_failed;
  }
  return has_failed ? exit_failed : exit_done;
}

}  // namespace tabard
