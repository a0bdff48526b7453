// An HTML page is one document: its main text, and what it says of itself (pages/page.h).
#include "io/document_files.h"
#include "io/page_document.h"
#include "io/whole_file.h"

namespace tabard {
namespace {

class HtmlFile : public DocumentFile {
 public:
  HtmlFile(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options)
      : input_(std::move(input)), path_(std::move(path)), limit_(options.max_document) {}

  std::optional<Result<Incoming>> next() override {
    if (!input_) return std::nullopt;
    return read(std::exchange(input_, nullptr));
  }

 private:
  Result<Incoming> read(std::unique_ptr<Input> input) const {
    TRY(const std::string bytes, read_whole(*input, "a page", limit_, path_));
    auto page = read_page(bytes, "", "");
    if (!page) return fail(page.error().kind, page.error().text, path_);
    return make_page_document(std::move(*page), document_name(path_));
  }

  std::unique_ptr<Input> input_;
  std::string path_;
  size_t limit_;
};

}  // namespace

std::unique_ptr<DocumentFile> open_html(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options) {
  return std::make_unique<HtmlFile>(std::move(input), std::move(path), options);
}

}  // namespace tabard
