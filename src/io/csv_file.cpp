// CSV and TSV: a header names the columns, those of JSON lines are used (io/field_names.h), others passed over.
#include <fmt/format.h>

#include <array>

#include "io/csv_records.h"
#include "io/document_files.h"
#include "io/field_names.h"

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
  Result<void> read_header() {
    TRY(const CsvRecords::Outcome outcome, records_.next(cells_));
    if (outcome == CsvRecords::Outcome::end) return refuse("empty: a header row with a column 'text' is wanted");
    if (outcome != CsvRecords::Outcome::record) return refuse("the header row does not end");
    column_.fill(none);
    std::array<uint8_t, field_count> rank;
    rank.fill(UINT8_MAX);
    for (size_t i = 0; i < cells_.size(); ++i) {
      const auto found = find_field(cells_[i]);
      const auto field = found ? static_cast<size_t>(found->field) : 0;
      if (!found || found->rank >= rank[field]) continue;
      rank[field] = found->rank;
      column_[field] = i;
    }
    if (!has_column(Field::text))
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
    if (column_of(Field::text) >= cells_.size()) return refuse("no cell in column 'text'");
    Incoming incoming{std::make_unique<Document>(), nullptr, {}};
    Document& document = *incoming.document;
    document.id = take(Field::id);
    document.text = take(Field::text);
    document.title = take(Field::title);
    document.url = take(Field::url);
    document.source = take(Field::source);
    document.lang = take(Field::lang);
    document.author = take(Field::author);
    set_date(incoming, take(Field::date), path_, records_.line());
    if (document.id.empty()) document.id = fmt::format("{}-{}", document_name(path_), records_.line());
    return incoming;
  }

  std::string take(Field field) {
    return column_of(field) < cells_.size() ? std::move(cells_[column_of(field)]) : std::string();
  }
  size_t column_of(Field field) const { return column_[static_cast<size_t>(field)]; }
  bool has_column(Field field) const { return column_of(field) != none; }

  tl::unexpected<Error> refuse(std::string why) { return fail(Error::Kind::input, std::move(why), path_, records_.line()); }

  static constexpr size_t none = SIZE_MAX;
  CsvRecords records_;
  std::string path_;
  size_t limit_;
  char separator_;
  size_t width_ = 0;                          // cells of the header; 0: not read yet
  std::array<size_t, field_count> column_{};  // by Field
  std::vector<std::string> cells_;
  bool is_done_ = false;
};

}  // namespace

std::unique_ptr<DocumentFile> open_csv(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options,
                                       char separator) {
  return std::make_unique<CsvFile>(std::move(input), std::move(path), options, separator);
}

}  // namespace tabard
