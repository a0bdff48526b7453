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

bool is_set_off(const Grammar& grammar, uint32_t clause) {
  uint32_t first = clause;
  while (first > 0 && grammar.is_below(first - 1, clause)) --first;
  return (first > 0 && grammar.token(first - 1).form == ",") || grammar.token(first).form == ",";
}

// Whether the clause at `word` tells of something else than the trigger, so that a day named at `token` in it is not the
// trigger's: "France, whose soldiers left on Monday, offered help", "scoffed at the plan and on Monday resigned". A clause
// without which one would not know who is meant shares the day of what they did or suffered ("bandits who raided the school on
// Friday"), not of what is said of them.
bool tells_of_another(const Grammar& grammar, uint32_t word, uint32_t token, const Event& event, bool is_long_ago) {
  switch (grammar.token(word).deprel) {
    case Deprel::acl:
    case Deprel::acl_relcl: {
      const bool is_verbal = quad(event.type).substr(0, 6) == "verbal";
      return is_verbal || is_long_ago || is_set_off(grammar, word);
    }
    case Deprel::advcl: return !grammar.has_child_lemma(word, {"as", "when", "while"});
    case Deprel::conj:
      return grammar.token(word).upos == Upos::VERB &&
             (token < word || grammar.child(word, {Deprel::nsubj, Deprel::nsubj_pass}) >= 0);
    case Deprel::parataxis: {
      const std::vector<Attribution>& all = grammar.reading().attributions;  // in the order of their cues
      const auto cue = std::lower_bound(all.begin(), all.end(), word,
                                        [](const Attribution& each, uint32_t wanted) { return each.cue_token < wanted; });
      return cue == all.end() || cue->cue_token != word;  // "..., he said on Monday"
    }
    default: return false;
  }
}

// Whether the token tells since when goes on what the trigger is joined to: "have blocked roads since Thursday and vowed to
// stay".
bool goes_on_since(const Grammar& grammar, uint32_t verb, uint32_t token, uint32_t trigger) {
  if (token < verb || grammar.token(verb).upos != Upos::VERB || grammar.preposition(token) != "since") return false;
  uint32_t below = trigger;
  while (grammar.token(below).head >= 0 && static_cast<uint32_t>(grammar.token(below).head) != verb)
    below = static_cast<uint32_t>(grammar.token(below).head);
  return grammar.token(below).deprel == Deprel::conj && token < below;
}

// Whether the token stands in a clause that the trigger is no part of and that tells of something else.
bool is_told_of_another(const Grammar& grammar, uint32_t token, const Event& event, bool is_long_ago) {
  const uint32_t trigger = event.trigger_token;
  int steps = 0;
  for (int32_t at = static_cast<int32_t>(token); at >= 0 && steps < 12; ++steps) {
    const auto word = static_cast<uint32_t>(at);
    if (word == trigger) return false;
    if (grammar.is_below(trigger, word)) return goes_on_since(grammar, word, token, trigger);
    const bool is_across = std::min(token, word) < trigger && trigger < std::max(token, word);  // the tree errs
    if (!is_across && tells_of_another(grammar, word, token, event, is_long_ago)) return true;
    at = grammar.token(word).head;
  }
  return false;
}

// Whether the day of the event is that of the saying: CODING-NOTES.md, Place and date, says so of promises and threats; in
// corpus/ it is so of demands as well.
bool is_about_later(const Event& event) {
  return event.type == EventType::AGREE || event.type == EventType::THREATEN || event.type == EventType::REQUEST ||
         (event.type == EventType::CONCEDE && event.cameo.substr(0, 2) == "03");
}

// Whether the token stands with what is going to be done: "will walk out on Friday", "plans to march on Friday".
bool is_in_what_is_to_come(const Grammar& grammar, uint32_t token, uint32_t trigger) {
  int steps = 0;
  for (int32_t at = static_cast<int32_t>(token); at >= 0 && steps < 12; ++steps) {
    const auto word = static_cast<uint32_t>(at);
    const bool is_shared = word == trigger || grammar.is_below(trigger, word);
    if (grammar.token(word).upos == Upos::VERB) {
      if (grammar.has_child_lemma(word, {"will", "would", "shall", "could", "may", "might"})) return true;
      if ((word == trigger || !is_shared) && grammar.has_child_lemma(word, {"to"})) return true;
    }
    if (is_shared) return false;
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

std::optional<EventDate> date_of(const Grammar& grammar, const Event& event) {
  const Reading& reading = grammar.reading();
  const Sentence& within = reading.sentences[event.sentence];
  const TimeExpression* best = nullptr;
  int nearest = 30;
  for (const TimeExpression& time : reading.times) {
    if (!time.range || time.first < within.first || time.end > within.end) continue;
    if (time.type != TimeExpression::Type::DATE && time.type != TimeExpression::Type::TIME) continue;
    const uint32_t head = head_of(grammar, time.first, time.end);
    const int far = distance(grammar, head, event.trigger_token);
    if (far >= nearest) continue;
    const std::optional<DayRange>& report = reading.report_date.range;
    if (event.status == Status::actual && report && time.range->from > report->to) continue;
    const bool is_long_ago = report && time.range->to + background_age < report->from;
    if (is_told_of_another(grammar, head, event, is_long_ago)) continue;
    if (event.status == Status::actual && is_about_later(event) && is_in_what_is_to_come(grammar, head, event.trigger_token))
      continue;
    nearest = far;
    best = &time;
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
  if (event.status != Status::actual || !reading.report_date.range) return std::nullopt;
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
