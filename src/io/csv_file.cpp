// CSV and TSV: a header names the columns, those of JSON lines are used, others passed over.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "io/csv_records.h"
#include "io/document_files.h"

namespace tabard {
namespace {

class CsvFile : public DocumentFile {
 public:
  CsvFile(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options, char separator)
      : records_(std::move(input), separator, options.max_document),
        path_(std::move(path)),
        limit_(options.max_document),
        separator_(separator) {}

  std::optional<Result<Incoming>> next() override {
    if (is_done_) return std::nullopt;
    if (width_ == 0) {
      if (auto fault = read_header(); !fault) {
        is_done_ = true;
        return fail(std::move(fault).error());
      }
    }
    const auto outcome = records_.next(cells_);
    if (!outcome) {
      is_done_ = true;
      return fail(outcome.error());
    }
    switch (*outcome) {
      case CsvRecords::Outcome::end: return std::nullopt;
      case CsvRecords::Outcome::too_long: return fail(too_large("a record", limit_, path_, records_.line()));
      case CsvRecords::Outcome::unclosed: return refuse("a quote opened in this record is never closed");
      case CsvRecords::Outcome::record: break;
    }
    return parse();
  }

 private:
  enum Column : size_t { id, text, title, date, url, source, lang };
  static constexpr std::array<std::string_view, 7> column_names = {"id", "text", "title", "date", "url", "source", "lang"};

  Result<void> read_header() {
    TRY(const CsvRecords::Outcome outcome, records_.next(cells_));
    if (outcome == CsvRecords::Outcome::end) return refuse("empty: a header row with a column 'text' is wanted");
    if (outcome != CsvRecords::Outcome::record) return refuse("the header row does not end");
    column_.fill(none);
    for (size_t i = 0; i < cells_.size(); ++i) {
      std::transform(cells_[i].begin(), cells_[i].end(), cells_[i].begin(),
                     [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
      for (size_t name = 0; name < column_names.size(); ++name)
        if (cells_[i] == column_names[name] && column_[name] == none) column_[name] = i;
    }
    if (column_[text] == none)
      return refuse(fmt::format("no column 'text' in the header row; cells are to be separated by {}",
                                separator_ == ',' ? "commas" : "tabs"));
    width_ = cells_.size();
    return {};
  }

  Result<Incoming> parse() {
    if (cells_.size() > width_)
      return refuse(
          fmt::format("{} cells, but the header has {}: a quote or separator is out of place", cells_.size(), width_));
    for (const std::string& cell : cells_)
      if (auto fault = utf8_fault(cell)) return refuse(std::move(*fault));
    if (column_[text] >= cells_.size()) return refuse("no cell in column 'text'");
    Incoming incoming{std::make_unique<Document>(), nullptr, {}};
    Document& document = *incoming.document;
    document.id = take(id);
    document.text = take(text);
    document.title = take(title);
    document.url = take(url);
    document.source = take(source);
    document.lang = take(lang);
    set_date(incoming, take(date), path_, records_.line());
    if (document.id.empty()) document.id = fmt::format("{}-{}", document_name(path_), records_.line());
    return incoming;
  }

  std::string take(Column column) {
    return column_[column] < cells_.size() ? std::move(cells_[column_[column]]) : std::string();
  }

  tl::unexpected<Error> refuse(std::string why) { return fail(Error::Kind::input, std::move(why), path_, records_.line()); }

  static constexpr size_t none = SIZE_MAX;
  CsvRecords records_;
  std::string path_;
  size_t limit_;
  char separator_;
  size_t width_ = 0;  // cells of the header; 0: not read yet
  std::array<size_t, 7> column_{};
  std::vector<std::string> cells_;
  bool is_done_ = false;
};

}  // namespace

std::unique_ptr<DocumentFile> open_csv(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options,
                                       char separator) {
  return std::make_unique<CsvFile>(std::move(input), std::move(path), options, separator);
}

}  // namespace tabard
