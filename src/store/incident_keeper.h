#pragma once
// IncidentKeeper: which events of a store are one happening, and what all its reports say of it. Inside the store's
// transactions.
//
// An incident is numbered by the key of its first event and has a row once another report joins; an event that one report tells
// of alone has none. What the row sums up is a sum over its events in the order of their keys, whenever they came.

#include <set>
#include <string>

#include "incidents/incident.h"
#include "incidents/known_events.h"
#include "store/statements.h"
#include "store/week_shelves.h"

namespace tabard {

// What the store keeps with an event.
struct KeptEvent {
  std::optional<int64_t> incident;
  int64_t week = 0;
  std::string told;  // bytes
  double words_weight = 0, context_weight = 0;
};

class IncidentKeeper {
 public:
  explicit IncidentKeeper(Statements& statements);

  // To begin with the events of a document, which follow in their order.
  void begin_document(int64_t week, uint64_t story);
  // Before the event is written. The words of the report are taken from its first event.
  Result<KeptEvent> place(int64_t event, ReportedEvent told);
  // Before a document's events are taken out.
  Result<void> leave(int64_t document, const std::string& id, int64_t week);

  // At the end of a transaction.
  Result<void> sum_up();
  void forget();

 private:
  Result<void> load(int64_t week, KnownEvents& shelf);
  Result<void> join(int64_t incident, const ReportedEvent& told);
  Result<bool> read(int64_t incident, Incident& sum);  // false: nobody tells of it any longer

  Statements& statements_;
  WeekShelves<KnownEvents> shelves_;
  int64_t week_ = 0;
  uint64_t story_ = 0;
  std::set<int64_t> taken_;                     // incidents that the document tells of already
  std::set<int64_t> touched_;                   // incidents that this transaction gave or took an event
  std::unordered_map<int64_t, Incident> sums_;  // of incidents that got events lately, as far as they are whole
  std::shared_ptr<const WeightedWords> context_;
};

}  // namespace tabard
