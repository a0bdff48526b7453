#include "events/event_coder.h"

#include <fmt/format.h>

#include <algorithm>

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

// What is decided together. The tree of a sentence of thousands of words is in pieces anyway (syntax/reader.h), and all that
// might be an event of it would take more memory than the text.
std::vector<Sentence> pieces_of(const Sentence& sentence) {
  constexpr uint32_t longest_piece = 2000;  // tokens
  std::vector<Sentence> pieces;
  for (uint32_t first = sentence.first; first < sentence.end; first += longest_piece) {
    pieces.push_back(sentence);
    pieces.back().first = first;
    pieces.back().end = std::min(sentence.end, first + longest_piece);
  }
  return pieces;
}

}  // namespace

std::vector<Event> EventCoder::code(const Reading& reading, const Tree& tree, EventOptions options,
                                    std::vector<Rejected>* rejected) const {
  const Grammar grammar(reading, tree);
  std::vector<Event> events;
  for (uint32_t sentence = 0; sentence < reading.sentences.size(); ++sentence) {
    std::vector<NearMiss> near_misses;
    std::vector<Lost> lost;
    const bool is_asked = options.with_reasons || rejected != nullptr;
    for (const Sentence& piece : pieces_of(reading.sentences[sentence])) {
      std::vector<Match> matches = matcher_.match(grammar, resolver_, piece, is_asked ? &near_misses : nullptr);
      for (const Decision& decision : decide(grammar, statuses_, std::move(matches), is_asked ? &lost : nullptr)) {
        std::optional<Event> event = assemble(grammar, resolver_, matcher_, sentence, decision);
        if (!event) {
          if (is_asked) lost.push_back({decision.match, "nobody takes part that the codebook calls a party"});
          continue;
        }
        settle_host(reading, *event);
        fill_counterpart(events, *event);
        imply_recipient(grammar, resolver_, events, *event);
        carry_over(grammar, events, *event);
        address_government(reading, resolver_, *event);
        contexts_.add_contexts(grammar, *event);
        if (const CameoCode* code = lexicon_.cameo(event->cameo)) event->goldstein = code->goldstein;
        int ordinal = 0;
        for (const Event& other : events) ordinal += other.trigger == event->trigger;
        event->id = event_id(reading.document->id, event->trigger, ordinal);
        if (options.with_reasons) {
          event->reasons.push_back({"rule", decision.match.rule->origin,
                                    fmt::format("{} with {} conditions held, score {}", decision.match.rule->name,
                                                decision.match.conditions, decision.match.score)});
          if (decision.status_origin)
            event->reasons.push_back({"status", decision.status_origin, std::string(to_string(event->status))});
          for (const Party& party : event->actors)
            event->reasons.push_back({"actors", party.actor.origin, party.actor.name + " " + party.actor.code()});
          for (const Party& party : event->recipients)
            event->reasons.push_back({"recipients", party.actor.origin, party.actor.name + " " + party.actor.code()});
          for (const Lost& other : lost)
            if (other.match.trigger == decision.match.trigger)
              event->reasons.push_back({"lost", other.match.rule->origin, other.match.rule->name + ": " + other.reason});
          for (const NearMiss& miss : near_misses)
            if (miss.trigger == decision.match.trigger)
              event->reasons.push_back({"lost", miss.line, miss.rule->name + ": " + miss.text});
        }
        events.push_back(std::move(*event));
      }
    }
    if (rejected == nullptr) continue;
    for (const Lost& other : lost)
      rejected->push_back({sentence,
                           reading.tokens[other.match.trigger].span,
                           other.match.rule->origin,
                           {},
                           other.match.rule->name,
                           other.reason});
    for (const NearMiss& miss : near_misses)
      rejected->push_back(
          {sentence, reading.tokens[miss.trigger].span, miss.rule->origin, miss.line, miss.rule->name, miss.text});
  }
  merge_repeats(grammar, events);
  rate_confidence(reading, events);
  return events;
}

}  // namespace tabard
