// tabard export: events of a database as files of other projects.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "cli/commands.h"
#include "cli/load.h"
#include "cli/messages.h"
#include "export/formats.h"
#include "io/event_json.h"
#include "io/output.h"

namespace tabard {
namespace {

using Outcome = Exporter::Outcome;

void tell_left_out(const std::array<size_t, 4>& counts) {
  const auto tell = [&counts](Outcome outcome, const char* why) {
    if (const size_t count = counts[static_cast<size_t>(outcome)]; count > 0)
      print_note(fmt::format("left out {} event{} {}", count, count == 1 ? "" : "s", why));
  };
  tell(Outcome::undated, "without a day, which this format demands");
  tell(Outcome::unlocated, "without a place, which this format demands");
  tell(Outcome::outside, "of kinds that this format does not have");
}

Result<void> write_all(const ExportOptions& options, Store& store, Exporter& exporter, int descriptor) {
  Output output(descriptor);
  EventQuery query = options.query;
  if (find_format(options.format)->statuses == Statuses::actual_only && query.statuses.empty()) query.statuses = {"actual"};
  std::array<size_t, 4> counts{};
  EventJsonReader reader;
  std::string text;
  exporter.begin(text);
  Result<void> written = output.write(text);
  TRY_VOID(written);
  TRY_VOID(each_event(store, query, [&](const StoredEvent& stored) {
    const auto record = reader.read(stored.json);
    if (!record) {
      written = fail(record.error());
      return false;
    }
    text.clear();
    ++counts[static_cast<size_t>(exporter.add(text, stored, *record))];
    written = output.write(text);
    return written.has_value() && !output.is_closed();
  }));
  TRY_VOID(written);
  text.clear();
  exporter.end(text);
  TRY_VOID(output.write(text));
  TRY_VOID(output.flush());
  tell_left_out(counts);
  return {};
}

Result<void> export_to(const ExportOptions& options, const ExportTables& tables) {
  TRY(auto store, Store::open(options.database, Access::read));
  const auto exporter = find_format(options.format)->make(tables);
  if (options.output.empty()) return write_all(options, *store, *exporter, STDOUT_FILENO);
  const int descriptor = ::open(options.output.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) return fail(Error::Kind::io, fmt::format("cannot be opened: {}", std::strerror(errno)), options.output);
  Result<void> done = write_all(options, *store, *exporter, descriptor);
  if (::close(descriptor) != 0 && done)
    done = fail(Error::Kind::io, fmt::format("cannot be written: {}", std::strerror(errno)), options.output);
  return done;
}

}  // namespace

int run_export(const ExportOptions& options) {
  const auto lexicon = load_lexicon(options.coder);
  if (!lexicon) return exit_failed;
  const Result<void> done = export_to(options, ExportTables(*lexicon));
  if (done) return exit_done;
  print_error(done.error());
  return done.error().kind == Error::Kind::usage ? exit_usage : exit_failed;
}

}  // namespace tabard
