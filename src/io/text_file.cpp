// A plain text file is one document: its text as it stands, line ends included, but for a byte order mark.
#include "io/document_files.h"
#include "io/whole_file.h"

namespace tabard {
namespace {

class TextFile : public DocumentFile {
 public:
  TextFile(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options)
      : input_(std::move(input)), path_(std::move(path)), limit_(options.max_document) {}

  std::optional<Result<Incoming>> next() override {
    if (!input_) return std::nullopt;
    auto text = read_whole(*std::exchange(input_, nullptr), "a document", limit_, path_);
    if (!text) return fail(std::move(text).error());
    if (auto fault = utf8_fault(*text)) return fail(Error::Kind::input, std::move(*fault), path_);
    Incoming incoming{std::make_unique<Document>(), nullptr, {}};
    incoming.document->id = document_name(path_);
    incoming.document->text = std::move(*text);
    return incoming;
  }

 private:
  std::unique_ptr<Input> input_;
  std::string path_;
  size_t limit_;
};

}  // namespace

std::unique_ptr<DocumentFile> open_text(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options) {
  return std::make_unique<TextFile>(std::move(input), std::move(path), options);
}

}  // namespace tabard
