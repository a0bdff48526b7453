#pragma once
// Language: whether a report is in English, the only language that is read here.

#include <string>

#include "core/document.h"

namespace tabard {

// The language of a report that is not in English, as a code ("de"); "" where it is, or where nobody can tell. What the
// document's own `lang` says holds ("de", "de-AT", "German"); without it Compact Language Detector 2 (Debian's libcld2) judges
// texts of at least 200 letters, shorter ones give it too little. Nothing but valid UTF-8 is judged.
//
//   {"text": "Norwegens König traf ...", "lang": "de"} -> "de"
std::string foreign_language(const Document& document);

}  // namespace tabard
