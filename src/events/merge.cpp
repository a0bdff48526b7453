#include "events/merge.h"

#include <algorithm>

#include "base/utf8.h"

namespace tabard {
namespace {

bool is_same_actor(const Party& a, const Party& b) {
  if (a.chain >= 0 && a.chain == b.chain) return true;
  if (!a.actor.name.empty() && a.actor.name == b.actor.name && a.actor.country == b.actor.country) return true;
  // A visit to Lima is one to Peru.
  const auto is_land = [](const Party& party) { return party.actor.kind == Kind::country || party.actor.kind == Kind::place; };
  return is_land(a) && is_land(b) && !a.actor.country.empty() && a.actor.country == b.actor.country;
}

// Every party of the later mention is one of the earlier ones, on whichever side where both sides act.
bool agree(const Event& first, const Event& later) {
  const auto is_known = [&](const Party& party, const std::vector<Party>& parties) {
    return std::any_of(parties.begin(), parties.end(), [&](const Party& p) { return is_same_actor(p, party); });
  };
  const bool is_mutual =
      first.type == EventType::CONSULT || first.type == EventType::COOPERATE || first.type == EventType::AGREE;
  // A party that is only implied contradicts nobody.
  const auto fits = [&](const std::vector<Party>& later_side, const std::vector<Party>& side, const std::vector<Party>& other) {
    return std::all_of(later_side.begin(), later_side.end(),
                       [&](const Party& p) { return !p.span || is_known(p, side) || (is_mutual && is_known(p, other)); });
  };
  return fits(later.actors, first.actors, first.recipients) && fits(later.recipients, first.recipients, first.actors);
}

bool is_definite_noun(const Grammar& grammar, uint32_t trigger) {
  if (grammar.token(trigger).upos != Upos::NOUN) return false;
  for (const uint32_t c : grammar.tree().children(trigger)) {
    const Deprel relation = grammar.token(c).deprel;
    if ((relation == Deprel::det || relation == Deprel::nmod_poss) &&
        is_one_of(to_lower(grammar.token(c).form), {"the", "this", "these", "that", "their", "its", "his", "her"}))
      return true;
  }
  return false;
}

}  // namespace

void merge_repeats(const Grammar& grammar, std::vector<Event>& events) {
  std::vector<Event> kept;
  for (Event& event : events) {
    Event* first = nullptr;
    for (Event& other : kept) {
      if (other.type != event.type || other.sentence == event.sentence || other.status != event.status) continue;
      // "The blast" may be vaguer than the verb before it; a verb with another mode tells something new.
      const bool is_definite = is_definite_noun(grammar, event.trigger_token);
      if (other.mode != event.mode && !event.mode.empty() && !is_definite) continue;
      const bool is_same_word = grammar.token(other.trigger_token).lemma == grammar.token(event.trigger_token).lemma;
      if (!is_same_word && !is_definite) continue;
      if (event.date && event.date->span && other.date && event.date->range != other.date->range) continue;
      if (agree(other, event)) {
        first = &other;
        break;
      }
    }
    if (first == nullptr)
      kept.push_back(std::move(event));
    else
      first->repeats.push_back({event.sentence, event.trigger});
  }
  events = std::move(kept);
}

}  // namespace tabard
