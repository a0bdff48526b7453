#pragma once
// What an ingest or recode did: counted while it runs, told at its end.

#include <cstddef>
#include <map>
#include <string>

#include "base/result.h"

namespace tabard {

struct IngestSummary {
  size_t added = 0, recoded = 0, unchanged = 0, failed = 0;
  size_t foreign = 0;                        // not in English: neither coded nor stored
  size_t sentences = 0, events = 0;          // of what was added or recoded
  size_t duplicates = 0;                     // added although another document has the same text
  size_t near_copies = 0;                    // added to the story of a report that is much like it, not to the letter
  size_t told_before = 0;                    // events of what was added that join an incident other reports tell of
  size_t gained = 0, lost = 0, changed = 0;  // events of recoded documents
  std::map<std::string, size_t> failures;    // by cause
  bool is_interrupted = false;
  double seconds = 0;

  size_t documents() const { return added + recoded + unchanged + failed + foreign; }
  void add_failure(const Error& error);
};

// Lines for people; one JSON object on a line.
std::string to_text(const IngestSummary& summary);
std::string to_json(const IngestSummary& summary);

}  // namespace tabard
