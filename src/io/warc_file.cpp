// Web archives: each page of HTML that a server answered with status 200 is a document. Named after its address, so that the
// page keeps its name in the next crawl. A page that bears no date gets the day of the crawl, which for news is that day or
// soon after.
#include <fmt/format.h>

#include "base/date.h"
#include "io/document_files.h"
#include "io/page_document.h"
#include "io/warc_records.h"
#include "pages/ascii.h"

namespace tabard {
namespace {

class WarcFile : public DocumentFile {
 public:
  WarcFile(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options)
      : records_(std::move(input), path, options.max_document), path_(std::move(path)), limit_(options.max_document) {}

  std::optional<Result<Incoming>> next() override {
    for (;;) {
      const auto outcome = records_.next("response", record_);
      if (!outcome) return fail(outcome.error());
      if (*outcome == WarcRecords::Outcome::end) return std::nullopt;
      const auto message = parse_http(record_.block);
      if (!message) return refuse(message.error().text);
      if (message->status != 200 || !is_page(*message)) continue;
      if (record_.is_too_long) return refuse(fmt::format("a page of more than {} bytes: refused (--max-document)", limit_));
      return read(*message);
    }
  }

 private:
  bool is_page(const HttpMessage& message) const {
    std::string_view type = record_.head["warc-identified-payload-type"];
    if (type.empty()) type = message.headers["content-type"];
    return find_ignoring_case(type, "text/html", 0) == 0 || find_ignoring_case(type, "application/xhtml+xml", 0) == 0;
  }

  Result<Incoming> read(const HttpMessage& message) const {
    std::string_view url = record_.head["warc-target-uri"];
    if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
    const auto body = unpack_body(message, limit_);
    if (!body) return refuse(body.error().text);
    auto page = read_page(*body, url, message.headers["content-type"]);
    if (!page) return refuse(page.error().text);
    if (!page->date) page->date = parse_day_or_time(record_.head["warc-date"]);
    std::string id =
        !utf8_fault(url) && !url.empty() ? std::string(url) : fmt::format("{}-{}", document_name(path_), record_.number);
    return make_page_document(std::move(*page), std::move(id));
  }

  tl::unexpected<Error> refuse(const std::string& why) const {
    const std::string_view url = record_.head["warc-target-uri"];
    return fail(Error::Kind::input, fmt::format("record {} ({}): {}", record_.number, url.substr(0, 200), why), path_);
  }

  WarcRecords records_;
  std::string path_;
  size_t limit_;
  WarcRecord record_;
};

}  // namespace

std::unique_ptr<DocumentFile> open_warc(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options) {
  return std::make_unique<WarcFile>(std::move(input), std::move(path), options);
}

}  // namespace tabard
