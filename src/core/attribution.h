#pragma once
// Attribution: a source, the cue that marks it, and what it is said to have said.
//
// "Reuters quoted state media as saying that the two have met" holds two: Reuters / quoted / "state media as saying ...", and
// state media / saying / "that the two have met". The content of the first contains the second: outermost is the longer
// content.

#include <cstdint>

#include "core/origin.h"
#include "core/span.h"

namespace tabard {

struct Attribution {
  static constexpr int32_t none = -1;

  // Index into Reading::mentions; `none` where the speaker is not named. For a text that speaks for somebody ("according to the
  // statement") its author, named before.
  int32_t source_mention = none;
  Span source;   // the words that name the speaker here; empty where there are none
  Span cue;      // "quoted", "according to"
  Span content;  // may run on into sentences that continue this one
  uint32_t cue_token = 0;
  Origin origin;
};

}  // namespace tabard
