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

bool is_file(const std::string& subject) {
  std::error_code ignored;
  return subject == "-" || std::filesystem::exists(subject, ignored);
}

class ExplainCommand {
 public:
  ExplainCommand(const ExplainOptions& options, const Coder& coder) : options_(options), coder_(coder) {}

  int run() {
    if (is_file(options_.subject)) {
      Documents documents({options_.subject}, options_.documents);
      while (auto next = documents.next()) explain_one(std::move(*next));
    } else {
      explain_sentence();
    }
    keep(output_.flush());
    if (!has_failed_ && !has_text_)
      keep(fail(Error::Kind::usage, fmt::format("no event has an id that begins with '{}'", options_.event)));
    return has_failed_ ? exit_failed : exit_done;
  }

 private:
  void explain_sentence() {
    if (options_.subject.find(' ') == std::string::npos) {
      keep(fail(Error::Kind::input, "neither a file that is there nor a sentence", options_.subject));
      return;
    }
    auto sentence = open_text(std::make_unique<MemoryInput>(options_.subject), "sentence", options_.documents)->next();
    if (*sentence) (**sentence).document->date = options_.documents.date;
    explain_one(std::move(*sentence));
  }

  void explain_one(Result<Incoming> incoming) {
    if (!incoming) {
      keep(fail(incoming.error()));
      return;
    }
    const Coded coded = coder_.code(*incoming->document, workspace_, Explain::yes);
    const std::string text = explain(coded, coder_.lexicon(), options_.event);
    has_text_ = has_text_ || !text.empty();
    keep(output_.write(text));
  }

  void keep(const Result<void>& outcome) {
    if (outcome) return;
    print_error(outcome.error());
    has_failed_ = true;
  }

  const ExplainOptions& options_;
  const Coder& coder_;
  Workspace workspace_;
  Output output_{STDOUT_FILENO};
  bool has_failed_ = false, has_text_ = false;
};

}  // namespace

int run_explain(const ExplainOptions& options) {
  const auto coder = load_coder(options.coder);
  return coder ? ExplainCommand(options, *coder).run() : exit_failed;
}

}  // namespace tabard
