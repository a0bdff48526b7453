// tabard stories: which reports are copies of which.
#include <fmt/format.h>
#include <unistd.h>

#include <cmath>

#include "cli/commands.h"
#include "cli/messages.h"
#include "io/json_text.h"
#include "io/output.h"
#include "stories/stories.h"

namespace tabard {
namespace {

void write_placement(std::string& out, const Document& document, const Placement& placement) {
  out += '{';
  append_json_field(out, "doc", document.id);
  append_json_field(out, "story", fmt::format("{:016x}", placement.story));
  append_json_field(out, "kinship", to_string(placement.kinship));
  append_json_key(out, "likeness");
  append_json_number(out, std::round(placement.likeness * 100) / 100);
  out += "}\n";
}

}  // namespace

int run_stories(const DocumentsOptions& options) {
  Documents documents(options.paths, options.documents);
  Stories stories;
  Output output(STDOUT_FILENO);
  Progress progress;
  bool has_failed = false;
  Result<void> written;
  std::string line;
  while (auto next = documents.next()) {
    if (!*next) {
      progress.wipe();
      print_error(next->error());
      has_failed = true;
      continue;
    }
    for (const Error& warning : (*next)->warnings) print_warning(warning);
    const Document& document = *(*next)->document;
    line.clear();
    write_placement(line, document, stories.add(document));
    progress.add_document(0);
    written = output.write(line);
    if (!written || output.is_closed()) break;
  }
  progress.wipe();
  if (written) written = output.flush();
  if (written) return has_failed ? exit_failed : exit_done;
  print_error(written.error());
  return exit_failed;
}

}  // namespace tabard
