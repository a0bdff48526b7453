#include "cli/change_text.h"

#include <fmt/format.h>

#include "io/csv_row.h"
#include "io/event_json.h"
#include "io/json_text.h"

namespace tabard {
namespace {

std::string or_dash(std::string text) {
  return text.empty() ? "-" : text;
}

std::string parties(const std::vector<EventRecord::Party>& parties) {
  std::string all;
  for (const EventRecord::Party& party : parties) {
    if (!all.empty()) all += ", ";
    all += party.code.empty()         ? party.name
           : party.code == party.name ? party.code
                                      : fmt::format("{} {}", party.code, party.name);
  }
  return or_dash(std::move(all));
}

std::string one_line(const EventRecord& event) {
  return fmt::format("{} {} {} -> {} ({})", event.type.empty() ? "(statement)" : event.type, event.cameo, parties(event.actors),
                     parties(event.recipients), event.trigger.text.empty() ? event.id : event.trigger.text);
}

std::string value(const EventRecord& event, std::string_view field) {
  if (field == "event") return or_dash(event.type);
  if (field == "mode") return or_dash(event.mode);
  if (field == "contexts") return or_dash(fmt::format("{}", fmt::join(event.contexts, ", ")));
  if (field == "cameo") return event.cameo;
  if (field == "status") return event.status;
  if (field == "trigger") return or_dash(event.trigger.text);
  if (field == "actors") return parties(event.actors);
  if (field == "recipients") return parties(event.recipients);
  if (field == "location") return event.location ? fmt::format("{} {}", event.location->name, event.location->country) : "-";
  if (field == "date") return event.date ? fmt::format("{}/{}", event.date->from, event.date->to) : "-";
  return parties(event.attribution);
}

const EventRecord& subject(const EventChange& change, const CodedDocument& coded, const PutOutcome& outcome) {
  return change.kind == EventChange::Kind::lost ? outcome.before[change.before] : coded.events[change.after];
}

}  // namespace

std::string changes_as_text(const CodedDocument& coded, const PutOutcome& outcome) {
  std::string text;
  for (const EventChange& change : outcome.changes) {
    const char sign = change.kind == EventChange::Kind::gained ? '+' : change.kind == EventChange::Kind::lost ? '-' : '~';
    std::string line = fmt::format("{} {} {}", sign, coded.document->id, one_line(subject(change, coded, outcome)));
    for (const std::string_view field : change.fields)
      line += fmt::format("; {}: {} => {}", field, value(outcome.before[change.before], field),
                          value(coded.events[change.after], field));
    text += on_one_line(line) + "\n";
  }
  return text;
}

std::string changes_as_json(const CodedDocument& coded, const PutOutcome& outcome) {
  std::string text;
  for (const EventChange& change : outcome.changes) {
    std::string json = "{";
    append_json_field(json, "kind", to_string(change.kind));
    append_json_field(json, "doc", coded.document->id);
    append_json_key(json, "fields");
    json += '[';
    for (const std::string_view field : change.fields) {
      if (json.back() != '[') json += ',';
      append_json_string(json, field);
    }
    json += ']';
    append_json_key(json, "before");
    if (change.kind == EventChange::Kind::gained) {
      json += "null";
    } else {
      write_event_json(json, outcome.before[change.before], Why::no);
      json.pop_back();
    }
    append_json_key(json, "after");
    json += change.kind == EventChange::Kind::lost ? "null" : coded.json[change.after];
    text += json + "}\n";
  }
  return text;
}

}  // namespace tabard
