#pragma once
// How the reports of an incident spread, as JSON: what they say of date, place and numbers.

#include <string>

#include "incidents/incident.h"

namespace tabard {

// `"dates":{"2024-03-11":3},"places":{"Gao":3},"numbers":{"dead":{"least":12,"most":17,"last":17}}`
void append_spread(std::string& out, const Incident& incident);

}  // namespace tabard
