#pragma once
// Dates as feeds, pages and other people's files write them.

#include <optional>
#include <string_view>

#include "base/date.h"

namespace tabard {

// The first full date that stands in `text`: "2024-03-14T10:00:00Z", "20240314", "2024/3/14", "Thu, 14 Mar 2024 10:00:00 GMT",
// "14th March 2024", "Posted: March 14, 2024". Months in English; the day as it is printed, whatever the time zone.
//
// Nothing where the year is missing or has two digits, and where day and month cannot be told apart ("3/4/2024").
std::optional<Day> find_written_day(std::string_view text);

}  // namespace tabard
