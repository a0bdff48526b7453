#pragma once
// Mention: a noun phrase that may name somebody. Chain: the mentions of one document that mean the same one.
//
// "The Russian defence minister , who ..." is one mention without its relative clause; "Kim" and "the North Korean leader" in
// one report are two mentions of one chain. Nationality words that alone name a party ("Turkish" vessels) are mentions too.

#include <cstdint>
#include <vector>

#include "core/actor.h"
#include "core/kind.h"
#include "core/span.h"

namespace tabard {

// A bare proper name as the tagger found it: "Kim Jong Un", "Pyongyang".
struct Name {
  uint32_t first = 0, end = 0;  // tokens [first, end)
  Kind kind = Kind::unknown;    // person, organization or place
};

struct Mention {
  enum class Form : uint8_t { name, nominal, pronoun, demonym };

  Span span;
  uint32_t first = 0, end = 0;  // tokens [first, end): contiguous, without trailing clauses
  uint32_t head = 0;            // token
  Form form = Form::nominal;
  Kind kind = Kind::unknown;
  int32_t chain = -1;             // index into Reading::chains; set by link()
  std::vector<uint32_t> members;  // chains that a plural mention stands for ("the two countries"); [] otherwise
  Actor actor;                    // what these words alone say; after link(), with what the chain adds
};

struct Chain {
  std::vector<uint32_t> mentions;  // indices into Reading::mentions, in text order; never empty
  Actor actor;                     // the best that any mention says
};

}  // namespace tabard
