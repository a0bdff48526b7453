#pragma once
// Nouns of attacks and of what they are made with: things that strike, for somebody or for nobody known.

#include <string_view>

#include "events/grammar.h"

namespace tabard {

inline bool is_attack_or_weapon(std::string_view lemma) {
  return is_one_of(lemma, {"attack", "ambush", "blast", "bomb", "bombing", "drone", "explosion", "fighting", "grenade",
                           "landmine", "mine", "missile", "raid", "rocket", "shell", "shelling", "strike", "violence"});
}

}  // namespace tabard
