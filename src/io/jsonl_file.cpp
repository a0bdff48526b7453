// JSON lines: one object a line. Each line is parsed by itself, for simdjson's own streaming gives up the file at the first bad
// line.
#include <fmt/format.h>
#include <simdjson.h>

#include "io/document_files.h"
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
      return parse();
    }
    return std::nullopt;
  }

 private:
  Result<Incoming> parse() {
    line_.reserve(line_.size() + simdjson::SIMDJSON_PADDING);
    simdjson::dom::object object;
    const simdjson::error_code error =
        parser_.parse(line_.data(), line_.size(), /*realloc_if_needed=*/false).get_object().get(object);
    if (error == simdjson::INCORRECT_TYPE) return refuse("not a JSON object");
    if (error == simdjson::UTF8_ERROR) return refuse(utf8_fault(line_).value_or("not UTF-8"));
    if (error == simdjson::STRING_ERROR) return refuse("not JSON: a string with a wrong escape (half of a surrogate pair?)");
    if (error) return refuse(fmt::format("not JSON: {}", simdjson::error_message(error)));

    Incoming incoming{std::make_unique<Document>(), nullptr, {}};
    Document& document = *incoming.document;
    bool has_text = false;
    for (const simdjson::dom::key_value_pair field : object) {
      std::string_view value;
      const bool is_string = field.value.get_string().get(value) == simdjson::SUCCESS;
      if (field.key == "text") {
        if (!is_string) return refuse("\"text\" is not a string");
        document.text = value;
        has_text = true;
      } else if (field.key == "date") {
        if (!is_string && !field.value.is_null()) return refuse("\"date\" is not a string: \"YYYY-MM-DD\" is wanted");
        set_date(incoming, value, path_, lines_.number());
      } else if (field.key == "id") {
        if (int64_t number = 0; field.value.get_int64().get(number) == simdjson::SUCCESS)
          document.id = std::to_string(number);
        else
          document.id = value;
      } else if (field.key == "title") {
        document.title = value;
      } else if (field.key == "url") {
        document.url = value;
      } else if (field.key == "source") {
        document.source = value;
      } else if (field.key == "lang") {
        document.lang = value;
      }
    }
    if (!has_text) return refuse("no \"text\"");
    if (document.id.empty()) document.id = fmt::format("{}-{}", document_name(path_), lines_.number());
    return incoming;
  }

  tl::unexpected<Error> refuse(std::string why) { return fail(Error::Kind::input, std::move(why), path_, lines_.number()); }

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
