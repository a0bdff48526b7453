// tabard recode: codes anew what an older program, model or lexicon coded, and tells what that changed.
#include <fmt/format.h>
#include <unistd.h>

#include <map>

#include "cli/change_text.h"
#include "cli/commands.h"
#include "cli/ingest_run.h"
#include "cli/interrupt.h"
#include "cli/load.h"
#include "cli/messages.h"
#include "io/output.h"

namespace tabard {
namespace {

// The outdated documents of a store whose text is there, one after another.
class StoredTexts {
 public:
  StoredTexts(Store& store, int64_t run) : store_(store), run_(run) {}

  std::optional<Result<Incoming>> next() {
    if (page_.empty()) {
      constexpr int64_t documents_a_page = 100;
      auto page = store_.outdated(run_, last_, documents_a_page);
      if (!page) return fail(page.error());
      if (page->empty()) return std::nullopt;
      page_ = std::move(*page);
    }
    auto node = page_.extract(page_.begin());
    last_ = node.key();
    return Incoming{std::make_unique<Document>(std::move(node.mapped())), nullptr, {}};
  }

 private:
  Store& store_;
  int64_t run_, last_ = 0;
  std::map<int64_t, Document> page_;
};

// The reports that the store knows, of those that were given.
std::optional<Result<Incoming>> next_known(Documents& documents, Store& store) {
  for (;;) {
    auto next = documents.next();
    if (!next || !*next) return next;
    const auto known = store.find((**next).document->id);
    if (!known) return fail(known.error());
    if (*known) return next;
  }
}

Result<IngestSummary> recode(const RecodeOptions& options, const Coder& coder, bool& is_complete) {
  Interrupt interrupt;
  TRY(auto store, Store::open(options.database, Access::read));
  TRY(const int64_t run, store->find_or_add_run(run_info(coder, options.coder)));
  TRY(auto lookup, Store::open(options.database, Access::read));
  TRY(auto source, Store::open(options.database, Access::read));
  StoredTexts texts(*source, run);
  Documents documents(options.paths, options.documents);
  TRY(const int64_t outdated, store->count_outdated(run));
  Output output(STDOUT_FILENO);
  size_t done = 0;
  IngestSteps steps;
  steps.read = [&] { return options.paths.empty() ? texts.next() : next_known(documents, *source); };
  steps.fraction = [&]() -> std::optional<double> {
    return outdated > 0 ? std::optional(std::min(1.0, static_cast<double>(++done) / static_cast<double>(outdated)))
                        : std::nullopt;
  };
  Result<void> written;
  steps.show = [&](const CodedDocument& coded, const PutOutcome& outcome) {
    if (written) written = output.write(options.is_json ? changes_as_json(coded, outcome) : changes_as_text(coded, outcome));
  };
  TRY(const IngestSummary summary, IngestRun(coder, *store, *lookup, run, Recode::yes, Foreign::coded, interrupt)
                                       .go(steps, options.threads, options.progress));
  if (written) written = output.flush();
  TRY_VOID(written);
  TRY(const int64_t left, store->count_outdated(run));
  is_complete = left == 0 || summary.is_interrupted;
  if (!is_complete)
    print_note(
        fmt::format("{} document{} could not be coded anew, since the database does not hold the text; give the reports: "
                    "`tabard recode --db {} PATH...`",
                    left, left == 1 ? "" : "s", store->place()));
  return summary;
}

}  // namespace

int run_recode(const RecodeOptions& options) {
  const auto coder = load_coder(options.coder);
  if (!coder) return exit_failed;
  bool is_complete = true;
  const int status = report_summary(recode(options, *coder, is_complete), options.is_json);
  return status == exit_done && !is_complete ? exit_failed : status;
}

}  // namespace tabard
