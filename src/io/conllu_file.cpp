// CoNLL-U as input: sentences and tokens are kept as they are given, everything else in the file is passed over. The text is
// put together from the forms and SpaceAfter; paragraphs (# newpar) are parted by an empty line, other sentences by a blank.
#include <fmt/format.h>

#include <charconv>

#include "io/document_files.h"
#include "io/lines.h"

namespace tabard {
namespace {

struct Row {
  uint32_t first = 0, last = 0;  // "3" is 3 to 3, "3-4" 3 to 4
  bool is_empty_node = false;    // "3.1"
  std::string_view form;
  bool space_after = true;
};

std::optional<Row> parse_row(std::string_view line) {
  std::string_view cells[10];
  for (size_t i = 0; i < 10; ++i) {
    const size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (i == 9)) return std::nullopt;
    cells[i] = line.substr(0, tab);
    line.remove_prefix(i == 9 ? line.size() : tab + 1);
  }
  Row row;
  const char* end = cells[0].data() + cells[0].size();
  auto [stop, error] = std::from_chars(cells[0].data(), end, row.first);
  if (error != std::errc() || row.first > 1'000'000) return std::nullopt;
  row.last = row.first;
  if (stop != end && *stop == '.') {
    row.is_empty_node = true;
  } else if (stop != end && *stop == '-') {
    const auto second = std::from_chars(stop + 1, end, row.last);
    if (second.ec != std::errc() || second.ptr != end || row.last < row.first || row.last - row.first > 100)
      return std::nullopt;
  } else if (stop != end) {
    return std::nullopt;
  }
  row.form = cells[1];
  if (row.form.empty()) return std::nullopt;
  row.space_after = fmt::format("|{}|", cells[9]).find("|SpaceAfter=No|") == std::string::npos;
  return row;
}

// Grows one document sentence by sentence. Forms are put into the reading's pool, for the text still moves while it grows.
class Assembler {
 public:
  Assembler(std::string id) {
    incoming_.document = std::make_unique<Document>();
    incoming_.document->id = std::move(id);
    incoming_.tokenized = std::make_unique<Reading>();
    incoming_.tokenized->document = incoming_.document.get();
  }

  size_t size() const { return incoming_.document->text.size(); }
  bool is_empty() const { return incoming_.tokenized->sentences.empty(); }

  void begin_sentence(bool is_paragraph) {
    if (!text().empty()) text() += is_paragraph ? "\n\n" : is_glued_ ? "" : " ";
    const auto token = static_cast<uint32_t>(tokens().size());
    incoming_.tokenized->sentences.push_back(Sentence{{at(), at()}, token, token, -1});
    words_left_ = 0;
    is_glued_ = false;
  }

  void add(const Row& row) {
    if (row.is_empty_node) return;
    if (row.first != row.last) {
      put_surface(row);
      words_left_ = row.last - row.first + 1;
      joined_ = words_left_;
    } else if (words_left_ > 0) {
      add_word(row);
    } else {
      put_surface(row);
      tokens().push_back(Token{surface_, incoming_.tokenized->strings.keep(row.form)});
      tokens().back().space_after = row.space_after;
    }
  }

  void end_sentence() {
    if (is_in_surface()) text().resize(text().size() - 1);  // the blank behind the last token
    Sentence& sentence = incoming_.tokenized->sentences.back();
    sentence.end = static_cast<uint32_t>(tokens().size());
    sentence.span.end = at();
    if (sentence.first == sentence.end) incoming_.tokenized->sentences.pop_back();
  }

  Incoming finish() { return std::move(incoming_); }

 private:
  std::string& text() { return incoming_.document->text; }
  std::vector<Token>& tokens() { return incoming_.tokenized->tokens; }
  uint32_t at() const { return static_cast<uint32_t>(incoming_.document->text.size()); }
  bool is_in_surface() const { return !is_glued_ && at() > 0 && incoming_.document->text.back() == ' '; }

  void put_surface(const Row& row) {
    surface_ = {at(), at() + static_cast<uint32_t>(row.form.size())};
    text() += row.form;
    if (row.space_after) text() += ' ';
    is_glued_ = !row.space_after;
    surface_left_ = surface_;
  }

  // A word of a multiword token: its own part of the surface where it stands there ("do" + "n't"), else all of it ("au": "à" +
  // "le").
  void add_word(const Row& row) {
    Token token{surface_, incoming_.tokenized->strings.keep(row.form)};
    const std::string_view left = surface_left_.in(text());
    if (left.starts_with(row.form)) {
      token.span = {surface_left_.start, surface_left_.start + static_cast<uint32_t>(row.form.size())};
      surface_left_.start = token.span.end;
    }
    token.joined = words_left_ == joined_ ? static_cast<uint8_t>(joined_) : 0;
    token.space_after = --words_left_ == 0 && !is_glued_;
    tokens().push_back(token);
  }

  Incoming incoming_;
  Span surface_, surface_left_;
  uint32_t words_left_ = 0, joined_ = 0;
  bool is_glued_ = true;
};

class ConlluFile : public DocumentFile {
 public:
  ConlluFile(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options)
      : lines_(std::move(input), 1 << 20), path_(std::move(path)), limit_(options.max_document), id_(document_name(path_)) {}

  std::optional<Result<Incoming>> next() override {
    if (is_done_) return std::nullopt;
    Assembler assembler(id_);
    bool is_in_sentence = false, is_paragraph = false;
    std::optional<Error> error;
    for (;;) {
      const auto outcome = lines_.next(line_);
      if (!outcome || *outcome == Lines::Outcome::end) {
        is_done_ = true;
        if (!outcome) error = outcome.error();
        break;
      }
      if (*outcome == Lines::Outcome::too_long && !error) error = fault("a line of more than a megabyte");
      constexpr std::string_view new_document = "# newdoc";
      if (line_.starts_with(new_document)) {
        const size_t equals = line_.find('=');
        id_ =
            equals == std::string::npos ? id_ : line_.substr(std::min(line_.find_first_not_of(' ', equals + 1), line_.size()));
        is_paragraph = true;
        if (!assembler.is_empty() || error) break;
        assembler = Assembler(id_);
      } else if (line_.starts_with("# newpar")) {
        is_paragraph = true;
      } else if (line_.empty()) {
        if (is_in_sentence) assembler.end_sentence();
        is_in_sentence = false;
      } else if (!line_.starts_with('#') && !error) {
        const auto row = parse_row(line_);
        if (!row)
          error = fault("not a CoNLL-U row: ten cells separated by tabs, the first a number, the second a form");
        else if (auto what = utf8_fault(line_))
          error = fault(std::move(*what));
        else if (assembler.size() + row->form.size() > limit_)
          error = too_large("a document", limit_, path_, lines_.number());
        if (error) continue;
        if (!is_in_sentence) assembler.begin_sentence(is_paragraph);
        is_in_sentence = true;
        is_paragraph = false;
        assembler.add(*row);
      }
    }
    if (is_in_sentence) assembler.end_sentence();
    if (error) return fail(std::move(*error));
    if (assembler.is_empty()) return std::nullopt;
    return assembler.finish();
  }

 private:
  Error fault(std::string what) const { return Error{Error::Kind::input, std::move(what), path_, lines_.number()}; }

  Lines lines_;
  std::string path_;
  size_t limit_;
  std::string id_;  // of the document that comes next
  std::string line_;
  bool is_done_ = false;
};

}  // namespace

std::unique_ptr<DocumentFile> open_conllu(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options) {
  return std::make_unique<ConlluFile>(std::move(input), std::move(path), options);
}

}  // namespace tabard
