#pragma once
// A case: a sentence or a short report, and what must be true of its events. It states only what it is about.
//
//   case compound actors make one event
//   date 2023-07-27
//   text The defence ministers of Norway and Sweden met in Geneva on Thursday.
//   event CONSULT/third-party 044 actual
//     actors       NORGOVMIL "The defence ministers of Norway and Sweden" | SWEGOVMIL
//     recipients   -
//     location     Geneva
//     date         2023-07-27
//     attribution  Reuters | state media
//   only
//
// `#` begins a comment line. Several `text` lines are joined by line ends; `text` alone is an empty line. Further lines:
//   event TYPE[/MODE] [CAMEO] [STATUS]   one event that is so; "none" is the type of statements, "-" as mode: no mode
//   no event [TYPE]                      none at all, or none of that type
//   only                                 no events but those named
//   sentences N                          the text has N sentences
//   gap REASON                           known to fail as yet: counted apart, and a fault once it holds
// A party is a code, "words of the text", (name), or several of these; `-` for none at all. A location is its words or its
// name; a date one day or two, from and to; an attribution the names or words of the speakers, outermost first.

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace tabard {

struct CaseParty {
  std::optional<std::string> code, words, name;
};

struct CaseEvent {
  std::string type;
  std::optional<std::string> mode, cameo, status, location;
  std::optional<std::vector<CaseParty>> actors, recipients;
  std::optional<std::vector<std::string>> attribution;
  std::optional<DayRange> date;
  bool is_undated = false;
  uint32_t line = 0;
};

struct Case {
  std::string name, file;
  uint32_t line = 0;
  std::optional<Day> date;
  std::string text;
  std::vector<CaseEvent> events;
  std::vector<std::string> absent;  // types of which there must be no event; "" is any
  std::optional<size_t> sentences;
  bool is_only = false;
  std::string gap;  // why the case is known to fail as yet; "" where it must hold
};

// All cases of a file; the first line that is none stops it.
Result<std::vector<Case>> read_cases(const std::string& path);

}  // namespace tabard
