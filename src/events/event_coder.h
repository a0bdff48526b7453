#pragma once
// EventCoder: the last stage: a Reading becomes events. matcher.h proposes, decide.h chooses, assemble.h fills in, merge.h
// joins.
//
// Immutable, shared by all threads; the Lexicon and the resolver must outlive it. With reasons asked for, each event says which
// line decided each part and what lost; `why_not` collects the proposals of sentences that came to nothing.

#include <vector>

#include "actors/resolver.h"
#include "core/event.h"
#include "core/reading.h"
#include "core/tree.h"
#include "events/contexts.h"
#include "events/matcher.h"
#include "events/status.h"
#include "lexicon/lexicon.h"

namespace tabard {

// A proposal that came to nothing, for `explain`.
struct Rejected {
  uint32_t sentence = 0;
  Span trigger;
  Origin rule;
  Origin line;  // the line that failed, where one did
  std::string rule_name;
  std::string text;  // why
};

struct EventOptions {
  bool with_reasons = false;
};

class EventCoder {
 public:
  EventCoder(const Lexicon& lexicon, const ActorResolver& resolver)
      : lexicon_(lexicon), resolver_(resolver), matcher_(lexicon), statuses_(lexicon), contexts_(lexicon) {}

  std::vector<Event> code(const Reading& reading, const Tree& tree, EventOptions options = {},
                          std::vector<Rejected>* rejected = nullptr) const;

 private:
  void complete(const Grammar& grammar, const std::vector<Event>& earlier, EventOptions options, Event& event) const;

  const Lexicon& lexicon_;
  const ActorResolver& resolver_;
  EventMatcher matcher_;
  StatusFinder statuses_;
  ContextFinder contexts_;
};

}  // namespace tabard
