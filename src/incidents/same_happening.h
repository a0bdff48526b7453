#pragma once
// Whether two reports tell of one happening.

#include "incidents/reported_event.h"
#include "incidents/word_weights.h"

namespace tabard {

// How much speaks for it, from -10 (cannot be: days or countries apart) over 0 (as likely as not) to about 6.
//
// "Rebels killed 12 soldiers in Gao on Monday" and "A dozen troops died in an attack near Gao, Mali said on Tuesday": place, parties,
// number and words agree, so about 3. With "... in Kidal" instead: -10.
double evidence_of_one_happening(const ReportedEvent& a, const ReportedEvent& b, const WordWeights& words, const WordWeights& contexts);

}  // namespace tabard
