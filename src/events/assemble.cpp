#include "events/assemble.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "actors/implied_country.h"
#include "actors/party.h"
#include "events/arguments.h"
#include "events/circumstances.h"
#include "events/weapon_words.h"

namespace tabard {
namespace {

// "The ministers of Norway and Sweden" is one chain and two parties.
bool is_same_party(const Party& a, const Party& b) {
  if (a.actor.country != b.actor.country) return false;
  if (a.chain >= 0 && a.chain == b.chain) return true;
  return a.span && b.span && *a.span == *b.span && a.actor.code() == b.actor.code();
}

// Whether the codebook would take it for a party: someone with a code, or with a name or number of people.
bool is_party(const Mention* mention, const Actor& actor) {
  if (!actor.is_uncoded()) return true;
  if (mention == nullptr) return false;
  if (mention->form == Mention::Form::name)
    return mention->kind == Kind::person || mention->kind == Kind::organization || mention->kind == Kind::group;
  return mention->kind == Kind::person || mention->kind == Kind::group || mention->kind == Kind::organization;
}

// What the actor has or sends is no other side: "shut its doors", "recalled its ambassador".
bool is_own(const Grammar& grammar, uint32_t head, const std::vector<Party>& actors) {
  const Mention* mention = grammar.reading().mention_at(head);
  const bool is_thing = mention == nullptr || (mention->kind == Kind::unknown && mention->actor.sectors.empty());
  const bool is_sent = is_one_of(grammar.token(head).lemma, {"ambassador", "envoy", "embassy", "consul", "consulate",
                                                             "diplomat", "mission", "delegation"});
  return (is_thing || is_sent) && is_owned_by_any(grammar, head, actors);
}

// Whether nobody is told whose it is.
bool is_of_nobody(const Grammar& grammar, const ActorResolver& resolver, uint32_t head) {
  const Mention* mention = grammar.reading().mention_at(head);
  if (mention != nullptr && !mention->actor.sectors.empty()) return false;
  return owners_of(grammar, resolver, head).empty() && grammar.phrases(head, "of").empty() &&
         grammar.phrases(head, "by").empty() && grammar.phrases(head, "from").empty() &&
         grammar.phrases(head, "between").empty();
}

// "a roadside bomb in Mali", "a rocket attack on the US embassy": what has no owner does not act for the land where it strikes.
bool is_weapon_of_nobody(const Grammar& grammar, const ActorResolver& resolver, uint32_t head) {
  return is_attack_or_weapon(grammar.token(head).lemma) && is_of_nobody(grammar, resolver, head);
}

// "fired tear gas near Kitwe": what is fired is not what is hit.
bool is_projectile_of_nobody(const Grammar& grammar, const ActorResolver& resolver, uint32_t head) {
  return is_projectile(grammar.token(head).lemma) && is_of_nobody(grammar, resolver, head);
}

// Whom "actor implied SECTOR" means, of no country yet.
Party implied_party(const std::string& sector) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> bodies = {{{"COP", "police"},
                                                                                    {"JUD", "court"},
                                                                                    {"MIL", "armed forces"},
                                                                                    {"LEG", "parliament"},
                                                                                    {"CVL", "people"},
                                                                                    {"LAB", "workers"},
                                                                                    {"AGR", "farmers"},
                                                                                    {"BUS", "firms"},
                                                                                    {"CRM", "criminals"}}};
  const auto body = std::find_if(bodies.begin(), bodies.end(), [&](const auto& each) { return each.first == sector; });
  const bool is_people = is_one_of(sector, {"CVL", "LAB", "AGR", "BUS", "CRM"});
  Party party;
  party.actor.kind = is_people ? Kind::group : Kind::organization;
  party.actor.sectors = {sector};
  party.actor.name = body == bodies.end() ? "government" : std::string(body->second);
  return party;
}

void drop_actors(Event& event) {
  std::erase_if(event.recipients, [&](const Party& recipient) {
    return std::any_of(event.actors.begin(), event.actors.end(),
                       [&](const Party& actor) { return is_same_party(actor, recipient); });
  });
}

class PartyMaker {
 public:
  PartyMaker(const Grammar& grammar, const ActorResolver& resolver, const EventMatcher& matcher, uint32_t sentence)
      : grammar_(grammar), resolver_(resolver), matcher_(matcher), sentence_(grammar.reading().sentences[sentence]) {}

  // A happening is no party: for "welcomed the arrival of the envoys" and "condemned Mali's raid" who comes and who raids is.
  void add(uint32_t head, std::vector<Party>& parties) const {
    const uint32_t meant = grammar_.antecedent(head);
    const Upos upos = grammar_.token(meant).upos;
    if (upos != Upos::NOUN || !matcher_.is_trigger(grammar_, meant)) {
      add_phrase(meant, parties);
      return add_leaders(meant, parties);
    }
    const size_t before = parties.size();
    TokenList inner = grammar_.phrases(meant, "by");
    if (inner.empty()) inner = owners_of(grammar_, resolver_, meant);
    if (inner.empty()) inner = grammar_.phrases(meant, "of");
    for (const uint32_t party : inner) add_phrase(grammar_.antecedent(party), parties);
    if (parties.size() == before) add_phrase(meant, parties);
  }

 private:
  // "a delegation headed by the foreign minister": both came.
  void add_leaders(uint32_t group, std::vector<Party>& parties) const {
    if (!is_one_of(grammar_.token(group).lemma, {"delegation", "deputation", "mission", "team"})) return;
    for (const uint32_t participle : grammar_.tree().children(group)) {
      if (!is_one_of(grammar_.token(participle).lemma, {"lead", "head"}) || !grammar_.is_passive(participle)) continue;
      for (const uint32_t leader : grammar_.subjects(participle)) {
        const Mention* mention = grammar_.reading().mention_at(leader);
        if (mention != nullptr && mention->kind == Kind::person) add_phrase(leader, parties);
      }
    }
  }

  void add_phrase(uint32_t head, std::vector<Party>& parties) const {
    const Reading& reading = grammar_.reading();
    const Mention* mention = reading.mention_at(head);
    if (mention != nullptr && !mention->members.empty()) {  // "the two countries": one span, an entry for each
      for (const uint32_t member : mention->members) {
        Party party = party_at(head);
        party.chain = static_cast<int32_t>(member);
        party.actor = reading.chains[member].actor;
        push(std::move(party), parties);
      }
      return;
    }
    std::vector<Actor> actors = parties_of(reading, grammar_.tree(), resolver_, head);
    // A thing is no party but whose it is: "tents for Fiji", "Egyptian oranges".
    const uint32_t owner = actors.size() == 1 ? party_word(reading, grammar_.tree(), resolver_, head) : head;
    const Mention* whose = owner != head ? reading.mention_at(owner) : nullptr;
    const Party base = party_at(whose != nullptr ? owner : head);
    for (Actor& actor : actors) {
      if (actor.is_uncoded()) actor = place_actor(head, actor);
      if (!is_party(mention, actor)) continue;
      Party party = base;
      party.actor = std::move(actor);
      if (whose != nullptr) {
        party.actor.kind = whose->actor.kind;
        party.actor.name = whose->actor.name;
      }
      if (party.actor.name.empty())
        party.actor.name = std::string((party.span ? *party.span : *party.antecedent).in(reading.text()));
      push(std::move(party), parties);
    }
  }

  // Who stands at that word, of no code yet.
  Party party_at(uint32_t head) const {
    const Mention* mention = grammar_.reading().mention_at(head);
    Party party;
    const Span span = mention != nullptr ? fullest(*mention).span : grammar_.token(head).span;
    if (mention != nullptr) party.chain = mention->chain;
    const bool is_here = head >= sentence_.first && head < sentence_.end;
    (is_here ? party.span : party.antecedent) = span;
    return party;
  }

  // Where a pronoun's sentence names whom it means, that name: "Peru said it would leave".
  const Mention& fullest(const Mention& mention) const {
    const Reading& reading = grammar_.reading();
    if (mention.form != Mention::Form::pronoun || mention.chain < 0 || !mention.members.empty()) return mention;
    const std::vector<uint32_t>& chain = reading.chains[static_cast<size_t>(mention.chain)].mentions;
    const auto here = std::partition_point(chain.begin(), chain.end(),
                                           [&](uint32_t index) { return reading.mentions[index].head < sentence_.first; });
    for (auto index = here; index != chain.end() && reading.mentions[*index].head < sentence_.end; ++index) {
      const Mention& other = reading.mentions[*index];
      if (other.form == Mention::Form::name || other.form == Mention::Form::nominal) return other;
    }
    return mention;
  }

  // A town that is shelled stands for its country.
  Actor place_actor(uint32_t head, const Actor& known) const {
    for (const Place& place : grammar_.reading().places)
      if (place.first <= head && head < place.end && !place.country.empty()) {
        Actor actor = known;
        actor.country = place.country;
        actor.kind = place.precision == Place::Precision::country ? Kind::country : Kind::place;
        if (actor.name.empty()) actor.name = place.name;
        actor.origin = place.origin;
        return actor;
      }
    return known;
  }

  static void push(Party party, std::vector<Party>& parties) {
    for (const Party& other : parties) {
      if (is_same_party(other, party)) return;
      // "The resignation of the premier" beside "the premier" is nobody new.
      const bool is_nested =
          other.span && party.span && (other.span->contains(*party.span) || party.span->contains(*other.span));
      if (is_nested && !party.actor.is_uncoded() && other.actor.code() == party.actor.code()) return;
    }
    parties.push_back(std::move(party));
  }

  const Grammar& grammar_;
  const ActorResolver& resolver_;
  const EventMatcher& matcher_;
  const Sentence& sentence_;
};

// Fills in who takes part. False where nobody does.
bool add_parties(const Grammar& grammar, const ActorResolver& resolver, const EventMatcher& matcher, uint32_t sentence,
                 const Match& match, Event& event) {
  const Reading& reading = grammar.reading();
  const PartyMaker maker(grammar, resolver, matcher, sentence);
  for (const uint32_t head : match.actors)
    if (!is_weapon_of_nobody(grammar, resolver, grammar.antecedent(head))) maker.add(head, event.actors);
  TokenList struck = match.recipients;
  std::erase_if(struck, [&](uint32_t head) { return is_projectile_of_nobody(grammar, resolver, head); });
  for (const uint32_t head : struck) maker.add(head, event.recipients);
  drop_actors(event);
  const bool is_mutual = grammar.is_mutual(match.trigger);
  if (match.rule->requires_actor && event.actors.empty()) return false;
  if (match.rule->requires_recipient && event.recipients.empty() && !is_mutual) return false;
  const auto is_others = [&](uint32_t head) { return !is_own(grammar, grammar.antecedent(head), event.actors); };
  if (!std::all_of(struck.begin(), struck.end(), is_others)) {
    event.recipients.clear();
    for (const uint32_t head : struck)
      if (is_others(head)) maker.add(head, event.recipients);
    drop_actors(event);
  }
  if (is_mutual && event.actors.size() > 1) event.recipients.clear();
  if (event.actors.empty() && !match.implied.empty()) {
    // CODEBOOK.md: "keeps its event with the actor that the sentence or the document implies (police of that country for an
    // arrest)".
    Party implied = implied_party(match.implied);
    implied.actor.country = implied_country(reading, match.trigger);
    const std::string_view country = resolver.country_name(implied.actor.country);
    if (!country.empty()) implied.actor.name += " of " + std::string(country);
    event.actors.push_back(std::move(implied));
  }
  // "Three killed in blast": people, whoever they are.
  const bool are_counted = std::any_of(match.recipients.begin(), match.recipients.end(),
                                       [&](uint32_t head) { return grammar.token(head).upos == Upos::NUM; });
  if (event.actors.empty() && event.recipients.empty() && !are_counted) return false;
  return true;
}

}  // namespace

bool has_parties(const Grammar& grammar, const ActorResolver& resolver, const EventMatcher& matcher, uint32_t sentence,
                 const Match& match) {
  Event event;
  return add_parties(grammar, resolver, matcher, sentence, match, event);
}

std::optional<Event> assemble(const Grammar& grammar, const ActorResolver& resolver, const EventMatcher& matcher,
                              uint32_t sentence, const Decision& decision) {
  const Match& match = decision.match;
  Event event;
  event.sentence = sentence;
  event.trigger_token = match.trigger;
  event.trigger = grammar.token(match.trigger).span;
  event.type = decision.type;
  event.cameo = decision.cameo;
  event.mode = decision.mode;
  event.status = decision.status;
  event.rule = match.rule->origin;
  for (const std::string& context : match.contexts)
    if (std::find(event.contexts.begin(), event.contexts.end(), context) == event.contexts.end())
      event.contexts.push_back(context);

  if (!add_parties(grammar, resolver, matcher, sentence, match, event)) return std::nullopt;

  const bool is_struck =
      event.type == EventType::ASSAULT || event.mode == "seize" || event.mode == "withdraw" || event.type == EventType::PROTEST;
  event.place = place_of(grammar, sentence, match.trigger, event.mode == "visit", is_struck);
  event.date = date_of(grammar, event);
  event.attribution = speakers_of(grammar, match.trigger);
  // A speaker whose saying is the event is no link (CODING-NOTES.md, Attribution).
  std::erase_if(event.attribution, [&](const Speaker& speaker) {
    return speaker.party.chain >= 0 &&
           std::any_of(event.actors.begin(), event.actors.end(),
                       [&](const Party& actor) { return actor.chain == speaker.party.chain; }) &&
           quad(event.type).substr(0, 6) == "verbal";
  });
  return event;
}

}  // namespace tabard
