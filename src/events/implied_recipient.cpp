#include "events/implied_recipient.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <span>
#include <string>
#include <utility>

#include "actors/sectors.h"
#include "events/arguments.h"

namespace tabard {
namespace {

// What the report says of a country that might be the other side.
struct Candidate {
  int mentions = 0;        // of its parties in the whole report, the actor's own phrase aside
  bool is_actors = false;  // the actor's own country
  bool is_in_title = false;
  bool is_first = false;          // the first that the report names
  bool is_seen = false;           // named before the trigger
  bool is_opponent = false;       // faced the actor's country in an event before
  bool is_place_only = true;      // named as a place and never as a party
  bool has_government = false;    // its government or an official of it, other than the actor, is named
  bool is_in_clause = false;      // named under the trigger, or where its clause explains another
  const Mention* here = nullptr;  // in the event's sentence, in the clause if possible
};

using Candidates = std::map<std::string, Candidate>;  // by country; ordered, so that ties fall alike

constexpr size_t longest_memory = 100;  // events

// Weights of a conditional logistic regression over the countries of a report and "nobody": tools/fit_recipients.py, on the
// reports of corpus/ that are not held out.
constexpr double share = 0.47, own_share = 0.67;  // of the logarithm of the country's part in all mentions
constexpr double in_title = 0.25, first_named = 0.35, not_yet_seen = -0.96, opponent = 0.64, place_only = -0.25;
constexpr double has_government = 0.85, in_clause = 0.82;
constexpr double nobody_of_two = 1.78;  // two actors may well be each other's other side
constexpr double caution = 0.25;        // what nobody said is to be likelier than nobody by this much
// By EventType, in its order: for "nobody"; for the actor's own country.
constexpr std::array<double, 17> nobody = {0.00,  -0.37, 0.40,  -0.14, -0.58, 0.59, -0.65, -0.12, -0.57,
                                           -0.96, -0.84, -0.67, -0.49, -0.83, 0.43, -0.60, -0.20};
constexpr std::array<double, 17> own_country = {0.00,  -0.20, 0.05, -0.34, 0.52, -0.24, 0.12, 0.14, 0.15,
                                                -0.00, -0.02, 0.17, -0.24, 0.15, -0.24, 0.23, 0.60};

bool has_country(const std::vector<Party>& parties, std::string_view country) {
  return std::any_of(parties.begin(), parties.end(), [&](const Party& party) { return party.actor.country == country; });
}

bool shares_country(const std::vector<Party>& a, const std::vector<Party>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const Party& party) { return !party.actor.country.empty() && has_country(b, party.actor.country); });
}

bool is_of_actor(const Mention& mention, const Event& event) {
  return std::any_of(event.actors.begin(), event.actors.end(), [&](const Party& actor) {
    return (mention.chain >= 0 && actor.chain == mention.chain) || (actor.span && actor.span->contains(mention.span));
  });
}

// Under the trigger but not in its subject or a clause beside it, or under the verb that the trigger's clause explains: "phoned
// his colleague to ask for tents".
bool is_in_clause_of(const Grammar& grammar, uint32_t head, uint32_t trigger) {
  uint32_t at = head;
  for (int step = 0; step < 12; ++step) {
    const Token& token = grammar.token(at);
    if (token.head < 0) break;
    if (static_cast<uint32_t>(token.head) == trigger) {
      const Deprel relation = token.deprel;
      return relation != Deprel::nsubj && relation != Deprel::nsubj_pass && relation != Deprel::conj &&
             relation != Deprel::parataxis;
    }
    if (token.deprel == Deprel::acl || token.deprel == Deprel::acl_relcl) return false;  // what only tells more of a word
    at = static_cast<uint32_t>(token.head);
  }
  const Token& token = grammar.token(trigger);
  const bool is_side = (token.deprel == Deprel::advcl || token.deprel == Deprel::xcomp) &&
                       grammar.child(trigger, {Deprel::nsubj, Deprel::nsubj_pass}) < 0;
  return is_side && token.head >= 0 && grammar.token(head).head == token.head && grammar.token(head).deprel != Deprel::nsubj;
}

bool is_armed(const Actor& actor) {
  return std::any_of(actor.sectors.begin(), actor.sectors.end(),
                     [](const std::string& sector) { return sector == "MIL" || sector == "COP"; });
}

bool is_government(const Mention& mention) {
  const std::vector<std::string>& sectors = mention.actor.sectors;
  return std::find(sectors.begin(), sectors.end(), "GOV") != sectors.end();
}

// Whether the mention names somebody who is quoted in its sentence.
bool is_speaker(const Reading& reading, const Mention& mention) {
  const std::vector<Attribution>& all = reading.attributions;  // in the order of their cues
  const uint32_t sentence = reading.sentence_of(mention.head);
  const auto is_before = [&](const Attribution& attribution, uint32_t token) { return attribution.cue_token < token; };
  for (auto each = std::lower_bound(all.begin(), all.end(), reading.sentences[sentence].first, is_before);
       each != all.end() && each->cue_token < reading.sentences[sentence].end; ++each)
    if (each->source.overlaps(mention.span)) return true;
  return false;
}

// "KHARTOUM, Sudan (AP) —": the reader hangs what opens a report beside the report.
bool is_in_dateline(const Grammar& grammar, uint32_t token) {
  const Reading& reading = grammar.reading();
  if (token >= reading.sentences.front().end) return false;
  for (int step = 0; step < 6 && grammar.token(token).head >= 0; ++step) {
    const bool is_before = grammar.token(token).head > static_cast<int32_t>(token);
    if (grammar.token(token).deprel == Deprel::parataxis) return is_before && (token == 0 || grammar.is_below(0, token));
    token = static_cast<uint32_t>(grammar.token(token).head);
  }
  return false;
}

// Whether a mention in the event's sentence may be the other side at all: no place or thing, no happening ("announced a
// march"), no body told by where it was ("boycotted the summit in Tunis"), no means of the actor's ("answers with force"),
// nobody for whom is asked, not the one who says so.
bool may_be_other_side(const Grammar& grammar, const EventMatcher& matcher, const Event& event, const Mention& mention) {
  if (mention.kind == Kind::place || mention.kind == Kind::unknown) return false;
  if (grammar.token(mention.head).upos == Upos::NOUN && matcher.is_trigger(grammar, mention.head)) return false;
  if (is_owned_by_any(grammar, mention.head, event.actors) || is_in_dateline(grammar, mention.head)) return false;
  // An outlet, or "state" in "state television": what it is told or passes on is not about it.
  const int32_t above = grammar.token(mention.head).head;
  const bool is_modifier = grammar.token(mention.head).deprel == Deprel::compound || mention.form == Mention::Form::demonym;
  const Mention* whole = is_modifier && above >= 0 ? grammar.reading().mention_at(static_cast<uint32_t>(above)) : nullptr;
  if (is_outlet(mention.actor) || (whole != nullptr && is_outlet(whole->actor)) || is_audience(grammar, mention.head))
    return false;
  // "sent two warships", "agreed to send 500 troops": whom one moves is one's own.
  const Token& head = grammar.token(mention.head);
  if (head.deprel == Deprel::obj && head.head >= 0) {
    const bool is_of_trigger = head.head == static_cast<int32_t>(event.trigger_token);
    const bool is_sent =
        is_one_of(grammar.token(static_cast<uint32_t>(head.head)).lemma, {"send", "deploy", "dispatch", "commit"});
    if (is_of_trigger ? event.type == EventType::MOBILIZE : is_sent && is_armed(mention.actor)) return false;
  }
  const std::string preposition = grammar.preposition(mention.head);
  if (preposition == "with" && has_country(event.actors, mention.actor.country)) return false;
  if (preposition == "for" && event.type == EventType::REQUEST) return false;
  if (is_speaker(grammar.reading(), mention)) return false;
  const std::vector<Place>& places = grammar.reading().places;
  const auto inside =
      std::partition_point(places.begin(), places.end(), [&](const Place& p) { return p.first <= mention.head; });
  const bool is_told_by_place =
      inside != places.end() && inside->end <= mention.end && inside->country == mention.actor.country;
  return !mention.actor.sectors.empty() || !is_told_by_place;
}

// The mentions round about: time must stay linear in reports as long as books.
std::span<const Mention> mentions_near(const Reading& reading, uint32_t token) {
  constexpr size_t before = 600, after = 300;  // mentions
  const std::span<const Mention> all = reading.mentions;
  const auto at = static_cast<size_t>(
      std::partition_point(all.begin(), all.end(), [&](const Mention& mention) { return mention.head < token; }) - all.begin());
  const size_t first = at > before ? at - before : 0;
  return all.subspan(first, std::min(all.size(), at + after) - first);
}

Candidates candidates_for(const Grammar& grammar, const EventMatcher& matcher, const std::vector<Event>& earlier,
                          const Event& event) {
  const Reading& reading = grammar.reading();
  const Sentence& sentence = reading.sentences[event.sentence];
  Candidates candidates;
  bool is_first = true;
  for (const Mention& mention : mentions_near(reading, event.trigger_token)) {
    if (mention.actor.country.empty()) continue;
    Candidate& candidate = candidates[mention.actor.country];
    candidate.is_first |= std::exchange(is_first, false);
    const bool is_actor = is_of_actor(mention, event);
    if (is_actor && mention.head >= sentence.first && mention.head < sentence.end) continue;
    ++candidate.mentions;
    candidate.is_seen |= mention.head < event.trigger_token;
    candidate.is_place_only &= mention.kind == Kind::place;
    candidate.has_government |= !is_actor && is_government(mention);
    if (is_actor || mention.head < sentence.first || mention.head >= sentence.end) continue;
    if (!may_be_other_side(grammar, matcher, event, mention)) continue;
    const bool is_in_clause = is_in_clause_of(grammar, mention.head, event.trigger_token);
    const bool is_nearer = candidate.here == nullptr || (is_in_clause && !candidate.is_in_clause);
    if (is_nearer || mention.span.contains(candidate.here->span)) candidate.here = &mention;  // "American" in "American envoys"
    candidate.is_in_clause |= is_in_clause;
  }
  std::erase_if(candidates, [](const auto& entry) { return entry.second.mentions == 0; });
  const std::vector<std::string>& title = reading.title_countries;
  const std::span<const Event> recent = std::span(earlier).last(std::min(earlier.size(), longest_memory));
  for (auto& [country, candidate] : candidates) {
    candidate.is_actors = has_country(event.actors, country);
    candidate.is_in_title = std::find(title.begin(), title.end(), country) != title.end();
    if (candidate.is_actors) continue;
    for (const Event& other : recent)
      candidate.is_opponent |= (has_country(other.recipients, country) && shares_country(event.actors, other.actors)) ||
                               (has_country(other.actors, country) && shares_country(event.actors, other.recipients));
  }
  return candidates;
}

double score(const Candidate& candidate, EventType type, int all_mentions) {
  double sum = (candidate.is_actors ? own_share : share) * std::log(static_cast<double>(candidate.mentions) / all_mentions);
  if (candidate.is_actors) sum += own_country[static_cast<size_t>(type)];
  if (candidate.is_in_title) sum += in_title;
  if (candidate.is_first) sum += first_named;
  if (!candidate.is_seen) sum += not_yet_seen;
  if (candidate.is_opponent) sum += opponent;
  if (candidate.is_place_only) sum += place_only;
  if (candidate.has_government) sum += has_government;
  if (candidate.is_in_clause) sum += in_clause;
  return sum;
}

// "MLI 1.31 (5 of 9 mentions, first named)", for `explain` and tools/fit_recipients.py.
std::string weighing(std::string_view country, const Candidate& candidate, double rating, int all_mentions) {
  std::string text = fmt::format("{} {:.2f} ({} of {} mentions", country, rating, candidate.mentions, all_mentions);
  const auto add = [&text](bool holds, std::string_view clue) {
    if (holds) text += fmt::format(", {}", clue);
  };
  add(candidate.is_actors, "the actor's own");
  add(candidate.is_in_title, "in the title");
  add(candidate.is_first, "first named");
  add(!candidate.is_seen, "not yet named");
  add(candidate.is_opponent, "opponent before");
  add(candidate.is_place_only, "only a place");
  add(candidate.has_government, "its government is named");
  add(candidate.is_in_clause, "in the clause");
  return text + ")";
}

// How well a mention stands for its country as a party: the state by its name, then its organs, people, places.
int standing(const Mention& mention) {
  if (mention.kind == Kind::place) return 0;
  if (mention.kind == Kind::country) return 3;
  return is_government(mention) ? 2 : 1;
}

// Acts that are whole without another side: a curfew, a strike, a withdrawal, a manoeuvre. Only their own sentence may name
// one.
bool is_whole(EventType type) {
  return type == EventType::COERCE || type == EventType::PROTEST || type == EventType::RETREAT || type == EventType::MOBILIZE;
}

// The party of that country that the event's sentence names or, failing that, the report before it; the government where there
// is none but the actor.
Party party_of_country(const Reading& reading, const ActorResolver& resolver, const Event& event, const std::string& country,
                       const Candidate& candidate) {
  Party party;
  const Mention* meant = candidate.here;
  if (meant == nullptr)
    for (const Mention& mention : mentions_near(reading, event.trigger_token)) {
      if (mention.head >= event.trigger_token && meant != nullptr) break;
      if (mention.actor.country != country || is_of_actor(mention, event)) continue;
      if (meant == nullptr || standing(mention) >= standing(*meant)) meant = &mention;
    }
  if (meant != nullptr) {
    party.chain = meant->chain;
    party.actor = meant->actor;
    (meant == candidate.here ? party.span : party.antecedent) = meant->span;
  }
  if (meant == nullptr || party.actor.kind == Kind::place) {
    const std::string_view name = resolver.country_name(country);
    party.actor.country = country;
    party.actor.kind = candidate.is_actors ? Kind::organization : Kind::country;
    party.actor.sectors = candidate.is_actors ? std::vector<std::string>{"GOV"} : std::vector<std::string>{};
    party.actor.name = candidate.is_actors ? "government of " + std::string(name) : std::string(name);
  }
  return party;
}

}  // namespace

void imply_recipient(const Grammar& grammar, const ActorResolver& resolver, const EventMatcher& matcher,
                     const std::vector<Event>& earlier, bool with_reasons, Event& event) {
  if (event.mode == "resign") return;
  if (event.type == EventType::none || !event.recipients.empty() || event.actors.empty()) return;
  const Reading& reading = grammar.reading();
  const bool is_alone = reading.sentences.size() < 2;
  const Candidates candidates = candidates_for(grammar, matcher, earlier, event);
  int all_mentions = 0;
  for (const auto& [country, candidate] : candidates) all_mentions += candidate.mentions;
  const double least = nobody[static_cast<size_t>(event.type)] + caution + (event.actors.size() > 1 ? nobody_of_two : 0);
  double best = least;
  const std::pair<const std::string, Candidate>* chosen = nullptr;
  std::string weighed;
  for (const auto& entry : candidates) {
    if (is_whole(event.type) && entry.second.here == nullptr) continue;
    if (is_alone && !entry.second.is_in_clause) continue;
    const double rating = score(entry.second, event.type, all_mentions);
    if (with_reasons) weighed += weighing(entry.first, entry.second, rating, all_mentions) + "; ";
    if (rating <= best) continue;
    best = rating;
    chosen = &entry;
  }
  if (!weighed.empty()) event.reasons.push_back({"implied", {}, fmt::format("{}nobody {:.2f}", weighed, least)});
  if (chosen != nullptr) event.recipients.push_back(party_of_country(reading, resolver, event, chosen->first, chosen->second));
}

}  // namespace tabard
