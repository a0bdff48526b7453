#pragma once
// The codes of the words of one noun phrase, by the actor and agent dictionaries.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "petrarch/dictionaries.h"

namespace tabard {

inline constexpr std::string_view unknown_actor = "---";

// "gondor main opposition group" -> "GONMOP": the first actor's code with those of the agents around it, each once. Without an
// actor "---GOV", without both "---". An actor whose code is "FRO/BIL" gives two. Words are lower case.
std::vector<std::string> party_codes(const PetrarchDictionaries& dictionaries, std::span<const std::string> words,
                                     std::optional<Day> day);

}  // namespace tabard
