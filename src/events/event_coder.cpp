#include "events/event_coder.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/pieces.h"
#include "events/assemble.h"
#include "events/carry_over.h"
#include "events/confidence.h"
#include "events/decide.h"
#include "events/event_id.h"
#include "events/grammar.h"
#include "events/implied_recipient.h"
#include "events/merge.h"
#include "events/venue.h"

namespace tabard {
namespace {

// What came of one sentence beside its events.
struct Leftovers {
  std::vector<Lost> lost;
  std::vector<NearMiss> near_misses;
};

std::string id_of(const Reading& reading, const std::vector<Event>& earlier, Span trigger) {
  const auto ordinal =
      std::count_if(earlier.begin(), earlier.end(), [&](const Event& other) { return other.trigger == trigger; });
  return event_id(reading.document->id, trigger, static_cast<int>(ordinal));
}

void add_rule_reasons(const Decision& decision, Event& event) {
  const Match& match = decision.match;
  event.reasons.push_back(
      {"rule", match.rule->origin,
       fmt::format("{} with {} conditions held, score {}", match.rule->name, match.conditions, match.score)});
  if (decision.status_origin) event.reasons.push_back({"status", decision.status_origin, std::string(to_string(event.status))});
}

void add_other_reasons(const Match& match, const Leftovers& leftovers, Event& event) {
  for (const Party& party : event.actors)
    event.reasons.push_back({"actors", party.actor.origin, party.actor.name + " " + party.actor.code()});
  for (const Party& party : event.recipients)
    event.reasons.push_back({"recipients", party.actor.origin, party.actor.name + " " + party.actor.code()});
  for (const Lost& other : leftovers.lost)
    if (other.match.trigger == match.trigger)
      event.reasons.push_back({"lost", other.match.rule->origin, other.match.rule->name + ": " + other.reason});
  for (const NearMiss& miss : leftovers.near_misses)
    if (miss.trigger == match.trigger) event.reasons.push_back({"lost", miss.line, miss.rule->name + ": " + miss.text});
}

void add_rejected(const Reading& reading, uint32_t sentence, const Leftovers& leftovers, std::vector<Rejected>& rejected) {
  const auto add = [&](uint32_t trigger, const EventRule& rule, Origin line, const std::string& text) {
    rejected.push_back({sentence, reading.tokens[trigger].span, rule.origin, line, rule.name, text});
  };
  for (const Lost& other : leftovers.lost) add(other.match.trigger, *other.match.rule, {}, other.reason);
  for (const NearMiss& miss : leftovers.near_misses) add(miss.trigger, *miss.rule, miss.line, miss.text);
}

}  // namespace

// What the sentence itself does not say of its event: parties, place and day that the report implies, contexts, scale, id.
void EventCoder::complete(const Grammar& grammar, const std::vector<Event>& earlier, EventOptions options, Event& event) const {
  const Reading& reading = grammar.reading();
  settle_host(reading, event);
  if (!grammar.is_mutual(event.trigger_token)) {
    fill_counterpart(earlier, event);
    imply_recipient(grammar, resolver_, matcher_, earlier, options.with_reasons, event);
  }
  carry_over(grammar, earlier, event);
  address_government(reading, resolver_, event);
  contexts_.add_contexts(grammar, event);
  if (const CameoCode* code = lexicon_.cameo(event.cameo)) event.goldstein = code->goldstein;
  event.id = id_of(reading, earlier, event.trigger);
}

std::vector<Event> EventCoder::code(const Reading& reading, const Tree& tree, EventOptions options,
                                    std::vector<Rejected>* rejected) const {
  const Grammar grammar(reading, tree);
  const bool is_asked = options.with_reasons || rejected != nullptr;
  std::vector<Event> events;
  for (uint32_t sentence = 0; sentence < reading.sentences.size(); ++sentence) {
    Leftovers leftovers;
    // Together what may belong together: all that might be an event of a page without a full stop would take more memory than
    // it.
    for (const Sentence& piece : pieces_of(reading.sentences[sentence])) {
      std::vector<Match> matches = matcher_.match(grammar, resolver_, piece, is_asked ? &leftovers.near_misses : nullptr);
      const auto has_any_party = [&](const Match& match) { return has_parties(grammar, resolver_, matcher_, sentence, match); };
      for (const Decision& decision :
           decide(grammar, statuses_, has_any_party, std::move(matches), is_asked ? &leftovers.lost : nullptr)) {
        std::optional<Event> event = assemble(grammar, resolver_, matcher_, sentence, decision);
        if (!event) {
          if (is_asked) leftovers.lost.push_back({decision.match, std::string(nobody_takes_part)});
          continue;
        }
        if (options.with_reasons) add_rule_reasons(decision, *event);
        complete(grammar, events, options, *event);
        if (options.with_reasons) add_other_reasons(decision.match, leftovers, *event);
        events.push_back(std::move(*event));
      }
    }
    if (rejected != nullptr) add_rejected(reading, sentence, leftovers, *rejected);
  }
  merge_repeats(grammar, events);
  rate_confidence(reading, events);
  return events;
}

}  // namespace tabard
