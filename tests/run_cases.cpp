// run_cases [--print] FILE...: codes every case of the files and says which do not hold; --print shows the outcome of all, as a
// help for writing a new one.
#include <fmt/format.h>

#include <cstring>

#include "case_file.h"
#include "pipeline/coder.h"
#include "pipeline/home.h"
#include "pipeline/workspace.h"

namespace tabard {
namespace {

// What must hold of a coded document, checked against one coded event at a time.
class Checker {
 public:
  Checker(const Document& document, const Coded& coded) : text_(document.text), coded_(coded) {}

  bool holds(const CaseEvent& wanted, const Event& event) const {
    if (wanted.type != to_string(event.type)) return false;
    if (wanted.mode && *wanted.mode != event.mode) return false;
    if (wanted.cameo && *wanted.cameo != event.cameo) return false;
    if (wanted.status && *wanted.status != to_string(event.status)) return false;
    if (wanted.actors && !hold(*wanted.actors, event.actors)) return false;
    if (wanted.recipients && !hold(*wanted.recipients, event.recipients)) return false;
    if (wanted.location && !is_at(*wanted.location, event)) return false;
    if (wanted.is_undated && event.date) return false;
    if (wanted.date && (!event.date || !(event.date->range == *wanted.date))) return false;
    return !wanted.attribution || is_said_by(*wanted.attribution, event);
  }

  // The event in the format of cases.
  std::string show(const Event& event) const {
    std::string shown =
        fmt::format("event {}{}{} {} {}   # trigger \"{}\", sentence {}\n",
                    event.type == EventType::none ? "none" : to_string(event.type), event.mode.empty() ? "" : "/", event.mode,
                    event.cameo, to_string(event.status), event.trigger.in(text_), event.sentence);
    shown += "  actors       " + show(event.actors) + "\n  recipients   " + show(event.recipients) + "\n";
    if (event.place && event.place->place >= 0) shown += "  location     " + place(event).name + "\n";
    if (event.date) shown += "  date         " + to_iso(event.date->range.from) + " " + to_iso(event.date->range.to) + "\n";
    std::string speakers;
    for (const Speaker& speaker : event.attribution) speakers += (speakers.empty() ? "" : " | ") + speaker.party.actor.name;
    if (!speakers.empty()) shown += "  attribution  " + speakers + "\n";
    return shown;
  }

 private:
  const Place& place(const Event& event) const { return coded_.reading.places[static_cast<size_t>(event.place->place)]; }

  std::string_view words(const Party& party) const { return party.span ? party.span->in(text_) : std::string_view(); }

  bool hold(const std::vector<CaseParty>& wanted, const std::vector<Party>& parties) const {
    if (wanted.size() != parties.size()) return false;
    std::vector<bool> is_used(parties.size());
    for (const CaseParty& want : wanted) {
      size_t i = 0;
      while (i < parties.size() && (is_used[i] || !holds(want, parties[i]))) ++i;
      if (i == parties.size()) return false;
      is_used[i] = true;
    }
    return true;
  }

  bool holds(const CaseParty& wanted, const Party& party) const {
    return (!wanted.code || *wanted.code == party.actor.code()) && (!wanted.words || *wanted.words == words(party)) &&
           (!wanted.name || *wanted.name == party.actor.name);
  }

  bool is_at(const std::string& wanted, const Event& event) const {
    if (!event.place || event.place->place < 0) return wanted.empty();
    return wanted == place(event).name || (event.place->span && wanted == event.place->span->in(text_));
  }

  bool is_said_by(const std::vector<std::string>& wanted, const Event& event) const {
    if (wanted.size() != event.attribution.size()) return false;
    for (size_t i = 0; i < wanted.size(); ++i) {
      const Party& speaker = event.attribution[i].party;
      if (wanted[i] != speaker.actor.name && wanted[i] != words(speaker)) return false;
    }
    return true;
  }

  std::string show(const std::vector<Party>& parties) const {
    std::string shown;
    for (const Party& party : parties) {
      if (!shown.empty()) shown += " | ";
      shown += party.actor.code();
      if (party.span) shown += fmt::format(" \"{}\"", words(party));
      if (!party.actor.name.empty()) shown += fmt::format(" ({})", party.actor.name);
    }
    return shown.empty() ? "-" : shown;
  }

  std::string_view text_;
  const Coded& coded_;
};

class Runner {
 public:
  Runner(const Coder& coder, bool is_printing) : coder_(coder), is_printing_(is_printing) {}

  void run(const Case& current) {
    Document document;
    document.id = current.name;
    document.text = current.text;
    document.date = current.date;
    const Coded coded = coder_.code(document, workspace_);
    const Checker checker(document, coded);
    const size_t before = faults_;
    is_gap_ = !current.gap.empty();

    std::vector<bool> is_used(coded.events.size());
    for (const CaseEvent& wanted : current.events) {
      size_t i = 0;
      while (i < coded.events.size() && (is_used[i] || !checker.holds(wanted, coded.events[i]))) ++i;
      if (i == coded.events.size())
        fault(current, wanted.line, "no event is so");
      else
        is_used[i] = true;
    }
    for (const std::string& type : current.absent)
      for (const Event& event : coded.events)
        if (type.empty() || type == to_string(event.type)) fault(current, current.line, fmt::format("unwanted event {}", type));
    if (current.is_only && coded.events.size() > current.events.size())
      fault(current, current.line, fmt::format("{} events, wanted are {}", coded.events.size(), current.events.size()));
    if (current.sentences && *current.sentences != coded.reading.sentences.size())
      fault(current, current.line,
            fmt::format("{} sentences, wanted are {}", coded.reading.sentences.size(), *current.sentences));

    ++cases_;
    if (!current.gap.empty()) {
      ++gaps_;
      const bool is_open = faults_ > before;
      faults_ = before;
      if (is_open) return;
      is_gap_ = false;
      fault(current, current.line, "no gap any more: take the line out");
    }
    failed_ += faults_ > before;
    if (faults_ == before && !is_printing_) return;
    fmt::print("case {}\ntext {}\n", current.name, current.text);
    for (const Event& event : coded.events) fmt::print("{}", checker.show(event));
    fmt::print("\n");
  }

  int finish() const {
    fmt::print("{} cases, {} failed, {} known gaps\n", cases_, failed_, gaps_);
    return failed_ == 0 ? 0 : 1;
  }

 private:
  void fault(const Case& current, uint32_t line, const std::string& what) {
    if (!is_gap_) fmt::print("{}:{}: {} ({})\n", current.file, line, what, current.name);
    ++faults_;
  }

  const Coder& coder_;
  bool is_printing_;
  Workspace workspace_;
  size_t cases_ = 0, failed_ = 0, faults_ = 0, gaps_ = 0;
  bool is_gap_ = false;
};

int run(int argc, char** argv) {
  Faults faults;
  const Home home = home_in(TABARD_SOURCE_DIR);
  const auto coder = Coder::make(home.models, {home.lexicon}, faults);
  for (const Error& error : faults.errors()) fmt::print("{}\n", error.message());
  if (!coder) return 2;
  const bool is_printing = argc > 1 && std::strcmp(argv[1], "--print") == 0;
  Runner runner(*coder, is_printing);
  for (int i = is_printing ? 2 : 1; i < argc; ++i) {
    const auto cases = read_cases(argv[i]);
    if (!cases) {
      fmt::print("{}\n", cases.error().message());
      return 2;
    }
    for (const Case& current : *cases) runner.run(current);
  }
  return runner.finish();
}

}  // namespace
}  // namespace tabard

int main(int argc, char** argv) {
  return tabard::run(argc, argv);
}
