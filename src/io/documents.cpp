#include "io/documents.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <filesystem>

#include "io/document_files.h"

namespace tabard {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view packed_endings[] = {".gz", ".zst"};

std::string_view without_packing(std::string_view path) {
  for (const std::string_view ending : packed_endings)
    if (path.ends_with(ending)) return path.substr(0, path.size() - ending.size());
  return path;
}

InputKind kind_of(std::string_view path) {
  const std::string_view name = without_packing(path);
  if (name.ends_with(".jsonl") || name.ends_with(".ndjson")) return InputKind::jsonl;
  if (name.ends_with(".csv")) return InputKind::csv;
  if (name.ends_with(".tsv")) return InputKind::tsv;
  if (name.ends_with(".conllu")) return InputKind::conllu;
  return InputKind::text;
}

// Puts the bytes that were looked at before those that follow.
class Replay : public Input {
 public:
  Replay(std::string first, std::unique_ptr<Input> rest) : first_(std::move(first)), rest_(std::move(rest)) {}
  Result<size_t> read(char* to, size_t size) override {
    TRY(const size_t count, first_.read(to, size));
    return count > 0 ? Result<size_t>(count) : rest_->read(to, size);
  }

 private:
  MemoryInput first_;
  std::unique_ptr<Input> rest_;
};

// The kind of standard input, by its first character that is no white space.
Result<InputKind> detect(std::unique_ptr<Input>& input) {
  std::string first;
  char buffer[4096];
  for (;;) {
    TRY(const size_t count, input->read(buffer, sizeof buffer));
    first.append(buffer, count);
    const size_t begin = first.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const size_t at = first.find_first_not_of(" \t\r\n", begin);
    if (at == std::string::npos && count > 0 && first.size() < 1 << 16) continue;
    const bool is_json = at != std::string::npos && first[at] == '{';
    input = std::make_unique<Replay>(std::move(first), std::move(input));
    return is_json ? InputKind::jsonl : InputKind::text;
  }
}

Result<std::unique_ptr<DocumentFile>> open_file(const std::string& path, const DocumentOptions& options,
                                                std::atomic<uint64_t>* bytes_read) {
  TRY(std::unique_ptr<Input> input, Input::open(path, bytes_read));
  InputKind kind = options.kind;
  if (kind == InputKind::detect && path == "-") {
    TRY(kind, detect(input));
  } else if (kind == InputKind::detect) {
    kind = kind_of(path);
  }
  switch (kind) {
    case InputKind::jsonl: return open_jsonl(std::move(input), path, options);
    case InputKind::csv: return open_csv(std::move(input), path, options, ',');
    case InputKind::tsv: return open_csv(std::move(input), path, options, '\t');
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
  path = without_packing(path);
  path.remove_prefix(path.find_last_of('/') + 1);
  const size_t dot = path.find_last_of('.');
  return std::string(dot == 0 || dot == std::string_view::npos ? path : path.substr(0, dot));
}

void set_date(Incoming& incoming, std::string_view text, const std::string& path, uint32_t line) {
  if (text.empty()) return;
  incoming.document->date = parse_day_or_time(text);
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
