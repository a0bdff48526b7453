#pragma once
// What tells of a whole report which country it is about, beside its parties and places: its headline, its publisher, words
// such as "rand". implied_country.h weighs them.

#include "actors/resolver.h"
#include "core/reading.h"

namespace tabard {

// Fills title_countries, publisher_countries and country_signs.
void note_report_countries(Reading& reading, const ActorResolver& resolver);

}  // namespace tabard
