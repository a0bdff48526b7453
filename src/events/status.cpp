#include "events/status.h"

#include <algorithm>

#include "base/utf8.h"
#include "events/weapon_words.h"

namespace tabard {
namespace {

constexpr std::chrono::days past_era{366};  // CODING-NOTES.md, Status: "more than about a year before publication"

bool is_verbal(const Token& token) {
  return token.upos == Upos::VERB || token.upos == Upos::AUX;
}

bool is_saying(std::string_view lemma) {
  return is_one_of(lemma, {"say",  "tell",   "announce", "declare", "state",   "report", "add",  "confirm", "insist",  "write",
                           "note", "stress", "indicate", "reveal",  "explain", "claim",  "warn", "pledge",  "promise", "vow"});
}

bool is_finite(const Token& token) {
  return token.xpos == "VBD" || token.xpos == "VBZ" || token.xpos == "VBP";
}

// "has yet to ratify"
bool is_still_undone(const Grammar& grammar, const Token& token, uint32_t governor) {
  return token.deprel == Deprel::xcomp && grammar.token(governor).lemma == "have" && grammar.has_child_lemma(governor, {"yet"});
}

// Whether the clause of `verb` is what somebody is reported to have said, before or behind the verb of saying.
bool is_reported(const Grammar& grammar, uint32_t verb) {
  const Token& token = grammar.token(verb);
  if (token.deprel == Deprel::ccomp && token.head >= 0 && is_saying(grammar.token(static_cast<uint32_t>(token.head)).lemma))
    return true;
  for (const uint32_t c : grammar.tree().children(verb))
    if (grammar.token(c).deprel == Deprel::parataxis && is_saying(grammar.token(c).lemma)) return true;
  const std::vector<Attribution>& attributions = grammar.reading().attributions;
  return std::any_of(attributions.begin(), attributions.end(),
                     [&](const Attribution& a) { return a.content.contains(token.span); });
}

// "Peru is to send aid"; in headlines "Peru to send aid".
bool is_arranged(const Grammar& grammar, uint32_t verb) {
  for (const uint32_t to : grammar.tree().children(verb)) {
    if (grammar.token(to).upos != Upos::PART || grammar.token(to).lemma != "to" || to > verb) continue;
    for (const uint32_t c : grammar.tree().children(verb)) {
      const Token& child = grammar.token(c);
      if (c < to && (child.deprel == Deprel::aux || child.deprel == Deprel::cop || child.deprel == Deprel::aux_pass))
        return is_one_of(child.form, {"is", "are", "'s", "’s", "'re"});
    }
    return grammar.token(verb).deprel == Deprel::root && grammar.child(verb, {Deprel::nsubj, Deprel::nsubj_pass}) >= 0;
  }
  return false;
}

// "nobody was hurt", "no troops crossed", "arrested nobody", "signed no deal"
bool has_nobody(const Grammar& grammar, uint32_t verb) {
  std::vector<uint32_t> parties = grammar.surface_subjects(verb);
  const bool is_done_by_thing =
      std::any_of(parties.begin(), parties.end(), [&](uint32_t subject) {  // "the blast killed nobody"
        return is_attack_or_weapon(grammar.token(subject).lemma);
      });
  const int32_t object = grammar.child(verb, {Deprel::obj});
  if (object >= 0 && !is_done_by_thing) parties.push_back(static_cast<uint32_t>(object));
  return std::any_of(parties.begin(), parties.end(), [&](uint32_t party) {
    return is_one_of(to_lower(grammar.token(party).form), {"nobody", "none"}) ||
           grammar.has_child_lemma(party, {"no", "neither"});
  });
}

// What a word does to a happening once it is denied itself: "does not rule out a strike", "did not fail to strike".
Status denied(Status status, std::string_view lemma) {
  if (lemma == "doubt") return Status::actual;  // "there is no doubt that they attacked"
  if (status != Status::negated) return Status::negated;
  return is_one_of(lemma, {"rule", "deny"}) ? Status::hypothetical : Status::actual;
}

// "refrained from striking", "short of accusing"
bool is_from_or_of(const Grammar& grammar, const Token& token, uint32_t verb) {
  return token.deprel == Deprel::advcl && grammar.has_child_lemma(verb, {"from", "of"});
}

}  // namespace

StatusFinder::StatusFinder(const Lexicon& lexicon) {
  const auto where_of = [](std::string_view word) {
    return word == "auxiliary"  ? Where::auxiliary
           : word == "governor" ? Where::governor
           : word == "mark"     ? Where::mark
           : word == "wish"     ? Where::wish
           : word == "clause"   ? Where::clause
                                : Where::modifier;
  };
  for (const Table::Row* row : lexicon.rows("status/words.tsv"))
    words_[static_cast<int>(where_of((*row)["where"]))][(*row)["lemma"]] = {
        parse_status((*row)["status"]).value_or(Status::actual), row->origin()};
  for (const Table::Row* row : lexicon.rows("status/future.tsv")) {
    const auto from = parse_event_type((*row)["event"]), to = parse_event_type((*row)["becomes"]);
    if (from && to)
      promises_[static_cast<int>(*from)].push_back(
          {std::string((*row)["from"]), *to, std::string((*row)["cameo"]), std::string((*row)["mode"]), row->origin()});
  }
}

const Promise* StatusFinder::promise(EventType type, std::string_view cameo) const {
  const auto found = promises_.find(static_cast<int>(type));
  if (found == promises_.end()) return nullptr;
  const Promise* best = nullptr;
  for (const Promise& promise : found->second)
    if (cameo.substr(0, promise.from.size()) == promise.from && (best == nullptr || promise.from.size() > best->from.size()))
      best = &promise;
  return best;
}

const StatusFinder::Word* StatusFinder::look_up(Where where, std::string_view lemma) const {
  const auto words = words_.find(static_cast<int>(where));
  if (words == words_.end()) return nullptr;
  const auto word = words->second.find(lemma);
  return word == words->second.end() ? nullptr : &word->second;
}

// What the word above a happening makes of it, with its particle where it has one. `is_clause`: what hangs on it is a clause.
const StatusFinder::Word* StatusFinder::governor_word(const Grammar& grammar, uint32_t governor, bool is_clause) const {
  const std::string lemma(grammar.token(governor).lemma);
  const int32_t particle = grammar.child(governor, {Deprel::compound_prt});
  if (particle >= 0)
    return look_up(Where::governor, lemma + ' ' + std::string(grammar.token(static_cast<uint32_t>(particle)).lemma));
  if (is_clause && lemma == "stop" && grammar.has_child_lemma(governor, {"short"})) return look_up(Where::clause, "short");
  const Word* word = is_clause ? look_up(Where::clause, lemma) : nullptr;
  return word != nullptr ? word : look_up(Where::governor, lemma);
}

// "does not plan to leave", "has no plans to leave"
bool StatusFinder::is_denied(const Grammar& grammar, uint32_t governor) const {
  StatusFound found;
  return grammar.has_child_lemma(governor, {"no"}) ||
         (look_at(grammar, governor, false, found) && found.status == Status::negated);
}

// The words right around one verb or noun. True when they decided.
bool StatusFinder::look_at(const Grammar& grammar, uint32_t index, bool is_trigger, StatusFound& found) const {
  const Token& token = grammar.token(index);
  const Word* softer = nullptr;
  for (const uint32_t c : grammar.tree().children(index)) {
    const Token& child = grammar.token(c);
    const std::string lemma = to_lower(child.lemma), form = to_lower(child.form);
    const Word* word = nullptr;
    if (child.deprel == Deprel::aux || child.deprel == Deprel::aux_pass) {
      word = look_up(Where::auxiliary, form);
      if (word == nullptr) word = look_up(Where::auxiliary, lemma);
      // "said it would withdraw" is a promise told in the past.
      if (word != nullptr && lemma == "would" && is_reported(grammar, index)) {
        found.status = Status::future;
        found.origin = word->origin;
        return true;
      }
    } else if (child.deprel == Deprel::advmod || child.deprel == Deprel::amod || child.deprel == Deprel::det ||
               child.deprel == Deprel::cc_preconj) {
      if (child.deprel == Deprel::det && !is_trigger) continue;
      word = look_up(Where::modifier, form);
      if (word == nullptr) word = look_up(Where::modifier, lemma);
      if (word == nullptr && grammar.is_no_longer(c)) word = look_up(Where::modifier, "no");
      if (word != nullptr && lemma == "next" && is_verbal(token)) word = nullptr;
      if (word != nullptr && lemma == "not" && c + 1 < grammar.reading().tokens.size() && grammar.token(c + 1).lemma == "only")
        word = nullptr;
    } else if (child.deprel == Deprel::mark) {
      const bool is_verb_behind_to = token.xpos == "VB";  // "is due to visit", not "died due to shelling"
      word = lemma == "due" && !is_verb_behind_to ? nullptr : look_up(Where::mark, lemma);
      // "asked whether": a question, no condition; its event is the asking.
    }
    if (word == nullptr) continue;
    if (word->status == Status::negated || softer == nullptr) softer = word;
    if (word->status == Status::negated) break;
  }
  if (softer == nullptr && is_trigger && is_verbal(token) && has_nobody(grammar, index))
    softer = look_up(Where::modifier, "no");
  if (softer == nullptr && is_verbal(token) && is_arranged(grammar, index)) softer = look_up(Where::auxiliary, "be to");
  if (softer == nullptr) return false;
  found.status = softer->status;
  found.origin = softer->origin;
  return true;
}

bool StatusFinder::is_past_era(const Grammar& grammar, uint32_t trigger) const {
  const Reading& reading = grammar.reading();
  if (!reading.report_date.range) return false;
  const Sentence& sentence = reading.sentences[reading.sentence_of(trigger)];
  for (const TimeExpression& time : reading.times) {
    if (!time.range || time.first < sentence.first || time.end > sentence.end) continue;
    if (time.type != TimeExpression::Type::DATE || time.range->to + past_era > reading.report_date.range->from) continue;
    uint32_t head = time.first;  // the word of the expression that hangs outside it
    for (uint32_t i = time.first; i < time.end; ++i) {
      const int32_t up = grammar.token(i).head;
      if (up < 0 || static_cast<uint32_t>(up) < time.first || static_cast<uint32_t>(up) >= time.end) head = i;
    }
    if (grammar.preposition(head) == "since" || grammar.has_child_lemma(head, {"since"})) continue;
    int32_t up = grammar.token(head).head;
    if (up >= 0 && grammar.token(trigger).head == up) return true;
    // "found the state liable in 2004", "occupied in the 1967 war": through the words of the object or of the time, but not
    // through a happening of its own.
    for (int step = 0; step < 3 && up >= 0; ++step) {
      if (static_cast<uint32_t>(up) == trigger) return true;
      const Token& between = grammar.token(static_cast<uint32_t>(up));
      const bool is_time =
          between.deprel == Deprel::obl &&
          is_one_of(between.lemma, {"war", "conflict", "invasion", "uprising", "revolution", "rebellion", "campaign"}) &&
          is_one_of(grammar.preposition(static_cast<uint32_t>(up)), {"in", "during"});
      if (between.upos == Upos::VERB || (between.upos == Upos::NOUN && between.deprel != Deprel::obj && !is_time)) break;
      up = between.head;
    }
  }
  return false;
}

StatusFound StatusFinder::find(const Grammar& grammar, uint32_t trigger) const {
  StatusFound found;
  if (is_past_era(grammar, trigger)) {
    found.status = Status::historical;
    return found;
  }
  if (look_at(grammar, trigger, true, found)) return found;

  // Up through the words that the trigger hangs on: "failed to meet", "plans a visit", "is expected to be freed".
  uint32_t at = trigger;
  for (int step = 0; step < 4; ++step) {
    const Token& token = grammar.token(at);
    if (token.head < 0) break;
    const auto governor = static_cast<uint32_t>(token.head);
    const Token& above = grammar.token(governor);
    const bool is_open = token.deprel == Deprel::xcomp || token.deprel == Deprel::acl ||
                         (token.deprel == Deprel::advcl && grammar.has_child_lemma(at, {"to"}) && above.upos == Upos::ADJ) ||
                         (token.deprel == Deprel::conj && is_verbal(token) && is_verbal(above)) ||
                         is_from_or_of(grammar, token, at) ||
                         ((token.deprel == Deprel::obj || token.deprel == Deprel::nmod || token.deprel == Deprel::nsubj_pass ||
                           token.deprel == Deprel::obl) &&
                          !is_verbal(token));
    const bool is_said = token.deprel == Deprel::ccomp;
    const bool is_clause =
        is_said || token.deprel == Deprel::xcomp || token.deprel == Deprel::acl || token.deprel == Deprel::advcl;
    if (token.deprel == Deprel::advcl) {  // "if they meet": the mark hangs on the trigger itself and was seen
      if (!is_open) break;
    } else if (!is_open && !is_said) {
      break;
    }
    if (token.deprel == Deprel::conj) {  // "will meet and sign": the auxiliary is shared where the second verb has none
      if (grammar.child(at, {Deprel::nsubj, Deprel::aux}) >= 0) break;
      // "did not wait and stepped down", "does not fight but talks": the second verb is its own.
      if (is_finite(token) && !is_finite(above)) break;
      if (grammar.has_child_lemma(at, {"but"})) break;
    } else if (is_open) {
      if (is_still_undone(grammar, token, governor)) {
        found.status = Status::negated;
        return found;
      }
      if (const Word* word = governor_word(grammar, governor, is_clause); word != nullptr) {
        found.status = word->status;
        found.origin = word->origin;
        found.is_expected =
            above.lemma == "expect" && (grammar.is_passive(governor) || grammar.child(governor, {Deprel::obj}) >= 0);
        if (found.status == Status::future && (above.lemma == "go" || above.lemma == "set") &&
            !grammar.has_child_lemma(at, {"to"}))
          found.status = Status::actual;
        if (found.status != Status::actual) {
          if (is_denied(grammar, governor)) found.status = denied(found.status, above.lemma);
          return found;
        }
      }
      const bool is_wish_place = token.deprel == Deprel::xcomp || token.deprel == Deprel::acl ||
                                 (token.deprel == Deprel::obj && above.lemma == "seek");
      if (const Word* word = look_up(Where::wish, above.lemma); word != nullptr && is_wish_place) {
        found.status = word->status;
        found.origin = word->origin;
        found.is_wish = true;
        if (is_denied(grammar, governor)) found = {Status::negated, false, false, word->origin};  // "has no wish to meet"
        return found;
      }
    }
    if (is_said && !is_saying(above.lemma) && governor_word(grammar, governor, true) == nullptr) break;
    if (!is_said && look_at(grammar, governor, false, found)) return found;
    if (is_said) {
      if (const Word* word = governor_word(grammar, governor, true)) {
        found.status = word->status;
        found.origin = word->origin;
      }
      break;
    }
    at = governor;
  }
  return found;
}

}  // namespace tabard
