#pragma once
// StatusFinder: whether what a trigger says took place: done, promised, denied, imagined, or long past.
//
//   "met"                          actual
//   "will meet", "is due to meet"  future        (a promise: the caller turns it into AGREE, by status/future.tsv)
//   "did not meet"                 negated
//   "is expected to meet"          future, is_expected
//   "might meet", "if they meet"   hypothetical
//   "wants to meet"                hypothetical, is_wish: nothing, where it is cooperative
//   "met in 1972"                  historical, when the report is of another year
// The words are lexicon/status/words.tsv. Immutable, shared by all threads; the Lexicon must outlive it.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/event.h"
#include "events/grammar.h"
#include "lexicon/lexicon.h"

namespace tabard {

struct StatusFound {
  Status status = Status::actual;
  bool is_wish = false;
  bool is_expected = false;  // by others: "is expected to", which nobody announces
  Origin origin;
};

// What an announced event becomes.
struct Promise {
  std::string from;  // how the event's own CAMEO code must begin
  EventType becomes = EventType::none;
  std::string cameo, mode;
  Origin origin;
};

class StatusFinder {
 public:
  explicit StatusFinder(const Lexicon& lexicon);

  StatusFound find(const Grammar& grammar, uint32_t trigger) const;

  // By the event's type and CAMEO code. Null for events that keep their type when they are announced (a request to come is no
  // less one).
  const Promise* promise(EventType type, std::string_view cameo) const;

 private:
  enum class Where : uint8_t { auxiliary, governor, modifier, mark, wish, clause };
  struct Word {
    Status status;
    Origin origin;
  };
  using Words = std::unordered_map<std::string_view, Word>;

  const Word* look_up(Where where, std::string_view lemma) const;
  const Word* governor_word(const Grammar& grammar, uint32_t governor, bool is_clause) const;
  bool is_denied(const Grammar& grammar, uint32_t governor) const;
  bool look_at(const Grammar& grammar, uint32_t word, bool is_trigger, StatusFound& found) const;
  bool is_past_era(const Grammar& grammar, uint32_t trigger) const;

  std::unordered_map<int, Words> words_;  // by Where
  std::unordered_map<int, std::vector<Promise>> promises_;
};

}  // namespace tabard
