#include "actors/party.h"

#include <algorithm>
#include <array>

#include "actors/sectors.h"

namespace tabard {

namespace {

bool is_owner_relation(Deprel deprel) {
  return deprel == Deprel::nmod_poss || deprel == Deprel::amod || deprel == Deprel::compound || deprel == Deprel::nmod;
}

Actor own_party(const Reading& reading, uint32_t head) {
  const Mention* mention = reading.mention_at(head);
  return mention != nullptr ? mention->actor : Actor{};
}

// Whether a phrase says where: the blast in a church is not the church's.
bool is_site(const Reading& reading, const Tree& tree, uint32_t head) {
  constexpr std::array<std::string_view, 7> prepositions = {"in", "at", "near", "outside", "inside", "behind", "beside"};
  for (const uint32_t child : tree.children(head))
    if (reading.tokens[child].deprel == Deprel::case_)
      return std::find(prepositions.begin(), prepositions.end(), reading.tokens[child].form) != prepositions.end();
  return false;
}

// The word inside a phrase that nobody knows by its head who says whose it is: the owner first, then nationality and compound,
// then "of" and other phrases, each of which may again have its owner. The head where there is none.
uint32_t owner_word(const Reading& reading, const Tree& tree, const ActorResolver& resolver, uint32_t head) {
  for (const Deprel wanted : {Deprel::nmod_poss, Deprel::amod, Deprel::compound, Deprel::nmod}) {
    for (const uint32_t child : tree.children(head)) {
      if (reading.tokens[child].deprel != wanted || child == head) continue;
      const Actor owner = wanted == Deprel::nmod || wanted == Deprel::nmod_poss ? party_of(reading, tree, resolver, child)
                                                                                : own_party(reading, child);
      if (owner.is_uncoded()) continue;
      const bool is_land = owner.kind == Kind::country || owner.kind == Kind::place;
      if (wanted == Deprel::nmod && (owner.kind == Kind::place || (!is_land && is_site(reading, tree, child)))) continue;
      return child;
    }
  }
  return head;
}

bool may_own_further(Deprel deprel) {
  return deprel == Deprel::nmod || deprel == Deprel::nmod_poss;
}

}  // namespace

uint32_t party_word(const Reading& reading, const Tree& tree, const ActorResolver& resolver, uint32_t head) {
  const Mention* mention = reading.mention_at(head);
  const bool is_thing = mention == nullptr || (mention->kind == Kind::unknown && mention->actor.sectors.empty());
  if (!is_thing) return head;
  const uint32_t owner = owner_word(reading, tree, resolver, head);
  return owner != head && may_own_further(reading.tokens[owner].deprel) ? party_word(reading, tree, resolver, owner) : owner;
}

Actor party_of(const Reading& reading, const Tree& tree, const ActorResolver& resolver, uint32_t head) {
  Actor actor = own_party(reading, head);
  if (!actor.is_uncoded()) return actor;
  if (const uint32_t word = owner_word(reading, tree, resolver, head); word != head) {
    const Actor owner =
        may_own_further(reading.tokens[word].deprel) ? party_of(reading, tree, resolver, word) : own_party(reading, word);
    actor.country = owner.country;
    if (owner.kind != Kind::country && owner.kind != Kind::place) actor.sectors = owner.sectors;
    if (!actor.origin) actor.origin = owner.origin;
    if (actor.name.empty()) actor.name = owner.name;
    return actor;
  }
  if (reading.mention_at(head) != nullptr) return actor;
  // No mention hangs on this word: what the word alone says.
  const std::string_view words[] = {reading.tokens[head].form};
  return resolver.resolve(words, reading.document != nullptr ? reading.document->date : std::nullopt);
}

std::vector<Actor> parties_of(const Reading& reading, const Tree& tree, const ActorResolver& resolver, uint32_t head) {
  const Mention* mention = reading.mention_at(head);
  if (mention != nullptr && mention->members.size() > 1) {
    std::vector<Actor> parties;
    for (const uint32_t member : mention->members) parties.push_back(reading.chains[member].actor);
    return parties;
  }
  const Actor whole = party_of(reading, tree, resolver, head);
  // "commanders of the two armies"
  for (const uint32_t child : tree.children(head)) {
    const Mention* owners = is_owner_relation(reading.tokens[child].deprel) ? reading.mention_at(child) : nullptr;
    if (owners == nullptr || owners->members.size() < 2) continue;
    std::vector<Actor> parties;
    for (const uint32_t member : owners->members) {
      Actor party = reading.chains[member].actor;
      if (!whole.sectors.empty()) party.sectors = whole.sectors;
      parties.push_back(std::move(party));
    }
    return parties;
  }
  // "the ministers of Norway and Sweden", "the French and German armies": one party for each country joined there.
  const std::string_view xpos = reading.tokens[head].xpos;
  const bool is_plural = xpos == "NNS" || xpos == "NNPS" || reading.tokens[head].lemma == "police";
  if (!is_plural || whole.country.empty() || is_international(whole.country)) return {whole};
  std::vector<Actor> parties;
  const auto add = [&](uint32_t token) {
    const Mention* country = reading.mention_at(token);
    if (country == nullptr || (country->kind != Kind::country && country->kind != Kind::place) ||
        country->actor.country.empty())
      return;
    Actor party = whole;
    party.country = country->actor.country;
    party.name = party.kind == Kind::country ? country->actor.name : whole.name;
    if (std::none_of(parties.begin(), parties.end(), [&](const Actor& each) { return each.country == party.country; }))
      parties.push_back(std::move(party));
  };
  for (const uint32_t child : tree.children(head)) {
    if (!is_owner_relation(reading.tokens[child].deprel)) continue;
    parties.clear();
    add(child);
    for (const uint32_t conjunct : tree.children(child))
      if (reading.tokens[conjunct].deprel == Deprel::conj) add(conjunct);
    if (parties.size() > 1) return parties;
  }
  // "US and South Korean marines", where the parse hangs each on the marines.
  parties.clear();
  uint32_t first = head, last = head;
  for (const uint32_t child : tree.children(head)) {
    if (child >= head || !is_owner_relation(reading.tokens[child].deprel)) continue;
    const size_t before = parties.size();
    add(child);
    if (parties.size() > before) (before == 0 ? first : last) = child;
  }
  for (uint32_t token = first; parties.size() > 1 && token < last; ++token)
    if (reading.tokens[token].deprel == Deprel::cc) return parties;
  return {whole};
}

}  // namespace tabard
