#include "events/circumstances.h"

#include <algorithm>

namespace tabard {
namespace {

// How many steps up from `token` the first word is that `trigger` has above it (or is) too; large where there is none.
int distance(const Grammar& grammar, uint32_t token, uint32_t trigger) {
  int steps = 0;
  for (int32_t at = static_cast<int32_t>(token); at >= 0 && steps < 12;
       at = grammar.token(static_cast<uint32_t>(at)).head, ++steps) {
    if (static_cast<uint32_t>(at) == trigger) return steps;
    int up = 0;
    for (int32_t t = static_cast<int32_t>(trigger); t >= 0 && up < 6; t = grammar.token(static_cast<uint32_t>(t)).head, ++up)
      if (t == at) return steps + 2 * up;
  }
  return 100;
}

constexpr std::chrono::days background_age{60};  // what a relative clause tells of then is another happening

// Whether a relative clause that the trigger is no part of holds the token: "France, whose soldiers left in 2023, offered
// help".
bool is_in_other_clause(const Grammar& grammar, uint32_t token, uint32_t trigger) {
  const auto is_above_trigger = [&](uint32_t word) {
    int up = 0;
    for (int32_t t = static_cast<int32_t>(trigger); t >= 0 && up < 12; t = grammar.token(static_cast<uint32_t>(t)).head, ++up)
      if (static_cast<uint32_t>(t) == word) return true;
    return false;
  };
  int steps = 0;
  for (int32_t at = static_cast<int32_t>(token); at >= 0 && steps < 12; ++steps) {
    const auto word = static_cast<uint32_t>(at);
    if (is_above_trigger(word)) return false;
    if (grammar.token(word).deprel == Deprel::acl_relcl) return true;
    at = grammar.token(word).head;
  }
  return false;
}

// The word of a span that hangs outside it.
uint32_t head_of(const Grammar& grammar, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; ++i) {
    const int32_t head = grammar.token(i).head;
    if (head < 0 || static_cast<uint32_t>(head) < first || static_cast<uint32_t>(head) >= end) return i;
  }
  return first;
}

bool is_locative(std::string_view preposition) {
  return is_one_of(preposition, {"in",     "at",     "near",   "outside",    "inside",  "around", "across", "off",    "on",
                                 "along",  "over",   "within", "throughout", "through", "above",  "below",  "beside", "beyond",
                                 "behind", "before", "under",  "down",       "past",    "onto",   "against"});
}

}  // namespace

bool is_same_paragraph(const Reading& reading, uint32_t earlier, uint32_t later) {
  const uint32_t from = reading.sentences[earlier].span.end, to = reading.sentences[later].span.start;
  return from >= to || reading.text().substr(from, to - from).find("\n\n") == std::string_view::npos;
}

// "near Gao in Mali": the town, on whatever the parser hung either of them.
int finer_place(const Reading& reading, int index) {
  const Place& place = reading.places[static_cast<size_t>(index)];
  if (index == 0 || place.precision < Place::Precision::country) return index;
  const Place& before = reading.places[static_cast<size_t>(index) - 1];
  const bool is_beside = before.end <= place.first && place.first - before.end <= 1;
  return is_beside && before.country == place.country && before.precision < place.precision ? index - 1 : index;
}

std::optional<EventPlace> place_of(const Grammar& grammar, uint32_t sentence, uint32_t trigger, bool is_visit, bool is_struck) {
  const Reading& reading = grammar.reading();
  const Sentence& within = reading.sentences[sentence];
  int best = -1, best_score = 0;
  for (size_t i = 0; i < reading.places.size(); ++i) {
    const Place& place = reading.places[i];
    if (place.first < within.first || place.end > within.end) continue;
    const uint32_t head = head_of(grammar, place.first, place.end);
    // The phrase may be larger than the name: "in the port city of Odesa".
    uint32_t phrase = head;
    std::string preposition = grammar.preposition(phrase);
    for (int step = 0; step < 3 && !is_locative(preposition) && grammar.token(phrase).head >= 0; ++step) {
      const Deprel relation = grammar.token(phrase).deprel;
      const bool is_inside =
          preposition == "of" || relation == Deprel::nmod_poss || relation == Deprel::compound || relation == Deprel::amod;
      if (!is_inside || grammar.reading().mention_at(static_cast<uint32_t>(grammar.token(phrase).head)) == nullptr) break;
      // "police of Ouagadougou": the home of somebody is no place of an event.
      const uint32_t whole = static_cast<uint32_t>(grammar.token(phrase).head);
      const Mention* owner = grammar.reading().mention_at(whole);
      if (owner->kind == Kind::person || owner->kind == Kind::group) break;
      phrase = whole;
      preposition = grammar.preposition(phrase);
    }
    const bool is_at = is_locative(preposition);
    const bool is_towards = is_visit && is_one_of(preposition, {"to", "into", "for"});
    const bool is_toured = (is_visit || is_struck) &&
                           (grammar.token(phrase).deprel == Deprel::obj || grammar.token(phrase).deprel == Deprel::nsubj_pass);
    if (!is_at && !is_towards && !is_toured) continue;
    const int score = 40 - 4 * distance(grammar, phrase, trigger) - (place.precision >= Place::Precision::country ? 2 : 0);
    if (score > best_score) {
      best_score = score;
      best = static_cast<int>(i);
    }
  }
  if (best < 0) return std::nullopt;
  best = finer_place(reading, best);
  return EventPlace{reading.places[static_cast<size_t>(best)].span, best};
}

std::optional<EventPlace> place_before(const Grammar& grammar, uint32_t sentence) {
  const Reading& reading = grammar.reading();
  for (uint32_t back = 1; back <= 2 && back <= sentence; ++back) {
    const Sentence& earlier = reading.sentences[sentence - back];
    if (!is_same_paragraph(reading, sentence - back, sentence)) return std::nullopt;
    for (size_t i = 0; i < reading.places.size(); ++i) {
      const Place& place = reading.places[i];
      if (place.first < earlier.first || place.end > earlier.end || place.precision > Place::Precision::district) continue;
      if (is_locative(grammar.preposition(head_of(grammar, place.first, place.end))))
        return EventPlace{std::nullopt, static_cast<int>(i)};
    }
  }
  return std::nullopt;
}

std::optional<EventDate> date_before(const Grammar& grammar, uint32_t sentence) {
  const Reading& reading = grammar.reading();
  if (sentence == 0 || !reading.report_date.range || !is_same_paragraph(reading, sentence - 1, sentence)) return std::nullopt;
  const Sentence& earlier = reading.sentences[sentence - 1];
  std::optional<EventDate> last;
  for (const TimeExpression& time : reading.times) {
    if (!time.range || time.first < earlier.first || time.end > earlier.end) continue;
    const uint32_t head = head_of(grammar, time.first, time.end);
    if (is_one_of(grammar.preposition(head), {"since", "until", "till", "by", "before", "from"})) continue;
    const DayRange& range = *time.range;
    const std::chrono::days week{7}, month{31};
    if (range.to - range.from > week || range.from > reading.report_date.range->to ||
        range.to + month < reading.report_date.range->from)
      continue;
    last = EventDate{std::nullopt, range};
  }
  return last;
}

std::optional<EventDate> date_of(const Grammar& grammar, uint32_t sentence, uint32_t trigger, Status status) {
  const Reading& reading = grammar.reading();
  const Sentence& within = reading.sentences[sentence];
  const TimeExpression* best = nullptr;
  int nearest = 30;
  for (const TimeExpression& time : reading.times) {
    if (!time.range || time.first < within.first || time.end > within.end) continue;
    if (time.type != TimeExpression::Type::DATE && time.type != TimeExpression::Type::TIME) continue;
    const uint32_t head = head_of(grammar, time.first, time.end);
    const bool is_long_ago = reading.report_date.range && time.range->to + background_age < reading.report_date.range->from;
    if (is_long_ago && is_in_other_clause(grammar, head, trigger)) continue;
    const int far = distance(grammar, head, trigger);
    if (far < nearest) {
      nearest = far;
      best = &time;
    }
  }
  if (best != nullptr) {
    EventDate date{best->span, *best->range};
    // CODING-NOTES.md, Place and date: '"since 2004": from then to the publication day'.
    const uint32_t head = head_of(grammar, best->first, best->end);
    const bool is_since = grammar.preposition(head) == "since" || grammar.has_child_lemma(head, {"since"});
    if (is_since && reading.report_date.range && reading.report_date.range->to > date.range.from)
      date.range.to = reading.report_date.range->to;
    return date;
  }
  if (status != Status::actual || !reading.report_date.range) return std::nullopt;
  return EventDate{std::nullopt, *reading.report_date.range};
}

std::vector<Speaker> speakers_of(const Grammar& grammar, uint32_t trigger) {
  const Reading& reading = grammar.reading();
  std::vector<const Attribution*> holding;
  for (const Attribution& attribution : reading.attributions)
    if (attribution.content.contains(grammar.token(trigger).span) && attribution.cue_token != trigger &&
        (attribution.source_mention != Attribution::none || !attribution.source.is_empty()))
      holding.push_back(&attribution);
  std::stable_sort(holding.begin(), holding.end(),
                   [](const Attribution* a, const Attribution* b) { return a->content.size() > b->content.size(); });
  std::vector<Speaker> speakers;
  for (const Attribution* attribution : holding) {
    Speaker speaker;
    speaker.cue = std::string(attribution->cue.in(reading.text()));
    speaker.party.span = attribution->source;
    if (attribution->source_mention != Attribution::none) {
      const Mention& mention = reading.mentions[static_cast<size_t>(attribution->source_mention)];
      speaker.party.chain = mention.chain;
      speaker.party.actor = mention.actor;
    }
    if (speaker.party.actor.name.empty()) speaker.party.actor.name = std::string(attribution->source.in(reading.text()));
    speakers.push_back(std::move(speaker));
  }
  return speakers;
}

}  // namespace tabard
