// A feed that was saved to a file: each item is a document, its text what the feed itself gives of the report. An item that is
// a headline only is a document of that headline. (`tabard watch` follows the items' links instead.)
#include <fmt/format.h>

#include "io/document_files.h"
#include "io/whole_file.h"
#include "pages/feed.h"

namespace tabard {
namespace {

class FeedFile : public DocumentFile {
 public:
  FeedFile(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options)
      : input_(std::move(input)), path_(std::move(path)), limit_(options.max_document) {}

  std::optional<Result<Incoming>> next() override {
    if (input_) {
      auto feed = read(std::exchange(input_, nullptr));
      if (!feed) return fail(std::move(feed).error());
      feed_ = std::move(*feed);
    }
    while (at_ < feed_.items.size()) {
      FeedItem& item = feed_.items[at_++];
      if (item.text.empty() && item.title.empty()) continue;
      return make(item);
    }
    if (feed_.fault.empty()) return std::nullopt;
    return fail(Error::Kind::input, std::exchange(feed_.fault, ""), path_);
  }

 private:
  Result<Feed> read(std::unique_ptr<Input> input) const {
    TRY(const std::string bytes, read_whole(*input, "a feed", limit_, path_));
    auto feed = read_feed(bytes, "");
    if (!feed) return fail(feed.error().kind, feed.error().text, path_);
    return feed;
  }

  Incoming make(FeedItem& item) const {
    Incoming incoming{std::make_unique<Document>(), nullptr, {}};
    Document& document = *incoming.document;
    document.id = item.id.empty() ? fmt::format("{}-{}", document_name(path_), at_) : std::move(item.id);
    document.title = std::move(item.title);
    document.text = item.text.empty() ? document.title : std::move(item.text);
    document.author = std::move(item.author);
    document.date = item.date;
    document.url = std::move(item.url);
    document.source = feed_.title;
    document.lang = feed_.lang;
    return incoming;
  }

  std::unique_ptr<Input> input_;
  std::string path_;
  size_t limit_;
  Feed feed_;
  size_t at_ = 0;
};

}  // namespace

std::unique_ptr<DocumentFile> open_feed(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options) {
  return std::make_unique<FeedFile>(std::move(input), std::move(path), options);
}

}  // namespace tabard
