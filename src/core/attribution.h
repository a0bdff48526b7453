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

  int32_t source_mention = none;  // index into Reading::mentions; `none` where the speaker is not named
  Span source;                    // empty where there is none
  Span cue;                       // "quoted", "according to"
  Span content;                   // may run on into sentences that continue this one
  uint32_t cue_token = 0;
  Origin origin;
};

}  // namespace tabard
