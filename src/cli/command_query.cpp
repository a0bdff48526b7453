// tabard query: events of a database, as they were coded or counted.
#include <fmt/format.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/terminal.h"
#include "io/csv_row.h"
#include "io/event_json.h"
#include "io/json_text.h"
#include "io/output.h"
#include "io/writers.h"
#include "store/event_query.h"

namespace tabard {
namespace {

using Format = QueryOptions::Format;

class QueryCommand {
 public:
  QueryCommand(const QueryOptions& options, Store& store)
      : options_(options),
        store_(store),
        format_(options.format.value_or(::isatty(STDOUT_FILENO) ? Format::table : Format::jsonl)),
        width_(terminal_width()) {}

  Result<void> run() {
    if (!options_.keys.empty() || format_ == Format::count || options_.counted) {
      TRY_VOID(print_counts());
    } else {
      TRY_VOID(print_events());
    }
    TRY_VOID(written_);
    return output_.flush();
  }

 private:
  bool write(std::string_view text) {
    written_ = output_.write(text);
    return written_.has_value() && !output_.is_closed();
  }

  Result<void> print_events() {
    if (format_ == Format::csv) write(event_rows_header(','));
    if (format_ == Format::table) write(event_table_header(width_));
    EventJsonReader reader;
    Result<void> read;
    TRY_VOID(each_event(store_, options_.query, [&](const StoredEvent& event) {
      if (format_ == Format::jsonl) return write(event.json) && write("\n");
      const auto record = reader.read(event.json);
      if (!record) {
        read = fail(record.error());
        return false;
      }
      std::string text;
      if (format_ == Format::csv)
        write_event_row(text, *record, ',');
      else
        write_event_table_row(text, *record, width_);
      return write(text);
    }));
    return read;
  }

  Counted counted() const { return options_.counted.value_or(Counted::events); }
  const char* noun() const { return counted() == Counted::events ? "events" : "incidents"; }

  Result<void> print_counts() {
    if (options_.keys.empty())
      return count_events(store_, options_.query, {}, counted(), [this](const std::vector<std::string>&, int64_t events) {
        return write(fmt::format("{}\n", events));
      });
    std::vector<std::string> names;
    for (const CountKey key : options_.keys) names.emplace_back(to_string(key));
    if (format_ == Format::csv) write_csv(names, noun());
    std::vector<std::vector<std::string>> rows;  // a table must know how wide its cells are
    if (format_ == Format::table || format_ == Format::count) {
      rows.push_back(names);
      rows.back().emplace_back(noun());
    }
    TRY_VOID(count_events(store_, options_.query, options_.keys, counted(),
                          [&](const std::vector<std::string>& values, int64_t events) {
                            if (format_ == Format::csv) return write_csv(values, std::to_string(events));
                            if (format_ == Format::jsonl) return write_json(names, values, events);
                            rows.push_back(values);
                            rows.back().push_back(std::to_string(events));
                            return true;
                          }));
    write_table(rows);
    return {};
  }

  bool write_csv(const std::vector<std::string>& values, const std::string& events) {
    std::string text;
    CsvRow row(text, ',');
    for (const std::string& value : values) row.words(value);
    row.cell(events);
    row.end();
    return write(text);
  }

  bool write_json(const std::vector<std::string>& names, const std::vector<std::string>& values, int64_t events) {
    std::string text = "{";
    for (size_t i = 0; i < names.size(); ++i) append_json_field(text, names[i], values[i]);
    append_json_key(text, noun());
    return write(fmt::format("{}{}}}\n", text, events));
  }

  void write_table(const std::vector<std::vector<std::string>>& rows) {
    std::vector<size_t> widths(options_.keys.size() + 1, 0);
    for (const auto& row : rows)
      for (size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
    for (const auto& row : rows) {
      std::string line;
      for (size_t i = 0; i < row.size(); ++i)
        line += i + 1 < row.size() ? fmt::format("{:<{}}  ", row[i], widths[i]) : fmt::format("{:>{}}\n", row[i], widths[i]);
      if (!write(line)) return;
    }
  }

  const QueryOptions& options_;
  Store& store_;
  Format format_;
  size_t width_;
  Output output_{STDOUT_FILENO};
  Result<void> written_;
};

}  // namespace

int run_query(const QueryOptions& options) {
  auto store = Store::open(options.database, Access::read);
  const Result<void> done = store ? QueryCommand(options, **store).run() : fail(store.error());
  if (done) return exit_done;
  print_error(done.error());
  return done.error().kind == Error::Kind::usage ? exit_usage : exit_failed;
}

}  // namespace tabard
