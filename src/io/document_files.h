#pragma once
// The readers of single formats, and the checks that they share. Users want io/documents.h.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "io/documents.h"
#include "io/input.h"

namespace tabard {

std::unique_ptr<DocumentFile> open_text(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options);
std::unique_ptr<DocumentFile> open_jsonl(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options);
std::unique_ptr<DocumentFile> open_json(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options);
std::unique_ptr<DocumentFile> open_html(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options);
std::unique_ptr<DocumentFile> open_warc(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options);
std::unique_ptr<DocumentFile> open_feed(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options);
std::unique_ptr<DocumentFile> open_sentences(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options);
// `separator`: ',' or '\t'
std::unique_ptr<DocumentFile> open_csv(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options,
                                       char separator);
std::unique_ptr<DocumentFile> open_conllu(std::unique_ptr<Input> input, std::string path, const DocumentOptions& options);

// "visit-1" of "reports/visit-1.txt.gz"; "stdin" of "-".
std::string document_name(std::string_view path);

// What is wrong with the bytes, "not UTF-8 at byte 17 (0xE9)"; nothing if they are UTF-8.
std::optional<std::string> utf8_fault(std::string_view bytes);

// Sets the document's date; a warning where `text` is neither empty nor a date.
void set_date(Incoming& incoming, std::string_view text, const std::string& path, uint32_t line);

// The one line for a document or record of more than `limit` bytes.
Error too_large(const char* what, size_t limit, const std::string& path, uint32_t line);

}  // namespace tabard
