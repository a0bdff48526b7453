#include "io/detect.h"

#include <array>
#include <string>
#include <utility>

#include "pages/ascii.h"

namespace tabard {
namespace {

constexpr size_t looked_at = 4096;
constexpr std::string_view mark = "\xEF\xBB\xBF", white_space = " \t\r\n";

constexpr std::array<std::pair<std::string_view, InputKind>, 14> endings = {{{".jsonl", InputKind::jsonl},
                                                                             {".ndjson", InputKind::jsonl},
                                                                             {".json", InputKind::json},
                                                                             {".csv", InputKind::csv},
                                                                             {".tsv", InputKind::tsv},
                                                                             {".html", InputKind::html},
                                                                             {".htm", InputKind::html},
                                                                             {".xhtml", InputKind::html},
                                                                             {".warc", InputKind::warc},
                                                                             {".rss", InputKind::feed},
                                                                             {".atom", InputKind::feed},
                                                                             {".rdf", InputKind::feed},
                                                                             {".xml", InputKind::detect},
                                                                             {".conllu", InputKind::conllu}}};

// Puts the bytes that were looked at before those that follow.
class Replay : public Input {
 public:
  Replay(std::string first, std::unique_ptr<Input> rest) : first_(std::move(first)), rest_(std::move(rest)) {}
  Result<size_t> read(char* to, size_t size) override {
    TRY(const size_t count, first_.read(to, size));
    return count > 0 ? Result<size_t>(count) : rest_->read(to, size);
  }
  Result<bool> resume() override { return rest_->resume(); }

 private:
  MemoryInput first_;
  std::unique_ptr<Input> rest_;
};

InputKind kind_of_markup(std::string_view head) {
  const auto has = [head](std::string_view tag) { return find_ignoring_case(head, tag, 0) != std::string_view::npos; };
  if (has("<!doctype html") || has("<html")) return InputKind::html;
  if (has("<rss") || has("<feed") || has("<rdf:rdf")) return InputKind::feed;
  if (has("<sentence")) return InputKind::sentences;
  return InputKind::text;
}

}  // namespace

InputKind kind_of_name(std::string_view path) {
  for (const std::string_view packed : {".gz", ".zst"})
    if (path.ends_with(packed)) path.remove_suffix(packed.size());
  for (const auto& [ending, kind] : endings)
    if (path.ends_with(ending)) return kind;
  return InputKind::text;
}

InputKind kind_of_content(std::string_view first) {
  if (first.starts_with(mark)) first.remove_prefix(mark.size());
  first.remove_prefix(std::min(first.size(), first.find_first_not_of(white_space)));
  if (first.empty()) return InputKind::text;
  const size_t second = first.find_first_not_of(" \t\r", 1);
  const bool is_followed_by_line_end = second != std::string_view::npos && first[second] == '\n';
  if (first[0] == '{') return is_followed_by_line_end ? InputKind::json : InputKind::jsonl;
  if (first[0] == '[') {
    const size_t inside = first.find_first_not_of(white_space, 1);
    return inside != std::string_view::npos && first[inside] == '{' ? InputKind::json : InputKind::text;
  }
  if (first.starts_with("WARC/1.")) return InputKind::warc;
  return first[0] == '<' ? kind_of_markup(first.substr(0, looked_at)) : InputKind::text;
}

Result<InputKind> look_inside(std::unique_ptr<Input>& input) {
  std::string first;
  char buffer[looked_at];
  for (;;) {
    TRY(const size_t count, input->read(buffer, sizeof buffer));
    first.append(buffer, count);
    const size_t begin = first.starts_with(mark) ? mark.size() : 0;
    const size_t at = std::min(first.find_first_not_of(white_space, begin), first.size());
    if (count > 0 && first.size() < 1 << 16 && first.size() - at < looked_at && (at == first.size() || first[at] == '<'))
      continue;
    const InputKind kind = kind_of_content(first);
    input = std::make_unique<Replay>(std::move(first), std::move(input));
    return kind;
  }
}

}  // namespace tabard
