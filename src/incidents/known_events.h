#pragma once
// KnownEvents: events whose incidents are known, and which of these a new event belongs to.
//
//   KnownEvent fresh = weigh(std::move(event), shelves);
//   fresh.incident = find_incident(fresh, shelves, is_taken).value_or(number_of_its_own);
//   shelves.back()->add(std::move(fresh));
//
// Several of them, such as one for the reports of each week, are asked as if they were one. The same events, added in the same
// order, give the same answers; a removed report is as one that never came. One thread at a time.

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "incidents/reported_event.h"
#include "incidents/word_weights.h"

namespace tabard {

struct KnownEvent {
  ReportedEvent event;  // its words are in the two below
  WeightedWords words;
  std::shared_ptr<const WeightedWords> context;  // events of one report may share it
  int64_t incident = 0;
};

class KnownEvents {
 public:
  void add(KnownEvent fresh);
  // Takes out all events of a report.
  void remove(const std::string& doc);

  size_t size() const { return events_.size(); }

 private:
  friend KnownEvent weigh(ReportedEvent event, std::span<const KnownEvents* const> shelves);
  friend std::optional<int64_t> find_incident(const KnownEvent& fresh, std::span<const KnownEvents* const> shelves,
                                              double least_evidence, const std::function<bool(int64_t)>& is_taken);

  // What is looked at before the event itself, whose parts lie far apart in memory: those of a key stand side by side.
  struct Glance {
    WordMask words;
    uint32_t index;
  };

  WordWeights words_, contexts_;
  std::deque<KnownEvent> events_;                             // those removed have neither words nor keys
  std::vector<WordMask> context_glances_;                     // of the same events
  std::unordered_map<uint64_t, std::vector<Glance>> by_key_;  // by day, country and status: what a new one is compared with
  std::unordered_map<std::string, std::vector<uint32_t>> by_report_;
};

// Weighs words and context by all events that are known.
KnownEvent weigh(ReportedEvent event, std::span<const KnownEvents* const> shelves);

// The incident the event has most in common with, among those of the days around that are not taken by another event of its
// report; of several as good the one of the least number.
std::optional<int64_t> find_incident(const KnownEvent& fresh, std::span<const KnownEvents* const> shelves,
                                     double least_evidence, const std::function<bool(int64_t)>& is_taken);

}  // namespace tabard
