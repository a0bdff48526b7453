// .json: objects as news-please and "expanded JSONL" write them, over several lines each, one after another or in one list.
//
// The text is cut where brackets outside of strings close; what stands between the objects (commas, the list's own brackets) is
// passed over. So a fault costs its object, and of a list of any length one object at a time is in memory.
#include "io/json_document.h"

namespace tabard {
namespace {

class JsonFile : public DocumentFile {
 public:
  JsonFile(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options)
      : input_(std::move(input)), path_(std::move(path)), limit_(options.max_document), buffer_(1 << 16, '\0') {}

  std::optional<Result<Incoming>> next() override {
    if (is_done_) return std::nullopt;
    const auto outcome = cut();
    if (!outcome) {
      is_done_ = true;
      return fail(outcome.error());
    }
    switch (*outcome) {
      case Cut::object: return read_json_document(parser_, object_, path_, first_line_);
      case Cut::too_long: return fail(too_large("an object", limit_, path_, first_line_));
      case Cut::unclosed:
        is_done_ = true;
        return fail(Error::Kind::input, "an object that is never closed", path_, first_line_);
      case Cut::no_object: is_done_ = true; return fail(Error::Kind::input, "no JSON object", path_);
      case Cut::end: break;
    }
    is_done_ = true;
    return std::nullopt;
  }

 private:
  enum class Cut : uint8_t { object, too_long, unclosed, no_object, end };

  // Puts the next object into object_.
  Result<Cut> cut() {
    object_.clear();
    size_t depth = 0;
    bool is_string = false, is_escaped = false, is_too_long = false;
    for (;;) {
      if (start_ == end_) {
        TRY(end_, input_->read(buffer_.data(), buffer_.size()));
        start_ = 0;
        if (end_ == 0) return depth > 0 ? Cut::unclosed : has_object_ ? Cut::end : Cut::no_object;
      }
      const char c = buffer_[start_++];
      line_ += c == '\n';
      if (depth == 0) {
        if (c != '{') continue;
        first_line_ = line_;
        has_object_ = true;
      }
      if (object_.size() >= limit_) {
        is_too_long = true;
        std::string().swap(object_);
      }
      if (!is_too_long) object_ += c;
      if (is_string) {
        is_string = is_escaped || c != '"';
        is_escaped = !is_escaped && c == '\\';
        continue;
      }
      is_string = c == '"';
      depth += c == '{';
      if (c == '}' && --depth == 0) return is_too_long ? Cut::too_long : Cut::object;
    }
  }

  std::unique_ptr<Input> input_;
  std::string path_;
  size_t limit_;
  std::string buffer_;
  size_t start_ = 0, end_ = 0;
  uint32_t line_ = 1, first_line_ = 1;
  std::string object_;
  simdjson::dom::parser parser_;
  bool has_object_ = false, is_done_ = false;
};

}  // namespace

std::unique_ptr<DocumentFile> open_json(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options) {
  return std::make_unique<JsonFile>(std::move(input), std::move(path), options);
}

}  // namespace tabard
