#pragma once
// An EventRecord as the contract's JSON object, both ways.

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "io/event_record.h"

namespace tabard {

enum class Why : bool { no, yes };

// Appends one line; with Why::yes also "why".
void write_event_json(std::string& out, const EventRecord& record, Why why);

// Reads what write_event_json wrote; keys that it does not know are passed over. One thread at a time.
class EventJsonReader {
 public:
  EventJsonReader();
  ~EventJsonReader();
  EventJsonReader(const EventJsonReader&) = delete;
  EventJsonReader& operator=(const EventJsonReader&) = delete;

  // An error where the line is no JSON object, or a field has a value of the wrong kind.
  Result<EventRecord> read(std::string_view json);

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace tabard
