#pragma once
// Documents: the reports of files, folders and standard input, one after another. CONTRACT.md, section In.
//
//   Documents documents({"reports/", "extra.jsonl.gz"}, {});
//   while (auto next = documents.next()) next->has_value() ? use(**next) : complain(next->error());
//
// Streams: at most one record, of at most `max_document` bytes, is in memory. A bad record is an Error with file and line, and
// reading goes on behind it; a broken file ends that file only. Not for several threads at once.

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "core/document.h"
#include "core/reading.h"

namespace tabard {

enum class InputKind : uint8_t {
  detect,  // by the file's ending; standard input by how it begins: io/detect.h
  text,
  csv,
  tsv,
  jsonl,
  json,       // objects over several lines, one after another or in a list
  html,       // one page
  warc,       // web archive: pages
  feed,       // RSS, Atom
  sentences,  // PETRARCH's XML
  conllu,
};

struct DocumentOptions {
  InputKind kind = InputKind::detect;
  size_t max_document = 16'000'000;  // bytes; a larger document or record is refused
  std::optional<Day> date;           // of documents that bear none
};

// A document at a fixed address, for readings point into it.
struct Incoming {
  std::unique_ptr<Document> document;
  std::unique_ptr<Reading> tokenized;  // CoNLL-U only: sentences and tokens as they were given
  std::vector<Error> warnings;         // the document is good, but its date or id was not
};

// The documents of one file. What open_...() below make.
class DocumentFile {
 public:
  virtual ~DocumentFile() = default;
  // The next document or what is wrong with it; nothing at the end.
  virtual std::optional<Result<Incoming>> next() = 0;
};

class Documents {
 public:
  // `paths`: files, folders (walked in the order of names, without hidden files) and "-". An id seen before becomes "id#2",
  // with a warning.
  Documents(std::vector<std::string> paths, DocumentOptions options);

  std::optional<Result<Incoming>> next();

  // Bytes of the files read so far, packed ones as they are. Any thread may ask.
  uint64_t bytes_read() const { return bytes_read_.load(std::memory_order_relaxed); }

 private:
  std::optional<Error> open_next();  // opens or unfolds the path on top of waiting_
  void make_id_unique(Incoming& incoming);

  std::vector<std::string> waiting_;  // the next one last
  DocumentOptions options_;
  std::unique_ptr<DocumentFile> file_;
  std::string path_;
  std::unordered_map<uint64_t, uint32_t> seen_;  // hash of an id -> the ordinal given last
  std::atomic<uint64_t> bytes_read_ = 0;
};

// Bytes of all files below `paths`; nothing where standard input is among them.
std::optional<uint64_t> input_bytes(const std::vector<std::string>& paths);

}  // namespace tabard
