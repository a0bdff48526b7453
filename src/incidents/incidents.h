#pragma once
// Incidents: events of different reports that are one happening, joined. All evidence stays; the incident tells how it spreads.
//
//   Incidents incidents;
//   for (const Event& event : coded.events)
//     const std::string& incident = incidents.add(make_reported_event(coded.reading, event, placement.story));
//   const Incident& told = *incidents.find(incident);      // 14 reports of 9 sources, 12 to 17 dead
//
// Streaming: each event is placed once, with the incident it has most in common with among those of the days around, or begins
// one. An incident bears the id of its first event and never merges with another, so an id once given out stays; the same
// events in the same order give the same incidents. One thread at a time.

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "incidents/incident.h"
#include "incidents/known_events.h"

namespace tabard {

struct IncidentOptions {
  double least_evidence = 0;  // of one happening, for two events to be joined: same_happening.h
  // The classic rule instead: events of one day with the same source, target and code are one.
  bool is_one_a_day = false;
};

class Incidents {
 public:
  explicit Incidents(IncidentOptions options = {}) : options_(options) {}

  // Places the event; the id of its incident, which is the event's own where it begins one.
  const std::string& add(ReportedEvent event);
  // An event that was placed by an earlier run, in the order of that run.
  void restore(ReportedEvent event, const std::string& incident);

  const Incident* find(const std::string& id) const;
  // In the order of their first events.
  const std::vector<std::unique_ptr<Incident>>& all() const { return all_; }

 private:
  int64_t begin(const std::string& id);
  void join(KnownEvent fresh, int64_t incident);

  IncidentOptions options_;
  KnownEvents known_;
  std::vector<std::unique_ptr<Incident>> all_;
  std::unordered_map<std::string, int64_t> by_id_;    // their places in all_
  std::unordered_map<std::string, int64_t> by_dyad_;  // one a day: the incident of each dyad
};

}  // namespace tabard
