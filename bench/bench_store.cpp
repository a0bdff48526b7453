// bench_store FILE [EVENTS]: how long questions to a store take. Fills FILE with EVENTS (a million) made by a seeded generator,
// unless it is there already, and prints the best and the worst of ten runs of each question, in milliseconds.
//
//   cmake --preset release -DTABARD_BENCH=ON && cmake --build --preset release --target bench_store &&
//   build/release/bench/bench_store /tmp/million.db
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <random>

#include "io/event_json.h"
#include "store/event_query.h"

namespace tabard {
namespace {

using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// Never std::…_distribution, whose numbers are each library's own.
class Generator {
 public:
  CodedDocument document(size_t number, size_t events) {
    CodedDocument coded;
    coded.document = std::make_unique<Document>();
    Document& document = *coded.document;
    document.id = fmt::format("report-{}", number);
    document.date = *parse_day("2015-01-01") + std::chrono::days(below(3650));
    document.source = fmt::format("Paper {}", below(200));
    document.text = fmt::format("Report {} of the generator, which says that {} met {}.", number, below(1000), below(1000));
    coded.hash = content_hash(document);
    coded.text_hash = text_hash(document);
    coded.length = static_cast<uint32_t>(document.text.size());
    coded.sentences = {{{0, coded.length}, {0, coded.length}, true}};
    for (size_t i = 0; i < events; ++i) {
      coded.events.push_back(event(document, number, i));
      std::string json;
      write_event_json(json, coded.events.back(), Why::no);
      json.pop_back();
      coded.json.push_back(std::move(json));
    }
    return coded;
  }

 private:
  size_t below(size_t limit) { return random_() % limit; }
  // Small numbers are more likely, as a few countries are in most of the news.
  size_t skewed(size_t limit) { return below(1 + below(limit)); }

  EventRecord::Party party() {
    static constexpr std::string_view sectors[] = {"GOV", "MIL", "", "COP", "REB", "CVL", "LEG", "BUS"};
    EventRecord::Party party;
    const size_t country = skewed(200);
    party.country = {static_cast<char>('A' + country % 26), static_cast<char>('A' + country / 26), 'X'};
    if (const auto sector = sectors[below(8)]; !sector.empty()) party.sectors = {std::string(sector)};
    party.code = party.country + (party.sectors.empty() ? "" : party.sectors[0]);
    party.name = fmt::format("Somebody {} of {}", skewed(50), party.country);
    party.kind = Kind::person;
    party.quote = {party.name, {0, 20}};
    return party;
  }

  EventRecord event(const Document& document, size_t number, size_t index) {
    EventRecord event;
    event.id = fmt::format("{:016x}", number * 64 + index);
    event.document = document.id;
    event.text = document.text;
    const size_t type = 1 + skewed(event_type_names.size() - 1);
    event.type = event_type_names[type];
    event.cameo = fmt::format("{:02}{}", type, below(10));
    event.quad = quad(static_cast<EventType>(type));
    event.goldstein = static_cast<double>(below(21)) - 10;
    event.status = status_names[skewed(status_names.size())];
    event.trigger = {"met", {40, 43}};
    event.actors = {party()};
    if (below(4) > 0) event.recipients = {party()};
    if (below(3) == 0)
      event.location = {std::nullopt,
                        std::nullopt,
                        fmt::format("Town {}", skewed(5000)),
                        event.actors[0].country,
                        "city",
                        EventRecord::Coordinates{static_cast<double>(below(180)) - 90, static_cast<double>(below(360)) - 180}};
    const std::string day = to_iso(*document.date - std::chrono::days(skewed(30)));
    event.date = {std::nullopt, day, day};
    if (below(2) == 0) {
      EventRecord::Party speaker = party();
      speaker.cue = "said";
      event.attribution = {speaker};
    }
    event.confidence = static_cast<double>(below(1000)) / 1000;
    event.rule = fmt::format("events/rules.rules:{}", below(2000));
    return event;
  }

  std::mt19937_64 random_{20240314};
};

Result<void> fill(Store& store, size_t events) {
  constexpr size_t events_a_document = 5, documents_a_transaction = 1000;
  const auto start = Clock::now();
  TRY(const int64_t run, store.find_or_add_run({"bench", "", "", ""}));
  Generator generator;
  const size_t documents = events / events_a_document;
  for (size_t number = 0; number < documents;) {
    TRY_VOID(store.begin());
    for (const size_t end = std::min(documents, number + documents_a_transaction); number < end; ++number)
      TRY_VOID(store.put(generator.document(number, events_a_document), run, Recode::no));
    TRY_VOID(store.commit());
  }
  fmt::print("{} events written in {:.0f} s\n", events, milliseconds_since(start) / 1000);
  return {};
}

template <class Ask>
void time(const char* what, Ask ask) {
  std::vector<double> times;
  size_t rows = 0;
  for (int i = 0; i < 10; ++i) {
    const auto start = Clock::now();
    rows = ask();
    times.push_back(milliseconds_since(start));
  }
  const auto [least, most] = std::minmax_element(times.begin(), times.end());
  fmt::print("{:<62} {:>8} rows {:>8.1f} to {:>8.1f} ms\n", what, rows, *least, *most);
  std::fflush(stdout);
}

void ask(Store& store) {
  const auto events = [&store](const EventQuery& query) {
    size_t rows = 0;
    const auto done = each_event(store, query, [&rows](const StoredEvent&) { return ++rows > 0; });
    TABARD_CHECK(done.has_value());
    return rows;
  };
  const auto counts = [&store](const EventQuery& query, const std::vector<CountKey>& keys) {
    size_t rows = 0;
    const auto done = count_events(store, query, keys, Counted::events, [&rows](const auto&, int64_t) { return ++rows > 0; });
    TABARD_CHECK(done.has_value());
    return rows;
  };
  EventQuery month;
  month.who = {"BAX"};
  month.from = parse_day("2020-03-01");
  month.to = parse_day("2020-03-31");
  EventQuery actor;
  actor.who = {"BAX"};
  EventQuery exact;
  exact.who = {"BAXGOV"};
  EventQuery name;
  name.who = {"Somebody 3 of BAX"};
  EventQuery words;
  words.text = "generator \"met 77\"";
  time("events of a frequent actor in a month", [&] { return events(month); });
  time("how many: that actor in that month, by type", [&] { return counts(month, {CountKey::type}); });
  time("how many: that actor, by month", [&] { return counts(actor, {CountKey::month}); });
  time("how many: an actor and sector, by month", [&] { return counts(exact, {CountKey::month}); });
  time("how many: a name, by month", [&] { return counts(name, {CountKey::month}); });
  time("events whose sentence has some words", [&] { return events(words); });
  time("how many of all: by actor's country and month", [&] { return counts({}, {CountKey::actor_country, CountKey::month}); });
  time("how many of all: by actor and month", [&] { return counts({}, {CountKey::actor, CountKey::month}); });
}

}  // namespace
}  // namespace tabard

int main(int argc, char** argv) {
  using namespace tabard;
  if (argc < 2) {
    fmt::print(stderr, "bench_store FILE [EVENTS]\n");
    return 1;
  }
  const bool is_there = std::filesystem::exists(argv[1]);
  auto store = Store::open(argv[1], Access::write);
  auto filled = store ? Result<void>() : fail(store.error());
  if (filled && !is_there) filled = fill(**store, argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 1'000'000);
  if (!filled) {
    fmt::print(stderr, "{}\n", filled.error().message());
    return 2;
  }
  ask(**store);
  return 0;
}
