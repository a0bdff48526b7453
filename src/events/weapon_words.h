#pragma once
// Nouns of attacks and of what they are made with: things that strike, for somebody or for nobody known.

#include <string_view>

#include "events/grammar.h"

namespace tabard {

inline bool is_attack_or_weapon(std::string_view lemma) {
  return is_one_of(lemma, {"attack", "ambush", "blast", "bomb", "bombing", "drone", "explosion", "fighting", "grenade",
                           "landmine", "mine", "missile", "raid", "rocket", "shell", "shelling", "strike", "violence"});
}

// What is fired or thrown at somebody.
inline bool is_projectile(std::string_view lemma) {
  return is_one_of(lemma, {"ammunition", "bullet", "canister", "drone", "gas", "grenade", "missile", "mortar", "pellet",
                           "rocket", "round", "shell", "shot", "stone", "teargas"});
}

}  // namespace tabard
