// PETRARCH's XML: <Sentence date="20150805" id="..." source="..."><Text>...</Text><Parse>...</Parse></Sentence>, one after
// another. Each is a document by its own id, for that is the id in PETRARCH's events; parses are not used. Files of any length:
// one <Sentence> at a time is in memory.
#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>

#include "io/document_files.h"
#include "pages/ascii.h"
#include "pages/charset.h"

namespace tabard {
namespace {

constexpr std::string_view opening = "<Sentence", closing = "</Sentence>";

class SentencesFile : public DocumentFile {
 public:
  SentencesFile(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options)
      : input_(std::move(input)), path_(std::move(path)), limit_(options.max_document) {}

  std::optional<Result<Incoming>> next() override {
    if (is_done_) return std::nullopt;
    const auto is_found = find();
    if (!is_found) {
      is_done_ = true;
      return fail(is_found.error());
    }
    if (!*is_found) {
      is_done_ = true;
      if (count_ > 0) return std::nullopt;
      return fail(Error::Kind::input, "no <Sentence>: PETRARCH's XML is wanted", path_);
    }
    return cut();
  }

 private:
  Result<bool> fill() {  // false at the end
    const size_t held = buffer_.size();
    buffer_.resize(held + (1 << 16));
    auto got = input_->read(buffer_.data() + held, 1 << 16);
    buffer_.resize(held + got.value_or(0));
    if (!got) return fail(std::move(got).error());
    return *got > 0;
  }

  void drop(size_t count) {
    line_ += static_cast<uint32_t>(std::count(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(count), '\n'));
    buffer_.erase(0, count);
  }

  // To the beginning of the next <Sentence>, not <Sentences>.
  Result<bool> find() {
    for (;;) {
      for (size_t at = buffer_.find(opening); at != std::string::npos; at = buffer_.find(opening, at + 1)) {
        if (at + opening.size() >= buffer_.size()) break;
        const char behind = buffer_[at + opening.size()];
        if (!is_ascii_space(behind) && behind != '>') continue;
        drop(at);
        return true;
      }
      drop(buffer_.size() - std::min(buffer_.size(), opening.size()));
      TRY(const bool has_more, fill());
      if (!has_more) return false;
    }
  }

  Result<Incoming> cut() {
    ++count_;
    const uint32_t line = line_;
    size_t searched = 1, end;
    while ((end = std::min(buffer_.find(closing, searched), buffer_.find(opening, searched))) == std::string::npos) {
      searched = std::max<size_t>(1, buffer_.size() - std::min(buffer_.size(), closing.size()));
      auto has_more = fill();
      if (!has_more || !*has_more) {
        is_done_ = true;
        if (!has_more) return fail(std::move(has_more).error());
        return fail(Error::Kind::input, "a <Sentence> that is never closed", path_, line);
      }
      if (buffer_.size() <= limit_ + (1 << 16)) continue;
      drop(buffer_.size() - closing.size());
      is_too_long_ = true;
    }
    const bool is_closed = buffer_.compare(end, closing.size(), closing) == 0;
    if (is_closed) end += closing.size();
    const std::string xml = buffer_.substr(0, end);
    drop(end);
    if (std::exchange(is_too_long_, false) || xml.size() > limit_) return fail(too_large("a sentence", limit_, path_, line));
    if (!is_closed) return fail(Error::Kind::input, "a <Sentence> that is not closed before the next", path_, line);
    return read(to_utf8(xml, ""), line);
  }

  Result<Incoming> read(const std::string& xml, uint32_t line) const {
    pugi::xml_document tree;
    const auto parsed = tree.load_buffer(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!parsed) return fail(Error::Kind::input, fmt::format("not XML: {}", parsed.description()), path_, line);
    const pugi::xml_node sentence = tree.document_element();
    Incoming incoming{std::make_unique<Document>(), nullptr, {}};
    Document& document = *incoming.document;
    document.text = squeeze(sentence.child_value("Text"));
    if (document.text.empty()) return fail(Error::Kind::input, "a <Sentence> without <Text>", path_, line);
    document.id = sentence.attribute("id").value();
    if (document.id.empty()) document.id = fmt::format("{}-{}", document_name(path_), count_);
    document.source = sentence.attribute("source").value();
    document.url = sentence.attribute("url").value();
    set_date(incoming, sentence.attribute("date").value(), path_, line);
    return incoming;
  }

  std::unique_ptr<Input> input_;
  std::string path_;
  size_t limit_;
  std::string buffer_;
  uint32_t line_ = 1, count_ = 0;
  bool is_too_long_ = false, is_done_ = false;
};

}  // namespace

std::unique_ptr<DocumentFile> open_sentences(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options) {
  return std::make_unique<SentencesFile>(std::move(input), std::move(path), options);
}

}  // namespace tabard
