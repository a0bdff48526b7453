#pragma once
// The filters of `query` and `export` on the command line.

#include <CLI/CLI.hpp>

#include "store/event_query.h"

namespace tabard {

// Adds --who, --type, --from ...; wrong words are usage errors.
void add_filters(CLI::App* command, EventQuery& query);

// "month,actor" -> the two
std::vector<CountKey> parse_count_keys(const std::string& list);

}  // namespace tabard
