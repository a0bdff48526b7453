#pragma once
// What became of the events of a document that was coded again, for people and for scripts.

#include <string>

#include "store/store.h"

namespace tabard {

// "+ report-1 CONSULT 040 NOR -> FIN (met)", "- …" for a lost one, "~ …" for a changed one with its fields before and after; a
// line a change.
std::string changes_as_text(const CodedDocument& coded, const PutOutcome& outcome);

// {"kind":"changed","doc":"report-1","fields":["cameo"],"before":{…},"after":{…}}, a line a change.
std::string changes_as_json(const CodedDocument& coded, const PutOutcome& outcome);

}  // namespace tabard
