// tabard read: documents to annotations, without events.
#include "cli/commands.h"
#include "cli/load.h"
#include "cli/messages.h"
#include "cli/run_documents.h"
#include "io/writers.h"

namespace tabard {

int run_read(const ReadOptions& options) {
  const auto coder = load_coder(options.coder);
  if (!coder) return exit_failed;
  const auto print = [&](Incoming incoming, Workspace& workspace) {
    const Reading reading = incoming.tokenized ? coder->read_tokenized(std::move(*incoming.tokenized), workspace)
                                               : coder->read(*incoming.document, workspace);
    Printed printed;
    if (options.format == ReadOptions::Format::conllu)
      write_reading_conllu(printed.text, reading);
    else
      write_reading_jsonl(printed.text, reading);
    return printed;
  };
  return run_documents(options.paths, options.documents, options.threads, "", print);
}

}  // namespace tabard
