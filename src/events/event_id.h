#pragma once
// The id of an event, which survives upgrades of program and lexicon.

#include <string>

#include "core/span.h"

namespace tabard {

// CONTRACT.md: "hash of the document's id, the trigger's span and the ordinal among events of that trigger". 16 hex digits.
std::string event_id(const std::string& document, Span trigger, int ordinal);

}  // namespace tabard
