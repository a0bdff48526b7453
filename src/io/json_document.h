#pragma once
// A document out of a JSON object, whoever's names its fields bear. Only what reads JSON includes this: simdjson is heavy.

#include <simdjson.h>

#include <string>

#include "io/document_files.h"

namespace tabard {

// Parses one JSON value and reads the document in it. `json` is given room behind its end. Faults name `path` and `line`, and a
// document without an id is named after them.
Result<Incoming> read_json_document(simdjson::dom::parser& parser, std::string& json, const std::string& path, uint32_t line);

}  // namespace tabard
