#pragma once
// PetrarchCoder: a Reading to events by dictionaries in PETRARCH's format, in the place of EventCoder.
//
// "Arnor restored ties with Gondor." -> ARN GON 064, where the verb dictionary has "- * TIES [064]" under RESTORE. Events carry
// the dictionaries' codes in `cameo` and Actor::country; event types, quads and figures are ours and stay unknown
// (Event::is_by_dictionary). Immutable, shared by all threads.

#include <memory>
#include <vector>

#include "core/event.h"
#include "core/reading.h"
#include "core/tree.h"
#include "petrarch/dictionaries.h"

namespace tabard {

class PetrarchCoder {
 public:
  explicit PetrarchCoder(std::unique_ptr<const PetrarchDictionaries> dictionaries) : dictionaries_(std::move(dictionaries)) {}

  std::vector<Event> code(const Reading& reading, const Tree& tree) const;
  const PetrarchDictionaries& dictionaries() const { return *dictionaries_; }

 private:
  std::unique_ptr<const PetrarchDictionaries> dictionaries_;
};

}  // namespace tabard
