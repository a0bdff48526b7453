#include "syntax/verb_repairs.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "syntax/tree_words.h"

namespace tabard {
namespace {

// A verb and its particle, which stand together before an object: "call off", "take in".
bool is_particle_verb(std::string_view verb, std::string_view particle) {
  struct Row {
    std::string_view particle;
    std::initializer_list<std::string_view> verbs;
  };
  static const std::initializer_list<Row> rows = {
      {"off",
       {"call", "break", "cut", "set", "lay", "write", "fire", "seal", "cordon", "sell", "let", "round", "wave", "take"}},
      {"in", {"take", "hand", "turn", "bring", "let", "wave", "call", "send", "truck"}},
      {"out",
       {"carry", "hand", "let", "work", "hammer", "bring", "wipe", "drive", "pull", "point", "dig", "rule", "call", "throw",
        "dole"}},
      {"over", {"hand", "turn", "give", "sign", "make", "take"}},
      {"up", {"give", "set", "put", "take", "round", "blow", "pick", "step", "build", "break", "draw", "call", "open"}},
      {"down",
       {"lay", "shoot", "turn", "put", "close", "shut", "bring", "gun", "vote", "strike", "burn", "cut", "knock", "break"}},
      {"back", {"give", "hand", "send", "pull", "bring", "take", "get", "call", "push", "drive", "beat", "turn", "win"}},
      {"away", {"give", "turn", "take", "send", "haul", "drive", "lead"}},
  };
  for (const Row& row : rows)
    if (row.particle == particle) return std::find(row.verbs.begin(), row.verbs.end(), verb) != row.verbs.end();
  return false;
}

// "Gunmen killed at least 14 farmers": the noun that begins right behind the verb, with no preposition of its own. No weekday
// and no stretch of time ("Editor jailed nine years"); -1 if there is none.
int32_t bare_object(const std::vector<Token>& tokens, uint32_t first, uint32_t end, uint32_t verb) {
  constexpr std::array<std::string_view, 14> times = {"second", "minute", "hour",  "day",     "night",     "week",     "month",
                                                      "year",   "decade", "today", "weekend", "yesterday", "tomorrow", "time"};
  for (uint32_t i = verb + 1; i < end; ++i) {
    const Token& noun = tokens[i];
    if (noun.head != static_cast<int32_t>(verb) || (noun.deprel != Deprel::obl && noun.deprel != Deprel::obj)) continue;
    if (!is_nominal(noun.upos) || has_child(tokens, first, end, i, Deprel::case_) || noun.form.ends_with("day")) return -1;
    if (std::find(times.begin(), times.end(), noun.lemma) != times.end()) return -1;
    return reach(tokens, first, end, i).first == verb + 1 ? static_cast<int32_t>(i) : -1;
  }
  return -1;
}

// "called off their strike", "laid down their arms": the word right behind a verb that takes it as a particle is one.
void repair_particles(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  for (uint32_t verb = first; verb + 2 < end; ++verb) {
    Token& word = tokens[verb + 1];
    if (tokens[verb].upos != Upos::VERB || word.deprel != Deprel::case_ || word.head < 0) continue;
    Token& phrase = tokens[static_cast<uint32_t>(word.head)];
    if (phrase.head != static_cast<int32_t>(verb) || !is_nominal(phrase.upos)) continue;
    if (phrase.deprel != Deprel::obl && phrase.deprel != Deprel::nmod && phrase.deprel != Deprel::obj) continue;
    if (!is_particle_verb(tokens[verb].lemma, word.form)) continue;
    if (phrase.deprel != Deprel::obj && has_child(tokens, first, end, verb, Deprel::obj)) continue;
    if (has_child(tokens, first, end, verb, Deprel::aux_pass)) continue;
    word.head = static_cast<int32_t>(verb);
    word.deprel = Deprel::compound_prt;
    phrase.deprel = Deprel::obj;
  }
  // The particle was seen, but its object not: "laid down their arms".
  for (uint32_t verb = first; verb + 2 < end; ++verb) {
    const Token& word = tokens[verb + 1];
    if (word.deprel != Deprel::compound_prt || word.head != static_cast<int32_t>(verb)) continue;
    if (!is_particle_verb(tokens[verb].lemma, word.form) || has_child(tokens, first, end, verb, Deprel::obj)) continue;
    if (has_child(tokens, first, end, verb, Deprel::aux_pass)) continue;
    for (uint32_t i = verb + 2; i < end; ++i) {
      Token& phrase = tokens[i];
      if (phrase.head != static_cast<int32_t>(verb)) continue;
      const bool is_bare = (phrase.deprel == Deprel::obl || phrase.deprel == Deprel::nmod) && is_nominal(phrase.upos) &&
                           !has_child(tokens, first, end, i, Deprel::case_);
      if (is_bare && reach(tokens, first, end, i).first == verb + 2) phrase.deprel = Deprel::obj;
      break;
    }
  }
}

// "offered to mediate": a verb behind "to" is a clause, whatever label it got.
void repair_to_clauses(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  for (uint32_t i = first + 1; i < end; ++i) {
    Token& verb = tokens[i];
    if (verb.upos != Upos::VERB || verb.head < 0 || tokens[i - 1].form != "to" || tokens[i - 1].upos != Upos::PART) continue;
    if (verb.deprel != Deprel::obl && verb.deprel != Deprel::nmod && verb.deprel != Deprel::obj) continue;
    const Token& head = tokens[static_cast<uint32_t>(verb.head)];
    verb.deprel = head.upos == Upos::VERB || head.upos == Upos::ADJ ? Deprel::xcomp : Deprel::acl;
  }
}

// "Rebels agree to ceasefire": before a noun "to" is a preposition.
void repair_to_nouns(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i + 1 < end; ++i) {
    Token& to = tokens[i];
    if (to.form != "to" || to.upos != Upos::PART || to.deprel != Deprel::mark || to.head != static_cast<int32_t>(i + 1))
      continue;
    const Token& noun = tokens[i + 1];
    if (noun.upos != Upos::NOUN || (noun.deprel != Deprel::obl && noun.deprel != Deprel::nmod)) continue;
    to.upos = Upos::ADP;
    to.xpos = "IN";
    to.deprel = Deprel::case_;
  }
}

// "In Lima nurses protested", "On Monday gunmen fled": where nothing else is the subject, the noun between the name that the
// preposition goes with and the verb is.
void repair_openings(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  for (uint32_t i = first + 2; i + 1 < end; ++i) {
    Token& noun = tokens[i];
    if (noun.upos != Upos::NOUN || noun.head <= static_cast<int32_t>(i)) continue;
    if (noun.deprel != Deprel::obl && !is_single(noun.deprel)) continue;
    const auto verb = static_cast<uint32_t>(noun.head);
    const std::string_view tag = tokens[verb].xpos;
    if (tokens[verb].upos != Upos::VERB || tag == "VB" || tag == "VBG") continue;
    Token& name = tokens[i - 1];
    const uint32_t start = reach(tokens, first, end, i).first;
    Token& preposition = tokens[start];
    if (name.upos != Upos::PROPN || name.deprel != Deprel::compound || name.head != static_cast<int32_t>(i)) continue;
    if (preposition.deprel != Deprel::case_ || preposition.head != static_cast<int32_t>(i)) continue;
    if (reach(tokens, first, end, i - 1).first != start + 1) continue;
    const bool has_subject = has_child(tokens, first, end, verb, Deprel::nsubj) ||
                             has_child(tokens, first, end, verb, Deprel::csubj) ||
                             has_child(tokens, first, end, verb, Deprel::nsubj_pass);
    if (has_subject && noun.deprel == Deprel::obl) continue;
    const bool is_passive = has_child(tokens, first, end, verb, Deprel::aux_pass);
    preposition.head = static_cast<int32_t>(i - 1);
    name.head = noun.head;
    name.deprel = Deprel::obl;
    noun.deprel = is_passive ? Deprel::nsubj_pass : Deprel::nsubj;
  }
}

// "Crowds blocked roads", where "blocked" hangs on "roads" and these on "Crowds" or the crowds on them: a finite verb between
// two nouns is the verb of both.
void repair_buried_verbs(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  for (uint32_t i = first + 1; i + 1 < end; ++i) {
    Token& verb = tokens[i];
    const auto at = static_cast<int32_t>(i);
    const bool is_buried = verb.deprel == Deprel::amod || verb.deprel == Deprel::compound || verb.deprel == Deprel::nsubj;
    if (!is_finite(verb) || !is_buried || verb.head <= at) continue;
    const int32_t object_at = verb.head;
    Token& object = tokens[static_cast<uint32_t>(object_at)];
    const bool is_above = object.deprel == Deprel::obj && object.head >= static_cast<int32_t>(first) && object.head < at;
    if (!is_above && verb.deprel == Deprel::amod)
      continue;  // "the newly elected council" with "elected" taken for a past tense
    const int32_t subject_at = is_above ? object.head : at - 1;
    Token& subject = tokens[static_cast<uint32_t>(subject_at)];
    if (!is_nominal(subject.upos) || !is_nominal(object.upos)) continue;
    if (!is_above && subject.head != at && subject.head != object_at) continue;
    Token& top = is_above ? subject : object;
    verb.head = top.head;
    verb.deprel = top.deprel;
    const int32_t top_at = is_above ? subject_at : object_at;
    for (uint32_t c = i + 1; c < end; ++c) {
      const Deprel relation = tokens[c].deprel;
      const bool is_of_clause = relation == Deprel::obl || relation == Deprel::punct || relation == Deprel::advmod;
      if (tokens[c].head == top_at && (is_above || is_of_clause)) tokens[c].head = at;
    }
    subject.head = object.head = at;
    subject.deprel = Deprel::nsubj;
    object.deprel = Deprel::obj;
  }
}

// "(and) police fired tear gas", where "police" hangs on "gas", "Germany hands over arms", where it is part of the verb: what
// stands before the verb is its subject.
void repair_strays(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i + 2 < end; ++i) {
    Token& noun = tokens[i];
    if (noun.deprel != Deprel::compound || !is_nominal(noun.upos) || noun.head <= static_cast<int32_t>(i)) continue;
    const Token& head = tokens[static_cast<uint32_t>(noun.head)];
    if (is_finite(head) && !has_child(tokens, first, end, static_cast<uint32_t>(noun.head), Deprel::nsubj)) {
      noun.deprel = Deprel::nsubj;
      continue;
    }
    const int32_t verb = head.head;
    if (verb <= static_cast<int32_t>(i) || verb >= noun.head) continue;
    const auto at = static_cast<uint32_t>(verb);
    if (tokens[at].upos != Upos::VERB || has_child(tokens, first, end, at, Deprel::nsubj)) continue;
    noun.head = verb;
    noun.deprel = Deprel::nsubj;
  }
}

// "killed 12 at a market": a number alone is what the verb is done to.
void repair_bare_numbers(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  for (uint32_t i = first + 1; i < end; ++i) {
    Token& number = tokens[i];
    if (number.upos != Upos::NUM || number.deprel != Deprel::flat || number.head != static_cast<int32_t>(i) - 1) continue;
    if (tokens[i - 1].upos == Upos::VERB && !has_child(tokens, first, end, i - 1, Deprel::obj)) number.deprel = Deprel::obj;
  }
}

// "sent a delegation led by Osei to inspect the camp": being led tells who they are, whatever label it got; what they are to do
// hangs on the sending.
void repair_led_delegations(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  const auto is_led = [](const Token& token) {
    return token.xpos == "VBN" && (token.lemma == "lead" || token.lemma == "head");
  };
  for (uint32_t i = first + 1; i < end; ++i) {
    Token& led = tokens[i];
    const Token& before = tokens[i - 1];
    if (!is_led(led) || led.deprel != Deprel::xcomp || before.deprel != Deprel::obj || before.head != led.head) continue;
    led.head = static_cast<int32_t>(i - 1);
    led.deprel = Deprel::acl;
  }
  for (uint32_t i = first; i < end; ++i) {
    Token& clause = tokens[i];
    if (clause.head < static_cast<int32_t>(first) || clause.head >= static_cast<int32_t>(i) || clause.xpos != "VB") continue;
    if (clause.deprel != Deprel::advcl && clause.deprel != Deprel::xcomp) continue;
    const Token& led = tokens[static_cast<uint32_t>(clause.head)];
    if (led.deprel != Deprel::acl || !is_led(led) || led.head < static_cast<int32_t>(first)) continue;
    const Token& those = tokens[static_cast<uint32_t>(led.head)];
    if (those.deprel == Deprel::obj && those.head >= static_cast<int32_t>(first)) clause.head = those.head;
  }
}

// "told reporters he would resign": what people are told is no clause about them.
void repair_tellings(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  constexpr std::array<std::string_view, 8> telling = {"tell",   "assure", "inform",  "remind",
                                                       "notify", "warn",   "promise", "convince"};
  constexpr std::array<std::string_view, 6> subjects = {"he", "she", "it", "they", "we", "i"};
  for (uint32_t i = first + 2; i < end; ++i) {
    Token& clause = tokens[i];
    if (clause.deprel != Deprel::acl_relcl || clause.head <= static_cast<int32_t>(first)) continue;
    const auto told = static_cast<uint32_t>(clause.head);
    const Deprel relation = tokens[told].deprel;
    if ((relation != Deprel::iobj && relation != Deprel::obj) || tokens[told].head < static_cast<int32_t>(first)) continue;
    const Token& verb = tokens[static_cast<uint32_t>(tokens[told].head)];
    if (std::find(telling.begin(), telling.end(), verb.lemma) == telling.end()) continue;
    if (told + 1 >= i) continue;
    const Token& subject = tokens[told + 1];
    if (subject.deprel != Deprel::nsubj || subject.head != static_cast<int32_t>(i)) continue;
    if (std::find(subjects.begin(), subjects.end(), to_lower(subject.form)) == subjects.end()) continue;
    const Token& next = tokens[told + 2];  // the verb itself at the farthest
    const bool is_to_come = next.head == static_cast<int32_t>(i) && (next.form == "will" || next.form == "would");
    const bool has_clause = has_child(tokens, first, end, i, Deprel::xcomp) || has_child(tokens, first, end, i, Deprel::advcl);
    if (!is_to_come || has_clause)
      continue;  // "told the troops he had led to leave", "told the militias it would arm to attack"
    clause.head = tokens[told].head;
    clause.deprel = Deprel::ccomp;
  }
}

// "the rebels pulled back", "Gunmen killed at least 14 farmers": without an auxiliary there is no passive in the past tense,
// nor where an object follows.
void repair_voice(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; ++i) {
    Token& subject = tokens[i];
    if (subject.deprel != Deprel::nsubj_pass || subject.head < 0) continue;
    const auto at = static_cast<uint32_t>(subject.head);
    Token& verb = tokens[at];
    if (has_child(tokens, first, end, at, Deprel::aux_pass)) continue;
    if (verb.xpos == "VBD" || verb.xpos == "VBZ" || verb.xpos == "VBP") subject.deprel = Deprel::nsubj;
    if ((verb.xpos != "VBD" && verb.xpos != "VBN") || at < i) continue;
    if (has_child(tokens, first, end, at, Deprel::aux) || has_child(tokens, first, end, at, Deprel::obl_agent)) continue;
    const int32_t object = bare_object(tokens, first, end, at);
    if (object < 0) continue;
    subject.deprel = Deprel::nsubj;
    tokens[static_cast<uint32_t>(object)].deprel = Deprel::obj;
    verb.xpos = "VBD";
    verb.feats = "Mood=Ind|Tense=Past|VerbForm=Fin";
  }
}

// "The army test-fired a missile": the noun that a hyphen joins to a verb is part of the verb, what stands before it is the
// subject.
void repair_hyphened_verbs(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  for (uint32_t verb = first + 3; verb < end; ++verb) {
    const uint32_t noun = verb - 2;
    const bool is_joined = tokens[verb - 1].form == "-" && !tokens[verb - 1].space_after && !tokens[noun].space_after;
    if (!is_joined || tokens[verb].upos != Upos::VERB || tokens[noun].head != static_cast<int32_t>(verb)) continue;
    const Deprel was = std::exchange(tokens[noun].deprel, Deprel::compound);
    const bool has_subject =
        has_child(tokens, first, end, verb, Deprel::nsubj) || has_child(tokens, first, end, verb, Deprel::nsubj_pass);
    const uint32_t subject = noun - 1;
    if (has_subject || tokens[subject].head != static_cast<int32_t>(noun) || !is_nominal(tokens[subject].upos)) {
      tokens[noun].deprel = was;
      continue;
    }
    for (uint32_t i = first; i < subject; ++i)
      if (tokens[i].head == static_cast<int32_t>(noun)) tokens[i].head = static_cast<int32_t>(subject);
    tokens[subject].head = static_cast<int32_t>(verb);
    tokens[subject].deprel = Deprel::nsubj;
  }
}

// "visited an exhibition being held": what is being done right behind a noun is told of that noun.
void repair_being(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  for (uint32_t i = first + 1; i < end; ++i) {
    if (tokens[i].form != "being" || tokens[i].deprel != Deprel::aux_pass || tokens[i].head < static_cast<int32_t>(i)) continue;
    const auto done = static_cast<uint32_t>(tokens[i].head);
    const Token& noun = tokens[i - 1];
    if (done >= end || tokens[done].deprel != Deprel::advcl || noun.upos != Upos::NOUN) continue;
    if (has_child(tokens, first, end, done, Deprel::nsubj_pass) || has_child(tokens, first, end, done, Deprel::mark)) continue;
    if (noun.deprel == Deprel::compound) continue;
    if (reach(tokens, first, end, done).first < i) continue;  // the noun, or one before it, hangs under what is done
    tokens[done].head = static_cast<int32_t>(i - 1);
    tokens[done].deprel = Deprel::acl;
  }
}

}  // namespace

void repair_verbs(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  repair_particles(tokens, first, end);
  repair_to_clauses(tokens, first, end);
  repair_to_nouns(tokens, first, end);
  repair_openings(tokens, first, end);
  repair_buried_verbs(tokens, first, end);
  repair_strays(tokens, first, end);
  repair_bare_numbers(tokens, first, end);
  repair_led_delegations(tokens, first, end);
  repair_tellings(tokens, first, end);
  repair_voice(tokens, first, end);
  repair_hyphened_verbs(tokens, first, end);
  repair_being(tokens, first, end);
}

}  // namespace tabard
