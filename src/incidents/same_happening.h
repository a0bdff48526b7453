#pragma once
// Whether two reports tell of one happening.

#include "incidents/reported_event.h"

namespace tabard {

// Two reports cannot tell of one happening: days or countries apart, or both events in one report.
inline constexpr double no_evidence = -10;

// Types of different families are no one happening.
int family_of(EventType type);

// How much speaks for it in what was coded: kind, day, place, parties, numbers. `no_evidence`, or about -6 to 4.
//
// "Rebels killed 12 soldiers in Gao on Monday" and "A dozen troops died in an attack near Gao, Mali said on Tuesday": about 2.
// With
// "... in Kidal" instead: `no_evidence`.
double evidence_of_facts(const ReportedEvent& a, const ReportedEvent& b);

// And in the words: of the events' sentences and of the whole reports, the shares in common. -1.4 to 5.6; the sum with the
// facts is above 0 where one happening is likelier.
double evidence_of_words(double words_in_common, double context_in_common);

// Evidence below this counts as this.
inline constexpr double least_counted = -2;

}  // namespace tabard
