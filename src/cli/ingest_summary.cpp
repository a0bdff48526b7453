#include "cli/ingest_summary.h"

#include <fmt/format.h>

#include "io/json_text.h"

namespace tabard {
namespace {

std::string counted(size_t count, const char* noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

// An error without what is particular to one document: "not UTF-8 at byte 17 (0xE9)" and "… 40 (0xFF)" are one cause.
std::string cause(const Error& error) {
  std::string text;
  bool is_quoted = false;
  for (const char c : error.text) {
    if (c == '(' || (c == ':' && !text.empty())) break;
    if (c == '\'') is_quoted = !is_quoted;
    const bool is_particular = (is_quoted && c != '\'') || (c >= '0' && c <= '9');
    if (is_particular && text.ends_with("…")) continue;
    if (is_particular)
      text += "…";
    else
      text += c;
  }
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

}  // namespace

void IngestSummary::add_failure(const Error& error) {
  ++failed;
  ++failures[cause(error)];
}

std::string to_text(const IngestSummary& summary) {
  std::string text =
      fmt::format("{}: {} added, {} coded again, {} there before, {} failed\n", counted(summary.documents(), "document"),
                  summary.added, summary.recoded, summary.unchanged, summary.failed);
  text += fmt::format("{}, {}", counted(summary.sentences, "sentence"), counted(summary.events, "event"));
  if (summary.duplicates > 0) text += fmt::format("; {} with the text of another one", counted(summary.duplicates, "document"));
  if (summary.near_copies > 0)
    text += fmt::format("; {} near {} of another one", summary.near_copies, summary.near_copies == 1 ? "copy" : "copies");
  if (summary.told_before > 0) text += fmt::format("; {} told by other reports, too", counted(summary.told_before, "event"));
  text += '\n';
  if (summary.foreign > 0)
    text += fmt::format("{} not in English, left out; --force codes them\n", counted(summary.foreign, "document"));
  if (summary.recoded > 0)
    text += fmt::format("events of documents coded again: {} gained, {} lost, {} changed\n", summary.gained, summary.lost,
                        summary.changed);
  for (const auto& [cause, count] : summary.failures) text += fmt::format("{}: {}\n", counted(count, "failure"), cause);
  const double rate = summary.seconds > 0 ? static_cast<double>(summary.documents()) / summary.seconds : 0;
  return text + fmt::format("{:.1f} seconds, {:.0f} documents a second\n", summary.seconds, rate);
}

std::string to_json(const IngestSummary& summary) {
  std::string json = "{";
  const auto add = [&json](std::string_view key, size_t count) {
    append_json_key(json, key);
    json += std::to_string(count);
  };
  add("documents", summary.documents());
  add("added", summary.added);
  add("recoded", summary.recoded);
  add("unchanged", summary.unchanged);
  add("failed", summary.failed);
  add("foreign", summary.foreign);
  add("sentences", summary.sentences);
  add("events", summary.events);
  add("duplicates", summary.duplicates);
  add("near_copies", summary.near_copies);
  add("told_before", summary.told_before);
  add("gained", summary.gained);
  add("lost", summary.lost);
  add("changed", summary.changed);
  append_json_key(json, "failures");
  json += '{';
  for (const auto& [cause, count] : summary.failures) add(cause, count);
  json += '}';
  append_json_key(json, "interrupted");
  json += summary.is_interrupted ? "true" : "false";
  append_json_key(json, "seconds");
  json += fmt::format("{:.3f}}}\n", summary.seconds);
  return json;
}

}  // namespace tabard
