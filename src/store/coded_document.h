#pragma once
// CodedDocument: a report and what came of it, as the store takes it: hashes made, offsets in code points, the events as the
// contract prints them. Made on the thread that coded, so that the thread that writes only writes.

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/document.h"
#include "core/event.h"
#include "core/reading.h"
#include "incidents/reported_event.h"
#include "io/event_record.h"
#include "stories/text_signature.h"

namespace tabard {

// How much of the reports' words a store holds. Offsets and hashes are kept always.
enum class TextKeeping : uint8_t {
  keep,   // texts
  quote,  // titles, the sentences of events and the words in them
  none,   // no words of a report: names of actors and places are canonical ones
};

constexpr std::string_view to_string(TextKeeping keeping) {
  switch (keeping) {
    case TextKeeping::keep: return "keep";
    case TextKeeping::quote: return "quote";
    case TextKeeping::none: break;
  }
  return "none";
}

struct CodedDocument {
  struct Sentence {
    Span bytes;
    CodePointSpan span;
    bool has_event = false;
  };

  std::unique_ptr<Document> document;
  std::string hash, text_hash;  // content_hash() of all of it, of its text alone
  uint32_t length = 0;          // of the text in code points
  std::vector<Sentence> sentences;
  std::vector<EventRecord> events;
  std::vector<std::string> json;    // beside events: as `tabard code` prints them, less the line end
  TextSignature signature;          // of the text: copies are known by it
  std::vector<ReportedEvent> told;  // beside events: other reports of a happening are known by it; []: nobody asked
};

// 32 hex digits that change with text, title, date, url, source or lang; those of the text alone.
std::string content_hash(const Document& document);
std::string text_hash(const Document& document);

// Takes the document over; `reading` may not be used any longer then.
CodedDocument make_coded_document(std::unique_ptr<Document> document, const Reading& reading, std::span<const Event> events,
                                  const ShowOrigin& show, TextKeeping keeping);

}  // namespace tabard
