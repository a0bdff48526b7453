#include "io/documents.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <filesystem>

#include "base/written_date.h"
#include "io/detect.h"
#include "io/document_files.h"

namespace tabard {
namespace {

namespace fs = std::filesystem;

Result<std::unique_ptr<DocumentFile>> open_file(const std::string& path, const DocumentOptions& options,
                                                std::atomic<uint64_t>* bytes_read) {
  TRY(std::unique_ptr<Input> input, Input::open(path, bytes_read));
  InputKind kind = options.kind;
  const bool is_named = path != "-";
  if (kind == InputKind::detect && is_named) kind = kind_of_name(path);
  if (kind == InputKind::detect) {
    TRY(kind, look_inside(input));
    if (is_named && kind != InputKind::feed && kind != InputKind::sentences && kind != InputKind::html)
      return fail(Error::Kind::input, "XML of a kind that is not known: RSS, Atom or PETRARCH's sentences are wanted", path);
  }
  switch (kind) {
    case InputKind::jsonl: return open_jsonl(std::move(input), path, options);
    case InputKind::json: return open_json(std::move(input), path, options);
    case InputKind::csv: return open_csv(std::move(input), path, options, ',');
    case InputKind::tsv: return open_csv(std::move(input), path, options, '\t');
    case InputKind::html: return open_html(std::move(input), path, options);
    case InputKind::warc: return open_warc(std::move(input), path, options);
    case InputKind::feed: return open_feed(std::move(input), path, options);
    case InputKind::sentences: return open_sentences(std::move(input), path, options);
    case InputKind::conllu: return open_conllu(std::move(input), path, options);
    case InputKind::detect:
    case InputKind::text: break;
  }
  return open_text(std::move(input), path, options);
}

// The entries of a folder, last first. Links to folders are left out: they may lead in a circle.
Result<std::vector<std::string>> entries_backwards(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().filename().native().starts_with('.')) continue;
    std::error_code ignored;
    if (entry->is_symlink(ignored) && entry->is_directory(ignored)) continue;
    paths.push_back(entry->path().native());
  }
  if (error) return fail(Error::Kind::io, "cannot be listed: " + error.message(), folder);
  std::sort(paths.begin(), paths.end(), std::greater<>());
  return paths;
}

}  // namespace

std::string document_name(std::string_view path) {
  if (path == "-") return "stdin";
  for (const std::string_view packed : {".gz", ".zst"})
    if (path.ends_with(packed)) path.remove_suffix(packed.size());
  path.remove_prefix(path.find_last_of('/') + 1);
  const size_t dot = path.find_last_of('.');
  return std::string(dot == 0 || dot == std::string_view::npos ? path : path.substr(0, dot));
}

void set_date(Incoming& incoming, std::string_view text, const std::string& path, uint32_t line) {
  if (text.empty() || text == "None" || text == "null" || text == "NA") return;  // as Python and R write what they lack
  incoming.document->date = find_written_day(text);
  if (incoming.document->date) return;
  incoming.warnings.push_back(
      {Error::Kind::input,
       fmt::format("'{}' is no date, so the document bears none: YYYY-MM-DD or RFC 3339 is wanted", text.substr(0, 40)), path,
       line});
}

Error too_large(const char* what, size_t limit, const std::string& path, uint32_t line) {
  return Error{Error::Kind::input, fmt::format("{} of more than {} bytes: refused (--max-document)", what, limit), path, line};
}

Documents::Documents(std::vector<std::string> paths, DocumentOptions options) : waiting_(std::move(paths)), options_(options) {
  std::reverse(waiting_.begin(), waiting_.end());
}

std::optional<Error> Documents::open_next() {
  path_ = std::move(waiting_.back());
  waiting_.pop_back();
  std::error_code ignored;
  if (path_ != "-" && fs::is_directory(path_, ignored)) {
    auto entries = entries_backwards(path_);
    if (!entries) return entries.error();
    waiting_.insert(waiting_.end(), entries->begin(), entries->end());
    return std::nullopt;
  }
  auto file = open_file(path_, options_, &bytes_read_);
  if (!file) return file.error();
  file_ = std::move(*file);
  return std::nullopt;
}

void Documents::make_id_unique(Incoming& incoming) {
  Document& document = *incoming.document;
  const auto hash = [](const std::string& id) { return XXH3_64bits(id.data(), id.size()); };
  const uint64_t given = hash(document.id);
  if (seen_.try_emplace(given, 1).second) return;
  std::string unique;
  do {
    unique = fmt::format("{}#{}", document.id, ++seen_[given]);
  } while (!seen_.try_emplace(hash(unique), 1).second);
  incoming.warnings.push_back(
      {Error::Kind::input, fmt::format("id '{}' was there before: coded as '{}'", document.id, unique), path_, 0});
  document.id = std::move(unique);
}

std::optional<Result<Incoming>> Documents::next() {
  for (;;) {
    if (!file_) {
      if (waiting_.empty()) return std::nullopt;
      if (auto error = open_next()) return fail(std::move(*error));
      continue;
    }
    auto incoming = file_->next();
    if (!incoming) {
      file_.reset();
      continue;
    }
    if (incoming->has_value()) {
      Document& document = *(*incoming)->document;
      if (!document.date) document.date = options_.date;
      make_id_unique(**incoming);
    }
    return incoming;
  }
}

std::optional<uint64_t> input_bytes(const std::vector<std::string>& paths) {
  uint64_t sum = 0;
  const auto add = [&sum](const fs::path& path) {
    std::error_code error;
    const uint64_t size = fs::file_size(path, error);
    if (!error) sum += size;
  };
  for (const std::string& path : paths) {
    if (path == "-") return std::nullopt;
    add(path);
    std::error_code error;
    for (fs::recursive_directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error))
      if (std::error_code ignored; entry->is_regular_file(ignored)) add(entry->path());
  }
  return sum;
}

}  // namespace tabard
