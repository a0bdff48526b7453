#pragma once
// StoryKeeper: which documents of a store are copies of one another. Inside the store's transactions.
//
// A story is numbered by the signature of its first report and has a row once a second one joins; a report that is alone has
// none. So what is written does not depend on when a run was stopped and begun again.

#include "core/document.h"
#include "store/statements.h"
#include "store/week_shelves.h"
#include "stories/stories.h"

namespace tabard {

class StoryKeeper {
 public:
  explicit StoryKeeper(Statements& statements);

  // The key given last, as the store has it; keys go on from there.
  Result<int64_t> highest_key();
  void go_on_from(int64_t key) { last_ = key; }
  void forget() { shelves_.clear(); }

  // After the document was written; Placement::story is the story's number, 0 for a text without words.
  Result<Placement> place(int64_t document, int64_t week, const TextSignature& signature);
  // The number of a document that stays where it is.
  Result<int64_t> number_of(int64_t document);
  // Before a document's text or day changes.
  Result<void> leave(int64_t document, int64_t week);

 private:
  Result<void> load(int64_t week, Stories& shelf);
  Result<void> join(int64_t document, int64_t story);

  Statements& statements_;
  WeekShelves<Stories> shelves_;
  int64_t last_ = 0;
};

}  // namespace tabard
