#pragma once
// Implied country: whose police is meant where a report just says "police".

#include <functional>
#include <string>
#include <string_view>

#include "core/reading.h"

namespace tabard {

struct CountryHints {
  std::string_view other;  // one that it is certainly not; "" for none
  // How well names fit a country (NameOrigin::fit): his own, or those of other persons nobody introduces; may be empty.
  std::function<double(std::string_view country)> fit;
};

// The country that is meant at `token` though nothing there says so: the one that the report names most, what comes
// after counting less, and more again one that the title names or the dateline, that stands before the word in its sentence
// ("In Lima, police"), that comes first in the report, or that the names fit. A country that only the title names, or that
// only a word like "rand" speaks for (CountrySign), counts a little. "" where nothing tells of any. Needs mentions; uses
// places.
std::string implied_country(const Reading& reading, uint32_t token, const CountryHints& hints = {});

}  // namespace tabard
