#include <algorithm>

#include "actors/linker.h"
#include "actors/sectors.h"

// What words outside somebody's own phrase tell of his country and office: who has him, whom he serves, whose colleague he is.

namespace tabard {

namespace {

// Words for somebody on the other side of the one who has him: "her counterpart" is not of her country.
bool is_opposite(const Token& head) {
  for (const std::string_view lemma :
       {"counterpart", "ally", "neighbour", "neighbor", "host", "guest", "rival", "visitor", "foe", "captor"})
    if (head.lemma == lemma) return true;
  return false;
}

bool is_default_role(const std::vector<std::string>& sectors) {
  return sectors.size() == 1 && sectors[0] == "GOV";
}

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Somebody of the same trade as the one who has him.
bool is_colleague(const Token& head) {
  return is_any(head.lemma, {"colleague", "homologue", "counterpart"});
}

bool is_plural(const Token& token) {
  return token.xpos == "NNS" || token.xpos == "NNPS";
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

// The country that a chain is certainly not of: that of the one whose counterpart, ally, guest he is, and that of his own.
std::string Linker::other_side(uint32_t chain) const {
  const Mention& first = reading_.mentions[chains_[chain].mentions.front()];
  if (is_opposite(reading_.tokens[first.head])) {
    const int32_t owner = owner_chain(first);
    return owner < 0 ? "" : reading_.chains[static_cast<size_t>(owner)].actor.country;
  }
  for (const uint32_t other : opposites_)
    if (owner_chain(reading_.mentions[other]) == static_cast<int32_t>(chain)) return reading_.mentions[other].actor.country;
  return "";
}

// Somebody whose own words tell no office has the one that words beside him tell.
void Linker::take_offices() {
  for (uint32_t i = 0; i < reading_.mentions.size(); ++i) {
    Mention& mention = reading_.mentions[i];
    if (mention.form == Mention::Form::pronoun || mention.form == Mention::Form::demonym) continue;
    const Token& head = reading_.tokens[mention.head];
    if (!mention.actor.country.empty() && (is_opposite(head) || is_colleague(head))) opposites_.push_back(i);
    const Actor& known = reading_.chains[static_cast<size_t>(chain_of_[i])].actor;
    if (mention.kind != Kind::person || !known.sectors.empty()) continue;
    std::optional<Actor> office = office_of_colleague(mention);
    if (!office && !traits_[i].name.empty()) office = office_in_clause(mention);
    if (!office && !traits_[i].name.empty()) office = office_of_body(mention);
    if (!office && !traits_[i].name.empty()) office = office_of_list(i);
    if (!office) continue;
    mention.actor.sectors = office->sectors;
    if (mention.actor.country.empty()) mention.actor.country = office->country;
    if (!mention.actor.origin) mention.actor.origin = office->origin;
  }
}

// "his Peruvian colleague": what he is, if not where he is from.
std::optional<Actor> Linker::office_of_colleague(const Mention& mention) const {
  if (!is_colleague(reading_.tokens[mention.head])) return std::nullopt;
  const int32_t owner = owner_chain(mention);
  if (owner < 0) return std::nullopt;
  Actor office = reading_.chains[static_cast<size_t>(owner)].actor;
  if (office.sectors.empty() || office.kind != Kind::person) return std::nullopt;
  return office;
}

// "Ana Ruiz, who heads the port workers' union".
std::optional<Actor> Linker::office_in_clause(const Mention& mention) const {
  for (const uint32_t verb : tree_.children(mention.head)) {
    if (reading_.tokens[verb].deprel != Deprel::acl_relcl || reading_.tokens[verb].upos != Upos::VERB) continue;
    bool has_who = false, is_over = false;
    for (const uint32_t child : tree_.children(verb)) {
      const Token& word = reading_.tokens[child];
      has_who |= word.deprel == Deprel::nsubj && is_any(word.lemma, {"who", "that"});
      is_over |= is_any(word.lemma, {"once", "formerly", "previously", "not", "never"});
    }
    if (!has_who || is_over) continue;
    for (const uint32_t child : tree_.children(verb)) {
      const Deprel relation = reading_.tokens[child].deprel;
      if (relation != Deprel::obj && relation != Deprel::obl) continue;
      std::string_view preposition;
      for (const uint32_t marker : tree_.children(child))
        if (reading_.tokens[marker].deprel == Deprel::case_ && preposition.empty()) preposition = reading_.tokens[marker].lemma;
      const OfficeVerb* office_verb = resolver_.office_verb(reading_.tokens[verb].lemma, preposition);
      if (office_verb == nullptr) continue;
      Actor office;
      if (const Mention* body = reading_.mention_at(child)) office = reading_.chains[static_cast<size_t>(body->chain)].actor;
      const bool is_land = office.kind == Kind::country || office.kind == Kind::place;
      if (office.sectors.empty()) {
        office.sectors = is_land ? office_verb->land : office_verb->otherwise;
        office.origin = office_verb->origin;
      }
      if (!office.sectors.empty()) return office;
    }
  }
  return std::nullopt;
}

// "Ana Ruiz of the port workers' union", "Ana Ruiz, for the government,"; and who is only told by a country, "Peru's Ana Ruiz",
// "Ana Ruiz of Peru", speaks for it.
std::optional<Actor> Linker::office_of_body(const Mention& mention) const {
  const auto office_of = [&](uint32_t body) -> std::optional<Actor> {
    const Mention* owner = reading_.mention_at(body);
    if (owner == nullptr || owner == &mention || owner->form == Mention::Form::pronoun) return std::nullopt;
    Actor office = reading_.chains[static_cast<size_t>(owner->chain)].actor;
    if (office.kind == Kind::person || office.kind == Kind::place) return std::nullopt;
    if (owner->kind == Kind::country) office.sectors = {"GOV"};
    if (office.sectors.empty()) return std::nullopt;
    return office;
  };
  for (const uint32_t child : tree_.children(mention.head)) {
    const Token& word = reading_.tokens[child];
    bool is_body = word.deprel == Deprel::nmod_poss;
    if (word.deprel == Deprel::nmod)
      for (const uint32_t marker : tree_.children(child)) is_body |= reading_.tokens[marker].lemma == "of";
    if (is_body)
      if (std::optional<Actor> office = office_of(child)) return office;
  }
  // Where the parse hangs the phrase elsewhere, it stands right behind the name.
  uint32_t marker = mention.end;
  const auto& tokens = reading_.tokens;
  if (marker + 2 < tokens.size() && tokens[marker].form == "," && tokens[marker + 1].lemma == "for") ++marker;
  const bool is_marker = marker + 1 < tokens.size() && tokens[marker].deprel == Deprel::case_ && tokens[marker].head >= 0 &&
                         (tokens[marker].lemma == "of" || (marker > mention.end && tokens[marker].lemma == "for"));
  return is_marker ? office_of(static_cast<uint32_t>(tokens[marker].head)) : std::nullopt;
}

// "Prime Ministers Ana Ruiz and Lars Berg": the title is that of both.
std::optional<Actor> Linker::office_of_list(uint32_t index) const {
  const Mention& mention = reading_.mentions[index];
  const Token& head = reading_.tokens[mention.head];
  if (head.deprel != Deprel::conj || head.head < 0) return std::nullopt;
  const int32_t first = reading_.mention_of_head[static_cast<size_t>(head.head)];
  if (first < 0) return std::nullopt;
  const Mention& titled = reading_.mentions[static_cast<size_t>(first)];
  const MentionTraits& traits = traits_[static_cast<size_t>(first)];
  if (titled.kind != Kind::person || titled.actor.sectors.empty() || traits.name.empty()) return std::nullopt;
  for (uint32_t token = titled.first; token < traits.name_first; ++token)
    if (is_plural(reading_.tokens[token])) {
      Actor office = titled.actor;
      office.country.clear();
      return office;
    }
  return std::nullopt;
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
      const bool begins_with_adjective = other.first == mention.end + 1 && other.head > other.first &&
                                         reading_.tokens[other.first].upos != Upos::DET && !other.actor.country.empty() &&
                                         other.actor.country != mention.actor.country;
      if (!begins_with_adjective || other.actor.sectors.empty()) continue;
      mention.actor.sectors = other.actor.sectors;
      mention.actor.kind = mention.kind = other.kind;
    }
  }
}

}  // namespace tabard
