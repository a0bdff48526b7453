// tabard actors resolve: one actor phrase a line to its code.
#include <fmt/format.h>
#include <unistd.h>

#include "actors/resolver.h"
#include "cli/commands.h"
#include "cli/load.h"
#include "cli/messages.h"
#include "io/document_files.h"
#include "io/json_text.h"
#include "io/lines.h"
#include "io/output.h"

namespace tabard {
namespace {

constexpr size_t longest_phrase = 100'000;

void write_actor(std::string& out, std::string_view phrase, const Actor& actor) {
  out += '{';
  append_json_field(out, "text", phrase);
  append_json_field(out, "name", actor.name);
  append_json_field(out, "kind", to_string(actor.kind));
  append_json_field(out, "country", actor.country);
  append_json_key(out, "sectors");
  out += '[';
  for (const std::string& sector : actor.sectors) {
    if (&sector != &actor.sectors.front()) out += ',';
    append_json_string(out, sector);
  }
  out += ']';
  append_json_field(out, "code", actor.code());
  out += "}\n";
}

// One object for every line, so that lines of input and output stay side by side: of a faulty line, one without a code.
Result<void> resolve_line(std::string& out, std::string_view line, uint32_t number, const ActorResolver& resolver,
                          std::optional<Day> day) {
  const size_t tab = line.find('\t');
  const std::string_view phrase = line.substr(0, tab);
  Result<void> outcome;
  if (auto fault = utf8_fault(line)) {
    write_actor(out, "", {});
    return fail(Error::Kind::input, std::move(*fault), "-", number);
  }
  if (tab != std::string_view::npos && tab + 1 < line.size()) {
    day = parse_day_or_time(line.substr(tab + 1));
    if (!day)
      outcome = fail(Error::Kind::input, fmt::format("'{}' is no date: phrase<TAB>YYYY-MM-DD is wanted", line.substr(tab + 1)),
                     "-", number);
  }
  write_actor(out, phrase, outcome ? resolver.resolve(phrase, day) : Actor{});
  return outcome;
}

Result<size_t> resolve_all(const ActorResolver& resolver, std::optional<Day> day) {
  TRY(auto input, Input::open("-"));
  Lines lines(std::move(input), longest_phrase);
  Output output(STDOUT_FILENO);
  size_t failures = 0;
  std::string line, printed;
  for (;;) {
    TRY(const Lines::Outcome outcome, lines.next(line));
    if (outcome == Lines::Outcome::end || output.is_closed()) break;
    printed.clear();
    Result<void> resolved;
    if (outcome == Lines::Outcome::too_long) {
      write_actor(printed, "", {});
      resolved = fail(too_large("a phrase", longest_phrase, "-", lines.number()));
    } else {
      resolved = resolve_line(printed, line, lines.number(), resolver, day);
    }
    if (!resolved) print_error(resolved.error());
    failures += !resolved;
    TRY_VOID(output.write(printed));
  }
  TRY_VOID(output.flush());
  return failures;
}

}  // namespace

int run_actors_resolve(const ResolveOptions& options) {
  const auto lexicon = load_lexicon(options.coder);
  if (!lexicon) return exit_failed;
  const auto failures = resolve_all(ActorResolver(*lexicon), options.date);
  if (!failures) {
    print_error(failures.error());
    return exit_failed;
  }
  return *failures == 0 ? exit_done : exit_failed;
}

}  // namespace tabard
