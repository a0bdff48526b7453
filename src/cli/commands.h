#pragma once
// The commands. Each gives the exit status: 0 all done, 2 some input could not be read (usage errors, 1, end before a command
// begins).

#include "cli/options.h"

namespace tabard {

int run_code(const CodeOptions& options);
int run_ingest(const IngestOptions& options);
int run_export(const ExportOptions& options);
int run_query(const QueryOptions& options);
int run_read(const ReadOptions& options);
int run_documents_command(const DocumentsOptions& options);
int run_incidents(const IncidentsOptions& options);
int run_stories(const DocumentsOptions& options);
int run_watch(const WatchCommandOptions& options);
int run_recode(const RecodeOptions& options);
int run_actors_resolve(const ResolveOptions& options);
int run_explain(const ExplainOptions& options);
int run_lexicon_check(const LexiconOptions& options);
int run_lexicon_test(const LexiconOptions& options);
int run_version(const CoderOptions& options);

}  // namespace tabard
