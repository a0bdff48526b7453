#pragma once
// Implied country: whose police is meant where a report just says "police".

#include <functional>
#include <string>
#include <string_view>

#include "core/reading.h"

namespace tabard {

struct CountryHints {
  std::string_view other;                               // one that it is certainly not; "" for none
  std::function<double(std::string_view country)> fit;  // how well a name fits a country (NameOrigin::fit); may be empty
};

// The country that is meant at `token` though nothing there says so: the one that the report names most, what comes
// after counting less, and more again one that the title names or the dateline, that stands before the word in its sentence
// ("In Lima, police"), that comes first in the report, or that the name of the one in question fits. "" where the report names
// none. Needs mentions; uses places.
std::string implied_country(const Reading& reading, uint32_t token, const CountryHints& hints = {});

}  // namespace tabard
