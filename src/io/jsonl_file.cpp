// JSON lines: one object a line. Each line is parsed by itself, for simdjson's own streaming gives up the file at the first bad
// line.
#include "io/json_document.h"
#include "io/lines.h"

namespace tabard {
namespace {

class JsonlFile : public DocumentFile {
 public:
  JsonlFile(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options)
      : lines_(std::move(input), options.max_document), path_(std::move(path)), limit_(options.max_document) {}

  std::optional<Result<Incoming>> next() override {
    while (!is_broken_) {
      const auto outcome = lines_.next(line_);
      if (!outcome) {
        is_broken_ = true;
        return fail(outcome.error());
      }
      if (*outcome == Lines::Outcome::end) return std::nullopt;
      if (*outcome == Lines::Outcome::too_long) return fail(too_large("a line", limit_, path_, lines_.number()));
      if (line_.find_first_not_of(" \t\r") == std::string::npos) continue;
      return read_json_document(parser_, line_, path_, lines_.number());
    }
    return std::nullopt;
  }

 private:
  Lines lines_;
  std::string path_;
  size_t limit_;
  std::string line_;
  simdjson::dom::parser parser_;
  bool is_broken_ = false;
};

}  // namespace

std::unique_ptr<DocumentFile> open_jsonl(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options) {
  return std::make_unique<JsonlFile>(std::move(input), std::move(path), options);
}

}  // namespace tabard
