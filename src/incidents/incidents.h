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

#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "incidents/reported_event.h"
#include "incidents/word_weights.h"

namespace tabard {

// What the reports say of one happening. Days are those of publication but for `date`.
struct Incident {
  std::string id;                   // of its first event
  std::vector<std::string> events;  // ids, in the order they came
  std::set<std::string> docs, sources;
  std::set<uint64_t> stories;
  size_t mentions = 0;
  std::optional<Day> first_seen, last_seen;
  std::optional<DayRange> date;          // from the earliest day that is told to the latest
  std::map<std::string, size_t> dates;   // "2024-03-11" or "2024-03-11/2024-03-17" -> in how many events
  std::map<std::string, size_t> places;  // name -> in how many events
  struct Spread {
    double least = 0, most = 0, last = 0;
  };
  std::map<std::string, Spread> numbers;  // by kind: "dead"
};

struct IncidentOptions {
  double least_evidence = 0;  // of one happening, for two events to be joined; see same_happening.h
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
  struct Member {
    ReportedEvent event;  // its words are in the two below
    WeightedWords words, context;
    uint32_t incident = 0;
  };

  std::vector<std::string> keys_of(const ReportedEvent& event) const;
  Member weigh(ReportedEvent event) const;
  uint32_t find_best(const Member& fresh) const;
  std::string dyad_of(const ReportedEvent& event) const;
  void join(Member fresh, uint32_t incident);
  uint32_t begin(const std::string& id);

  IncidentOptions options_;
  WordWeights words_, contexts_;
  std::vector<Member> members_;
  std::vector<std::unique_ptr<Incident>> all_;
  std::unordered_map<std::string, uint32_t> by_id_;
  // Members by day and country: those that a new event is compared with.
  std::unordered_map<std::string, std::vector<uint32_t>> by_key_;
  std::unordered_map<std::string, uint32_t> by_dyad_;  // one a day: the incident of each dyad
};

}  // namespace tabard
