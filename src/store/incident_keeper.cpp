#include "store/incident_keeper.h"

#include <fmt/format.h>

#include "store/incident_json.h"

namespace tabard {
namespace {

constexpr size_t most_events = 200'000;  // in memory, beside those of the three weeks at hand: some 300 MB
constexpr size_t most_sums = 20'000;
constexpr double least_evidence = 0;

}  // namespace

IncidentKeeper::IncidentKeeper(Statements& statements)
    : statements_(statements), shelves_(most_events, [this](int64_t week, KnownEvents& shelf) { return load(week, shelf); }) {}

void IncidentKeeper::forget() {
  shelves_.clear();
  touched_.clear();
  sums_.clear();
}

Result<void> IncidentKeeper::load(int64_t week, KnownEvents& shelf) {
  TRY(Statement * select, statements_("SELECT r.told, r.words_weight, r.context_weight, coalesce(e.incident, e.event) "
                                      "FROM records r JOIN events e ON e.event = r.event WHERE r.week = $1 ORDER BY r.event"));
  TRY_VOID(select->query({week}));
  std::string report;
  std::shared_ptr<const WeightedWords> context;
  for (;;) {
    TRY(const bool has_row, select->next());
    if (!has_row) return {};
    auto told = reported_event_from_bytes(select->bytes(0));
    if (!told) continue;
    KnownEvent known;
    known.words = {std::move(told->words), {}, static_cast<float>(select->number(1))};
    if (!context || told->doc != report) {
      report = told->doc;
      context =
          std::make_shared<WeightedWords>(WeightedWords{std::move(told->context), {}, static_cast<float>(select->number(2))});
    }
    known.context = context;
    known.incident = select->integer(3);
    known.event = std::move(*told);
    shelf.add(std::move(known));
  }
}

void IncidentKeeper::begin_document(int64_t week, uint64_t story) {
  week_ = week;
  story_ = story;
  taken_.clear();
  context_.reset();
}

Result<KeptEvent> IncidentKeeper::place(int64_t event, ReportedEvent told) {
  TRY(const auto shelves, shelves_.around(week_));
  const std::array<const KnownEvents*, 3> known = {shelves[0], shelves[1], shelves[2]};
  told.story = story_;
  if (context_) told.context.clear();
  KeptEvent kept;
  kept.week = week_;
  kept.told = to_bytes(told);
  KnownEvent fresh = weigh(std::move(told), known);
  if (!context_) context_ = fresh.context;
  fresh.context = context_;
  kept.words_weight = fresh.words.total;
  kept.context_weight = context_->total;
  kept.incident = find_incident(fresh, known, least_evidence, [this](int64_t incident) { return taken_.contains(incident); });
  if (kept.incident) TRY_VOID(join(*kept.incident, fresh.event));
  fresh.incident = kept.incident.value_or(event);
  taken_.insert(fresh.incident);
  shelves[0]->add(std::move(fresh));
  return kept;
}

Result<void> IncidentKeeper::join(int64_t incident, const ReportedEvent& told) {
  touched_.insert(incident);
  if (const auto sum = sums_.find(incident); sum != sums_.end()) {
    sum->second.add(told);
    return {};
  }
  TRY(const int64_t is_there, statements_.integer("SELECT 1 FROM incidents WHERE incident = $1", {incident}));
  if (is_there != 0) return {};
  TRY(Statement * select, statements_("SELECT id FROM events WHERE event = $1"));
  TRY_VOID(select->query({incident}));
  TRY(const bool has_row, select->next());
  TABARD_CHECK(has_row);
  std::string id(select->text(0));
  select->close();
  // The id may be taken by the event's earlier self: for good where others joined that and still tell of it. An incident that
  // this transaction has emptied gives its id back now, as it would have at the end of one.
  constexpr int64_t nobody = 0;  // keys begin at 1
  TRY(const int64_t holder, statements_.integer("SELECT incident FROM incidents WHERE id = $1", {id}, nobody));
  if (holder != nobody) {
    TRY(const int64_t is_told, statements_.integer("SELECT 1 FROM events WHERE incident = $1 LIMIT 1", {holder}));
    if (is_told != 0)
      id += fmt::format("#{}", incident);
    else
      TRY_VOID(statements_.run("DELETE FROM incidents WHERE incident = $1", {holder}));
  }
  TRY_VOID(
      statements_.run("INSERT INTO incidents (incident, id, reports, sources, mentions, spread) "
                      "VALUES ($1, $2, 0, 0, 0, '')",
                      {incident, id}));
  return statements_.run("UPDATE events SET incident = $1 WHERE event = $1", {incident});
}

Result<void> IncidentKeeper::leave(int64_t document, const std::string& id, int64_t week) {
  if (KnownEvents* shelf = shelves_.find(week); shelf != nullptr) shelf->remove(id);
  TRY(Statement * select, statements_("SELECT incident FROM events WHERE document = $1 AND incident IS NOT NULL"));
  TRY_VOID(select->query({document}));
  for (;;) {
    TRY(const bool has_row, select->next());
    if (!has_row) return {};
    touched_.insert(select->integer(0));
    sums_.erase(select->integer(0));
  }
}

Result<bool> IncidentKeeper::read(int64_t incident, Incident& sum) {
  TRY(Statement * select,
      statements_("SELECT r.told FROM events e JOIN records r ON r.event = e.event WHERE e.incident = $1 ORDER BY e.event"));
  TRY_VOID(select->query({incident}));
  for (bool is_told = false;; is_told = true) {
    TRY(const bool has_row, select->next());
    if (!has_row) return is_told;
    if (const auto told = reported_event_from_bytes(select->bytes(0))) sum.add(*told);
  }
}

Result<void> IncidentKeeper::sum_up() {
  for (const int64_t number : touched_) {
    if (!sums_.contains(number)) {
      TRY(const bool is_told, read(number, sums_[number]));
      if (!is_told) {
        sums_.erase(number);
        TRY_VOID(statements_.run("DELETE FROM incidents WHERE incident = $1", {number}));
        continue;
      }
    }
    const Incident& incident = sums_[number];
    std::string spread = "{";
    append_spread(spread, incident);
    spread += '}';
    const std::string first = incident.first_seen ? to_iso(*incident.first_seen) : "";
    const std::string last = incident.last_seen ? to_iso(*incident.last_seen) : "";
    TRY_VOID(statements_.run(
        "UPDATE incidents SET reports = $2, sources = $3, mentions = $4, first_seen = $5, last_seen = $6, "
        "spread = $7 WHERE incident = $1",
        {number, static_cast<int64_t>(incident.docs.size()), static_cast<int64_t>(incident.sources.size()),
         static_cast<int64_t>(incident.mentions), value_or_null(first), value_or_null(last), std::string_view(spread)}));
  }
  touched_.clear();
  if (sums_.size() > most_sums) sums_.clear();
  return {};
}

}  // namespace tabard
