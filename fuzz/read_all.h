#pragma once
// What the fuzzers of document formats share.

#include <cstdlib>
#include <memory>

#include "io/document_files.h"
#include "io/writers.h"

namespace tabard {

inline constexpr size_t fuzzed_limit = 4096;

// Reads a file to its end and checks what every reader promises: UTF-8 text not far over the limit (of pages in other charsets
// it grows), spans inside it.
inline void read_all(std::unique_ptr<DocumentFile> file) {
  while (auto next = file->next()) {
    if (!*next) continue;
    const Document& document = *(*next)->document;
    if (utf8_fault(document.text) || document.text.size() > 4 * fuzzed_limit) std::abort();
    if (!(*next)->tokenized) continue;
    const Reading& reading = *(*next)->tokenized;
    for (const Token& token : reading.tokens)
      if (token.span.start >= token.span.end || token.span.end > document.text.size()) std::abort();
    std::string out;
    write_reading_conllu(out, reading);
    write_reading_jsonl(out, reading);
  }
}

}  // namespace tabard
