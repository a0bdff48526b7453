// tabard incidents: which events of different reports are one happening, and how their tellings spread.
#include <fmt/format.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/load.h"
#include "cli/messages.h"
#include "incidents/incidents.h"
#include "io/json_text.h"
#include "io/output.h"
#include "pipeline/batch.h"
#include "pipeline/workspace.h"
#include "store/incident_json.h"
#include "stories/stories.h"

namespace tabard {
namespace {

// A document's events, as far as incidents need them.
struct Told {
  std::vector<ReportedEvent> events;
  std::string doc;
  TextSignature signature;
  std::vector<Error> warnings;
  std::optional<Error> error;
};

Told code(Result<Incoming> incoming, const Coder& coder, Workspace& workspace) {
  Told told;
  if (!incoming) {
    told.error = std::move(incoming).error();
    return told;
  }
  const Document& document = *incoming->document;
  told.warnings = std::move(incoming->warnings);
  told.doc = document.id;
  try {
    told.signature = sign_text(document.text);
    const Coded coded = coder.code(document, workspace);
    for (const Event& event : coded.events) told.events.push_back(make_reported_event(coded.reading, event, 0));
  } catch (const std::exception& failure) {  // the door of a pool's task
    told.error =
        Error{Error::Kind::input, fmt::format("document '{}' could not be coded: {}", document.id, failure.what()), {}, 0};
  }
  return told;
}

template <class Strings>
void append_list(std::string& out, std::string_view key, const Strings& strings) {
  append_json_key(out, key);
  out += '[';
  for (const std::string& text : strings) {
    if (out.back() != '[') out += ',';
    append_json_string(out, text);
  }
  out += ']';
}

void append_day(std::string& out, std::string_view key, std::optional<Day> day) {
  append_json_key(out, key);
  if (day)
    append_json_string(out, to_iso(*day));
  else
    out += "null";
}

void append_count(std::string& out, std::string_view key, size_t count) {
  append_json_key(out, key);
  append_json_number(out, static_cast<double>(count));
}

void write_incident(std::string& out, const Incident& incident) {
  out += '{';
  append_json_field(out, "incident", incident.id);
  append_count(out, "reports", incident.docs.size());
  append_count(out, "stories", incident.stories.size());
  append_count(out, "mentions", incident.mentions);
  append_list(out, "sources", incident.sources);
  append_day(out, "first_seen", incident.first_seen);
  append_day(out, "last_seen", incident.last_seen);
  append_day(out, "date_from", incident.date ? std::optional<Day>(incident.date->from) : std::nullopt);
  append_day(out, "date_to", incident.date ? std::optional<Day>(incident.date->to) : std::nullopt);
  append_spread(out, incident);
  append_list(out, "docs", incident.docs);
  append_list(out, "events", incident.events);
  out += "}\n";
}

Result<void> write_all(const Incidents& incidents) {
  Output output(STDOUT_FILENO);
  std::string line;
  for (const auto& incident : incidents.all()) {
    line.clear();
    write_incident(line, *incident);
    TRY_VOID(output.write(line));
  }
  return output.flush();
}

}  // namespace

int run_incidents(const IncidentsOptions& options) {
  const auto coder = load_coder(options.coder);
  if (!coder) return exit_failed;
  Documents documents(options.paths, options.documents);
  std::vector<Workspace> workspaces(options.threads);
  Stories stories;
  Incidents incidents({.is_one_a_day = options.is_one_a_day});
  Progress progress;
  bool has_failed = false;

  const auto finish = [&](Told told) {
    if (told.error || !told.warnings.empty()) progress.wipe();
    for (const Error& warning : told.warnings) print_warning(warning);
    if (told.error) {
      print_error(*told.error);
      has_failed = true;
      return true;
    }
    const Placement placement = stories.add(told.doc, told.signature);
    progress.add_document(told.events.size());
    for (ReportedEvent& event : told.events) {
      event.story = placement.story;
      incidents.add(std::move(event));
    }
    return true;
  };
  Batch<Result<Incoming>, Told>(
      {.threads = options.threads, .tasks = 16 * options.threads},
      {.read = [&] { return documents.next(); },
       .weight = [](const Result<Incoming>& task) { return task ? task->document->text.size() : 0; },
       .work = [&](Result<Incoming> task, size_t worker) { return code(std::move(task), *coder, workspaces[worker]); },
       .finish = finish})
      .run();
  progress.wipe();
  if (const auto written = write_all(incidents); !written) {
    print_error(written.error());
    return exit_failed;
  }
  return has_failed ? exit_failed : exit_done;
}

}  // namespace tabard
