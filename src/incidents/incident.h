#pragma once
// Incident: what all reports say of one happening.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "incidents/reported_event.h"

namespace tabard {

// Days are those of publication but for `date`.
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

  // One more report of it.
  void add(const ReportedEvent& event);
};

}  // namespace tabard
