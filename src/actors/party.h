#pragma once
// Parties: the actor that a noun phrase stands for, for whoever assembles events.

#include <string>
#include <vector>

#include "actors/resolver.h"
#include "core/reading.h"
#include "core/tree.h"

namespace tabard {

// Who the noun phrase headed by token `head` stands for: its mention's actor as link() left it or, where nobody knows that ("an
// Iranian tanker", "Kyiv's power grid"), the owner or nationality named inside the phrase. Empty country and sectors: nobody.
Actor party_of(const Reading& reading, const Tree& tree, const ActorResolver& resolver, uint32_t head);

// The word that this party is named by: the head or, since no thing is a party, its owner: "Fiji" in "tents for Fiji",
// "Egyptian" in "Egyptian oranges".
uint32_t party_word(const Reading& reading, const Tree& tree, const ActorResolver& resolver, uint32_t head);

// The same as party_of() for phrases that name several parties at once: "the defence ministers of Norway and Sweden" are two,
// NORGOVMIL and SWEGOVMIL; "both sides" are the members that link() found. One actor for every other phrase.
std::vector<Actor> parties_of(const Reading& reading, const Tree& tree, const ActorResolver& resolver, uint32_t head);

}  // namespace tabard
