#include <algorithm>

#include "actors/linker.h"
#include "actors/sectors.h"
#include "base/one_of.h"

// What words outside somebody's own phrase tell of his country and office: who has him, whom he serves, whose colleague he is.

namespace tabard {

namespace {

// Words for somebody on the other side of the one who has him: "her counterpart" is not of her country.
bool is_opposite(const Token& head) {
  return is_one_of(head.lemma, {"counterpart", "homologue", "ally", "neighbour", "neighbor", "host", "guest", "rival",
                                "visitor", "foe", "captor"});
}

bool is_plural(const Token& token) {
  return token.xpos == "NNS" || token.xpos == "NNPS";
}

bool is_default_role(const std::vector<std::string>& sectors) {
  return sectors.size() == 1 && sectors[0] == "GOV";
}

}  // namespace

// "its leader", "the group's spokesman": country, and where the role serves somebody the sectors, come from the owner's chain.
void Linker::take_from_owners() {
  for (uint32_t i = 0; i < reading_.mentions.size(); ++i) {
    Mention& mention = reading_.mentions[i];
    if (mention.form == Mention::Form::pronoun || mention.form == Mention::Form::demonym || !mention.actor.country.empty())
      continue;
    if (mention.kind == Kind::place || is_opposite(reading_.tokens[mention.head])) continue;
    for (const uint32_t child : tree_.children(mention.head)) {
      const Token& word = reading_.tokens[child];
      bool is_owner = word.deprel == Deprel::nmod_poss || word.deprel == Deprel::compound;
      bool is_site = false;  // "police in the capital"
      if (word.deprel == Deprel::nmod)
        for (const uint32_t marker : tree_.children(child)) {
          const std::string_view form = reading_.tokens[marker].form;
          if (reading_.tokens[marker].deprel != Deprel::case_) continue;
          is_site |= form == "in" || form == "at" || form == "near" || form == "outside";
          is_owner |= form == "of" || form == "for" || form == "from" || is_site;
        }
      const int32_t owner = is_owner ? reading_.mention_of_head[child] : -1;
      if (owner < 0 || static_cast<uint32_t>(owner) == i) continue;
      const int32_t chain = chain_of_[static_cast<size_t>(owner)];
      const Actor& known = reading_.chains[static_cast<size_t>(chain)].actor;
      const bool is_land = known.kind == Kind::place || known.kind == Kind::country;
      if (known.country.empty() || (known.kind == Kind::place && !is_site) || (is_site && !is_land)) continue;
      mention.actor.country = known.country;
      if (is_default_role(mention.actor.sectors) && (!known.sectors.empty() || is_international(known.country)) &&
          known.kind != Kind::country && known.kind != Kind::person)
        mention.actor.sectors = known.sectors;
      break;
    }
  }
}

// The owner of a mention, "his" of "his Peruvian colleague"; -1 where nobody is named.
int32_t Linker::owner_chain(const Mention& mention) const {
  for (const uint32_t child : tree_.children(mention.head)) {
    const int32_t owner = reading_.tokens[child].deprel == Deprel::nmod_poss ? reading_.mention_of_head[child] : -1;
    if (owner >= 0) return chain_of_[static_cast<size_t>(owner)];
  }
  return -1;
}

// "her Dutch colleague", "their Kenyan host": she is not Dutch, they are no Kenyans.
void Linker::note_opposites() {
  not_of_.assign(chains_.size(), "");
  for (const Mention& mention : reading_.mentions) {
    const Token& head = reading_.tokens[mention.head];
    const bool is_told_apart = is_opposite(head) || (head.lemma == "colleague" && !is_plural(head));
    const int32_t owner = is_told_apart && !mention.actor.country.empty() ? owner_chain(mention) : -1;
    if (owner >= 0 && not_of_[static_cast<size_t>(owner)].empty()) not_of_[static_cast<size_t>(owner)] = mention.actor.country;
  }
}

// A country that a chain is certainly not of: that of whose counterpart, ally, guest he is, or that of his own counterpart.
std::string Linker::other_side(uint32_t chain) const {
  const Mention& first = reading_.mentions[chains_[chain].mentions.front()];
  if (!is_opposite(reading_.tokens[first.head])) return not_of_[chain];
  const int32_t owner = owner_chain(first);
  return owner < 0 ? "" : reading_.chains[static_cast<size_t>(owner)].actor.country;
}

// Somebody whose own words tell no office has the one that words beside him tell.
void Linker::take_offices() {
  for (uint32_t i = 0; i < reading_.mentions.size(); ++i) {
    Mention& mention = reading_.mentions[i];
    if (mention.form == Mention::Form::pronoun || mention.form == Mention::Form::demonym || mention.kind != Kind::person)
      continue;
    if (!reading_.chains[static_cast<size_t>(mention.chain)].actor.sectors.empty()) continue;
    std::optional<Actor> office = office_of_colleague(mention);
    if (!office && !traits_[i].name.empty()) office = office_in_clause(mention);
    if (!office && !traits_[i].name.empty()) office = office_of_body(mention);
    if (!office && !traits_[i].name.empty()) office = office_of_list(mention);
    if (!office) continue;
    mention.actor.sectors = office->sectors;
    if (mention.actor.country.empty()) mention.actor.country = office->country;
    if (!mention.actor.origin) mention.actor.origin = office->origin;
  }
}

// "his Peruvian colleague": what he is, if not where he is from.
std::optional<Actor> Linker::office_of_colleague(const Mention& mention) const {
  const int32_t owner = reading_.tokens[mention.head].lemma == "colleague" ? owner_chain(mention) : -1;
  if (owner < 0) return std::nullopt;
  Actor office = reading_.chains[static_cast<size_t>(owner)].actor;
  if (office.sectors.empty() || office.kind != Kind::person) return std::nullopt;
  if (!mention.actor.country.empty()) office.country.clear();
  return office;
}

// "Ana Ruiz, who heads the port workers' union".
std::optional<Actor> Linker::office_in_clause(const Mention& mention) const {
  const auto preposition_of = [&](uint32_t token) -> std::string_view {
    for (const uint32_t marker : tree_.children(token))
      if (reading_.tokens[marker].deprel == Deprel::case_) return reading_.tokens[marker].lemma;
    return "";
  };
  for (const uint32_t verb : tree_.children(mention.head)) {
    if (reading_.tokens[verb].deprel != Deprel::acl_relcl || reading_.tokens[verb].upos != Upos::VERB) continue;
    bool has_who = false, is_over = false;
    for (const uint32_t child : tree_.children(verb)) {
      const Token& word = reading_.tokens[child];
      has_who |= word.deprel == Deprel::nsubj && is_one_of(word.lemma, {"who", "that"});
      is_over |= is_one_of(word.form, {"once", "formerly", "previously", "briefly", "longer", "not", "never"}) ||
                 preposition_of(child) == "until";
    }
    if (!has_who || is_over) continue;
    for (const uint32_t child : tree_.children(verb)) {
      const Deprel relation = reading_.tokens[child].deprel;
      const std::string_view preposition = preposition_of(child);
      if (preposition.empty() ? relation != Deprel::obj : relation != Deprel::obl && relation != Deprel::obj) continue;
      const OfficeVerb* office_verb = resolver_.office_verb(reading_.tokens[verb].lemma, preposition);
      if (office_verb == nullptr) continue;
      const Mention* body = reading_.mention_at(child);
      Actor office = body != nullptr ? reading_.chains[static_cast<size_t>(body->chain)].actor : Actor{};
      if (preposition.empty() && office.kind == Kind::person) continue;  // "who leads President Ruiz in the polls"
      if (office.sectors.empty()) {
        const bool is_land = office.kind == Kind::country || office.kind == Kind::place;
        office.sectors = is_land ? office_verb->land : office_verb->otherwise;
        office.origin = office_verb->origin;
      }
      if (!office.sectors.empty() || is_international(office.country)) return office;
    }
  }
  return std::nullopt;
}

// "Ana Ruiz of the port workers' union", "Ana Ruiz, for the government,"; and of whom only a country is told, "Peru's Ana
// Ruiz", "Ana Ruiz of Peru", he speaks for it.
std::optional<Actor> Linker::office_of_body(const Mention& mention) const {
  const std::vector<uint32_t>& mentions = reading_.chains[static_cast<size_t>(mention.chain)].mentions;
  const bool is_described = std::any_of(mentions.begin(), mentions.end(), [&](uint32_t each) {  // "Peru's Ana Ruiz, a runner"
    return reading_.mentions[each].form == Mention::Form::nominal;
  });
  const auto office_of = [&](uint32_t body) -> std::optional<Actor> {
    const Mention* owner = reading_.mention_at(body);
    if (owner == nullptr || owner == &mention || owner->form == Mention::Form::pronoun) return std::nullopt;
    if (owner->kind != Kind::country && owner->kind != Kind::organization && owner->kind != Kind::group) return std::nullopt;
    Actor office = reading_.chains[static_cast<size_t>(owner->chain)].actor;
    if (owner->kind == Kind::country && !is_described) office.sectors = {"GOV"};
    if (office.sectors.empty() && !is_international(office.country)) return std::nullopt;
    return office;
  };
  const auto is_of = [&](uint32_t marker) {
    return reading_.tokens[marker].deprel == Deprel::case_ && reading_.tokens[marker].lemma == "of";
  };
  for (const uint32_t child : tree_.children(mention.head)) {
    const Deprel relation = reading_.tokens[child].deprel;
    const auto markers = tree_.children(child);
    const bool is_body =
        relation == Deprel::nmod_poss || (relation == Deprel::nmod && std::any_of(markers.begin(), markers.end(), is_of));
    if (is_body)
      if (std::optional<Actor> office = office_of(child)) return office;
  }
  // Where the parse hangs the phrase elsewhere, it stands right behind the name.
  const auto& tokens = reading_.tokens;
  const uint32_t end = reading_.sentences[reading_.sentence_of(mention.head)].end;
  const bool has_comma = mention.end + 1 < end && tokens[mention.end].form == "," && tokens[mention.end + 1].lemma == "for";
  const uint32_t marker = mention.end + has_comma;
  if (marker >= end || tokens[marker].deprel != Deprel::case_ || tokens[marker].head < 0) return std::nullopt;
  return has_comma || is_of(marker) ? office_of(static_cast<uint32_t>(tokens[marker].head)) : std::nullopt;
}

// "Prime Ministers Ana Ruiz and Lars Berg": the title is that of both, not its country.
std::optional<Actor> Linker::office_of_list(const Mention& mention) const {
  const Token& head = reading_.tokens[mention.head];
  const int32_t first =
      head.deprel == Deprel::conj && head.head >= 0 ? reading_.mention_of_head[static_cast<size_t>(head.head)] : -1;
  if (first < 0) return std::nullopt;
  const Mention& titled = reading_.mentions[static_cast<size_t>(first)];
  const MentionTraits& traits = traits_[static_cast<size_t>(first)];
  if (titled.kind != Kind::person || titled.actor.sectors.empty() || traits.name.empty()) return std::nullopt;
  if (traits.name_first == titled.first || !is_plural(reading_.tokens[traits.name_first - 1])) return std::nullopt;
  Actor office = titled.actor;
  office.country.clear();
  return office;
}

// "Kyrgyz and Tajik border guards": both are border guards. Only here: elsewhere "Kyrgyz" may mean the state.
void Linker::share_heads() {
  for (uint32_t i = 0; i + 1 < reading_.mentions.size(); ++i) {
    Mention& mention = reading_.mentions[i];
    if (mention.kind != Kind::country || mention.end != mention.head + 1 || !mention.actor.sectors.empty()) continue;
    if (mention.span.in(reading_.text()) == mention.actor.name) continue;  // "Kyrgyzstan and Tajik border guards"
    for (const uint32_t child : tree_.children(mention.head)) {
      const int32_t index = reading_.tokens[child].deprel == Deprel::conj ? reading_.mention_of_head[child] : -1;
      if (index < 0) continue;
      const Mention& other = reading_.mentions[static_cast<size_t>(index)];
      const bool is_next = other.first == mention.end + 1 && is_one_of(reading_.tokens[mention.end].form, {"and", "or"});
      const bool has_own_country = other.head > other.first && reading_.tokens[other.first].upos != Upos::DET &&
                                   !other.actor.country.empty() && other.actor.country != mention.actor.country;
      if (!is_next || !has_own_country || other.actor.sectors.empty()) continue;
      mention.actor.sectors = other.actor.sectors;
      mention.actor.kind = mention.kind = other.kind;
    }
  }
}

}  // namespace tabard
