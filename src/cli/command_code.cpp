// tabard code: documents to events. Options become a reader of documents, a Coder and a writer.
#include <unistd.h>

#include <algorithm>

#include "cli/commands.h"
#include "cli/load.h"
#include "cli/messages.h"
#include "cli/run_documents.h"
#include "cli/terminal.h"
#include "io/writers.h"
#include "text/language.h"

namespace tabard {
namespace {

using Format = CodeOptions::Format;

void keep_statuses(std::vector<Event>& events, const std::vector<Status>& statuses) {
  if (statuses.empty()) return;
  std::erase_if(
      events, [&](const Event& event) { return std::find(statuses.begin(), statuses.end(), event.status) == statuses.end(); });
}

}  // namespace

int run_code(const CodeOptions& options) {
  const auto coder = load_coder(options.coder);
  if (!coder) return exit_failed;
  const Format format = options.format.value_or(::isatty(STDOUT_FILENO) ? Format::table : Format::jsonl);
  const char separator = format == Format::csv ? ',' : '\t';
  const bool is_rows = format == Format::csv || format == Format::tsv;
  const size_t width = terminal_width();
  const ShowOrigin show = [&](Origin origin) { return coder->show(origin); };

  const auto print = [&](Incoming incoming, Workspace& workspace) {
    if (!options.is_forced)
      if (std::string language = foreign_language(*incoming.document); !language.empty())
        return Printed{{}, 0, std::move(language)};
    Coded coded = coder->code(*incoming.document, workspace, options.is_explained ? Explain::yes : Explain::no);
    keep_statuses(coded.events, options.statuses);
    Printed printed{{}, coded.events.size(), {}};
    if (is_rows)
      write_event_rows(printed.text, coded.reading, coded.events, show, separator);
    else if (format == Format::table)
      write_events_table(printed.text, coded.reading, coded.events, width);
    else
      write_events_jsonl(printed.text, coded.reading, coded.events, show, options.is_explained ? Why::yes : Why::no);
    return printed;
  };
  return run_documents(options.paths, options.documents, options.threads, is_rows ? event_rows_header(separator) : "", print);
}

}  // namespace tabard
