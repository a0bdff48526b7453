// tabard lexicon test: codes every example sentence of rules and tables. lexicon/README.md says what each must give.
// (Not command_lexicon_test.cpp: that ending is for unit tests.)
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "actors/resolver.h"
#include "cli/commands.h"
#include "cli/load.h"
#include "cli/messages.h"
#include "io/output.h"
#include "pipeline/workspace.h"

namespace tabard {
namespace {

std::string joined(std::vector<std::string> codes) {
  std::sort(codes.begin(), codes.end());
  return codes.empty() ? "-" : fmt::format("{}", fmt::join(codes, ", "));
}

std::string joined(const std::vector<Party>& parties) {
  std::vector<std::string> codes;
  for (const Party& party : parties) codes.push_back(party.actor.code());
  return joined(std::move(codes));
}

// "CONSULT/visit 042 NORGOV -> SWE future"
std::string show(const Event& event) {
  return fmt::format("{}{}{} {} {} -> {}{}", event.type == EventType::none ? "none" : to_string(event.type),
                     event.mode.empty() ? "" : "/", event.mode, event.cameo, joined(event.actors), joined(event.recipients),
                     event.status == Status::actual ? "" : fmt::format(" {}", to_string(event.status)));
}

std::string show_all(const std::vector<Event>& events) {
  if (events.empty()) return "nothing";
  std::string all;
  for (const Event& event : events) all += (all.empty() ? "" : "; ") + show(event);
  return all;
}

std::string show(const RuleExample& example, EventType type) {
  std::string shown(type == EventType::none ? "none" : to_string(type));
  if (!example.mode.empty()) shown += "/" + example.mode;
  if (!example.cameo.empty()) shown += " " + example.cameo;
  if (example.actors) shown += " " + joined(*example.actors);
  if (example.recipients) shown += " -> " + joined(*example.recipients);
  if (example.status) shown += fmt::format(" {}", to_string(*example.status));
  return shown;
}

bool fits(const Event& event, const RuleExample& example, EventType type) {
  return event.type == type && (!example.actors || joined(event.actors) == joined(*example.actors)) &&
         (!example.recipients || joined(event.recipients) == joined(*example.recipients)) &&
         (example.cameo.empty() || event.cameo == example.cameo) && (example.mode.empty() || event.mode == example.mode) &&
         (!example.status || event.status == *example.status);
}

class ExampleRunner {
 public:
  ExampleRunner(const Coder& coder, const std::string& file)
      : coder_(coder), lexicon_(coder.lexicon()), actors_(lexicon_), file_(file) {}

  void run() {
    for (const EventRule& rule : lexicon_.event_rules())
      for (const RuleExample& example : rule.examples) run(rule, example);
    for (const char* table : {"actors/roles.tsv", "actors/serving_roles.tsv"})
      each_example(table, [this](const Table::Row& row) { run_phrase(row); });
    each_example("actors/office_verbs.tsv", [this](const Table::Row& row) { run_office(row); });
    each_example("attribution/verbs.tsv", [this](const Table::Row& row) {
      const Coded coded = code(row["example"]);
      const auto& found = coded.reading.attributions;
      if (std::none_of(found.begin(), found.end(), [&](const Attribution& a) { return a.origin == row.origin(); }))
        fault(row.origin(), fmt::format("nobody is quoted by '{}' in \"{}\"", row["lemma"], row["example"]));
    });
    each_example("status/words.tsv", [this](const Table::Row& row) {
      const Coded coded = code(row["example"]);
      const auto status = parse_status(row["status"]);
      if (std::none_of(coded.events.begin(), coded.events.end(), [&](const Event& event) { return event.status == status; }))
        fault(row.origin(),
              fmt::format("no {} event in \"{}\"; came: {}", row["status"], row["example"], show_all(coded.events)));
    });
  }

  const std::string& report() const { return report_; }
  size_t count() const { return count_; }
  size_t failures() const { return failures_; }
  size_t known_gaps() const { return known_gaps_; }

 private:
  bool is_asked_for(Origin origin) const {
    const std::string& name = lexicon_.files()[origin.file];
    return file_.empty() || name == file_ || name.ends_with("/" + file_) || file_.ends_with("/" + name);
  }

  Coded code(std::string_view sentence) {
    document_.text = sentence;
    return coder_.code(document_, workspace_);
  }

  void fault(Origin origin, const std::string& what) {
    report_ += fmt::format("{}:{}: {}\n", lexicon_.files()[origin.file], origin.line, what);
    ++failures_;
  }

  void run(const EventRule& rule, const RuleExample& example) {
    if (!is_asked_for(example.origin)) return;
    ++count_;
    const Coded coded = code(example.text);
    const auto is_as_wanted = [&](const Event& event) {
      return example.is_wanted ? fits(event, example, rule.type) : event.type == rule.type;
    };
    const bool is_found = std::any_of(coded.events.begin(), coded.events.end(), is_as_wanted);
    if (example.is_known_gap) {
      ++known_gaps_;
      if (is_found == example.is_wanted)
        fault(example.origin,
              fmt::format("rule {}: \"{}\" is coded as it should be by now; take the '?' out", rule.name, example.text));
      return;
    }
    if (is_found == example.is_wanted) return;
    fault(example.origin, fmt::format("rule {}: {} {} in \"{}\"; came: {}", rule.name, example.is_wanted ? "no" : "unwanted",
                                      show(example, rule.type), example.text, show_all(coded.events)));
  }

  template <class Run>
  void each_example(std::string_view table, Run run_row) {
    for (const Table::Row* row : lexicon_.rows(table)) {
      if ((*row)["example"].empty() || !is_asked_for(row->origin())) continue;
      ++count_;
      run_row(*row);
    }
  }

  // "the Chilean defence minister => CHLGOVMIL"
  void run_phrase(const Table::Row& row) {
    const std::string_view example = row["example"];
    const size_t arrow = example.find(" => ");
    if (arrow == std::string_view::npos) return fault(row.origin(), "the example lacks ' => CODE'");
    const std::string_view phrase = example.substr(0, arrow), code = example.substr(arrow + 4);
    const Actor actor = actors_.resolve(phrase, std::nullopt);
    if (actor.code() != code) fault(row.origin(), fmt::format("\"{}\": {} was expected, {} came", phrase, code, actor.code()));
  }

  // "Ana Ruiz, who heads the army of Chile, threatened to strike. => CHLMIL": the code of the first whom the sentence names.
  void run_office(const Table::Row& row) {
    const std::string_view example = row["example"];
    const size_t arrow = example.find(" => ");
    if (arrow == std::string_view::npos) return fault(row.origin(), "the example lacks ' => CODE'");
    const std::string_view code_wanted = example.substr(arrow + 4);
    const Coded coded = code(example.substr(0, arrow));
    const std::string came = coded.reading.mentions.empty() ? "" : coded.reading.mentions.front().actor.code();
    if (came != code_wanted)
      fault(row.origin(), fmt::format("\"{}\": {} was expected, {} came", example.substr(0, arrow), code_wanted, came));
  }

  const Coder& coder_;
  const Lexicon& lexicon_;
  ActorResolver actors_;
  const std::string& file_;
  Document document_;
  Workspace workspace_;
  std::string report_;
  size_t count_ = 0, failures_ = 0, known_gaps_ = 0;
};

}  // namespace

int run_lexicon_test(const LexiconOptions& options) {
  const auto coder = load_coder(options.coder);
  if (!coder) return exit_failed;
  ExampleRunner runner(*coder, options.file);
  runner.run();
  if (runner.count() == 0) {
    print_note(options.file.empty() ? "the lexicon has no examples"
                                    : fmt::format("'{}' is no lexicon file with examples", options.file));
    return exit_failed;
  }
  Output output(STDOUT_FILENO);
  Result<void> written = output.write(fmt::format("{}{} examples, {} failed, {} known gaps\n", runner.report(), runner.count(),
                                                  runner.failures(), runner.known_gaps()));
  if (written) written = output.flush();
  if (!written) print_error(written.error());
  return written && runner.failures() == 0 ? exit_done : exit_failed;
}

}  // namespace tabard
