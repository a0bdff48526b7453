#pragma once
// The formats that go out: each function appends one document, as text, to `out`. CONTRACT.md describes them field by field.
//
// Pure functions: any thread may call them. Offsets become code points here and nowhere else.

#include <span>
#include <string>

#include "core/event.h"
#include "core/reading.h"
#include "io/event_json.h"

namespace tabard {

// One JSON object a line an event; with Why::yes also "why", from Event::reasons.
void write_events_jsonl(std::string& out, const Reading& reading, std::span<const Event> events, const ShowOrigin& show,
                        Why why);

// Rows: one an actor-recipient dyad, see io/dyads.h. `separator` is ',' or '\t'. The header row ends in a line end too.
std::string event_rows_header(char separator);
void write_event_rows(std::string& out, const Reading& reading, std::span<const Event> events, const ShowOrigin& show,
                      char separator);
void write_event_row(std::string& out, const EventRecord& event, char separator);

// For people: a heading a document, then one line an event, no line wider than `width` columns.
void write_events_table(std::string& out, const Reading& reading, std::span<const Event> events, size_t width);
// The same without heading, for events of many documents.
std::string event_table_header(size_t width);
void write_event_table_row(std::string& out, const EventRecord& event, size_t width);

// A document as it was read, as one line of JSON: its text is what all offsets point into.
void write_document_jsonl(std::string& out, const Document& document);

// `tabard read`: one JSON object a line a document; CoNLL-U.
void write_reading_jsonl(std::string& out, const Reading& reading);
void write_reading_conllu(std::string& out, const Reading& reading);

}  // namespace tabard
