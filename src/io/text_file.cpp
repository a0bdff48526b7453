// A plain text file is one document: its text as it stands, line ends included, but for a byte order mark.
#include "io/document_files.h"

namespace tabard {
namespace {

class TextFile : public DocumentFile {
 public:
  TextFile(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options)
      : input_(std::move(input)), path_(std::move(path)), limit_(options.max_document) {}

  std::optional<Result<Incoming>> next() override {
    if (!input_) return std::nullopt;
    auto text = read_text();
    input_.reset();
    if (!text) return fail(std::move(text).error());
    if (auto fault = utf8_fault(*text)) return fail(Error::Kind::input, std::move(*fault), path_);
    Incoming incoming{std::make_unique<Document>(), nullptr, {}};
    incoming.document->id = document_name(path_);
    incoming.document->text = std::move(*text);
    return incoming;
  }

 private:
  Result<std::string> read_text() {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    std::string text;
    char buffer[1 << 16];
    for (;;) {
      TRY(const size_t count, input_->read(buffer, sizeof buffer));
      if (count == 0) break;
      text.append(buffer, count);
      if (text.size() > limit_ + mark.size()) return fail(too_large("a document", limit_, path_, 0));
    }
    if (text.starts_with(mark)) text.erase(0, mark.size());
    if (text.size() > limit_) return fail(too_large("a document", limit_, path_, 0));
    return text;
  }

  std::unique_ptr<Input> input_;
  std::string path_;
  size_t limit_;
};

}  // namespace

std::unique_ptr<DocumentFile> open_text(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options) {
  return std::make_unique<TextFile>(std::move(input), std::move(path), options);
}

}  // namespace tabard
