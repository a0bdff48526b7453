#pragma once
// What `code` and `read` share: documents in, printed text out, in input order, on all threads, past bad documents.

#include <functional>
#include <string>
#include <vector>

#include "io/documents.h"
#include "pipeline/coder.h"

namespace tabard {

struct Printed {
  std::string text;
  size_t events = 0;
  std::string foreign_language;  // of a document that was left uncoded for it; "" otherwise
};

// Codes and prints one document; called by several threads at once.
using PrintDocument = std::function<Printed(Incoming, Workspace&)>;

// Writes `header` and every document's text to standard output. The exit status: 2 where a document or the output failed.
int run_documents(const std::vector<std::string>& paths, const DocumentOptions& options, size_t threads,
                  const std::string& header, const PrintDocument& print);

}  // namespace tabard
