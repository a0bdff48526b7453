#include "syntax/tree_repair.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tabard {
namespace {

// Leftmost and rightmost token below `head`, itself among them.
std::pair<uint32_t, uint32_t> reach(const std::vector<Token>& tokens, uint32_t first, uint32_t end, uint32_t head) {
  uint32_t left = head, right = head;
  for (uint32_t i = first; i < end; ++i) {
    int32_t at = static_cast<int32_t>(i);
    for (uint32_t step = 0; at >= 0 && step < end - first; ++step) {
      if (static_cast<uint32_t>(at) == head) {
        left = std::min(left, i);
        right = std::max(right, i);
        break;
      }
      at = tokens[static_cast<uint32_t>(at)].head;
    }
  }
  return {left, right};
}

bool is_single(Deprel relation) {
  return relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::obj;
}

bool has_child(const std::vector<Token>& tokens, uint32_t first, uint32_t end, uint32_t head, Deprel relation) {
  for (uint32_t i = first; i < end; ++i)
    if (tokens[i].head == static_cast<int32_t>(head) && tokens[i].deprel == relation) return true;
  return false;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_nominal(Upos upos) {
  return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::NUM;
}

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

void repair_to_clauses(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  for (uint32_t i = first + 1; i < end; ++i) {
    Token& verb = tokens[i];
    if (verb.upos != Upos::VERB || verb.head < 0 || tokens[i - 1].form != "to" || tokens[i - 1].upos != Upos::PART) continue;
    if (verb.deprel != Deprel::obl && verb.deprel != Deprel::nmod && verb.deprel != Deprel::obj) continue;
    const Token& head = tokens[static_cast<uint32_t>(verb.head)];
    verb.deprel = head.upos == Upos::VERB || head.upos == Upos::ADJ ? Deprel::xcomp : Deprel::acl;
  }
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

bool is_finite(const Token& token) {
  return token.upos == Upos::VERB && token.xpos != "VB" && token.xpos != "VBG" && token.xpos != "VBN";
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

// "killed 12 at a market": a number alone is what the verb is done to.
void repair_bare_numbers(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  for (uint32_t i = first + 1; i < end; ++i) {
    Token& number = tokens[i];
    if (number.upos != Upos::NUM || number.deprel != Deprel::flat || number.head != static_cast<int32_t>(i) - 1) continue;
    if (tokens[i - 1].upos == Upos::VERB && !has_child(tokens, first, end, i - 1, Deprel::obj)) number.deprel = Deprel::obj;
  }
}

// "troops at the border with Congo": the border is with Congo, whatever is done there.
void repair_borders(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i + 2 < end; ++i) {
    const std::string_view noun = tokens[i].lemma;
    if ((noun != "border" && noun != "frontier") || tokens[i + 1].form != "with") continue;
    const int32_t beyond = tokens[i + 1].head;
    if (tokens[i + 1].deprel != Deprel::case_ || beyond <= static_cast<int32_t>(i)) continue;
    Token& land = tokens[static_cast<uint32_t>(beyond)];
    if (land.deprel != Deprel::obl || land.head == static_cast<int32_t>(i)) continue;
    land.head = static_cast<int32_t>(i);
    land.deprel = Deprel::nmod;
  }
}

// "sent a delegation led by Osei to inspect the camp": being led tells who they are; what they are to do hangs on the sending.
void repair_led_delegations(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; ++i) {
    Token& clause = tokens[i];
    if (clause.head < static_cast<int32_t>(first) || clause.head >= static_cast<int32_t>(i) || clause.xpos != "VB") continue;
    if (clause.deprel != Deprel::advcl && clause.deprel != Deprel::xcomp) continue;
    const Token& led = tokens[static_cast<uint32_t>(clause.head)];
    const bool is_led = led.deprel == Deprel::acl && led.xpos == "VBN" && (led.lemma == "lead" || led.lemma == "head");
    if (!is_led || led.head < static_cast<int32_t>(first)) continue;
    const Token& those = tokens[static_cast<uint32_t>(led.head)];
    if (those.deprel == Deprel::obj && those.head >= static_cast<int32_t>(first)) clause.head = those.head;
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

// "hosted his Chilean counterpart": a name has no owner, so it is no receiver but belongs to the noun right behind it.
void repair_receivers(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  for (uint32_t i = first + 1; i + 1 < end; ++i) {
    Token& name = tokens[i];
    const Token& noun = tokens[i + 1];
    if (name.deprel != Deprel::iobj || name.upos != Upos::PROPN || tokens[i - 1].deprel != Deprel::nmod_poss) continue;
    if (tokens[i - 1].head != static_cast<int32_t>(i) || tokens[i - 1].upos != Upos::PRON) continue;
    if (noun.upos != Upos::NOUN || noun.deprel != Deprel::obj || noun.head != name.head) continue;
    tokens[i - 1].head = name.head = static_cast<int32_t>(i + 1);
    name.deprel = Deprel::amod;
  }
}

// "The delegations, including member Li": who is among them does not explain them.
void repair_inclusions(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; ++i) {
    if (tokens[i].deprel != Deprel::appos) continue;
    uint32_t start = reach(tokens, first, end, i).first;
    while (start < i && tokens[start].upos == Upos::PUNCT) ++start;
    if (start < i && (tokens[start].form == "including" || tokens[start].form == "except")) tokens[i].deprel = Deprel::nmod;
  }
}

// "Police killed at least nine men": "at" is no preposition of the men.
void repair_least(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  for (uint32_t i = first + 3; i < end; ++i) {
    Token& noun = tokens[i];
    if (noun.deprel != Deprel::obl || !is_nominal(noun.upos) || noun.head < 0 || noun.head > static_cast<int32_t>(i)) continue;
    const auto verb = static_cast<uint32_t>(noun.head);
    if (verb + 3 >= end || tokens[verb].upos != Upos::VERB || tokens[verb + 1].form != "at") continue;
    if (tokens[verb + 2].form != "least" && tokens[verb + 2].form != "most") continue;
    const bool is_done =
        has_child(tokens, first, end, verb, Deprel::obj) || has_child(tokens, first, end, verb, Deprel::aux_pass);
    if (!is_done && !has_child(tokens, first, end, i, Deprel::case_) && reach(tokens, first, end, i).first == verb + 1)
      noun.deprel = Deprel::obj;
  }
}

// "Peru recalled its envoy": a verb has one subject, so the second, behind it, is the object.
void repair_second_subjects(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  for (uint32_t i = first + 1; i < end; ++i) {
    Token& noun = tokens[i];
    if (noun.deprel != Deprel::nsubj || !is_nominal(noun.upos) || noun.head < 0 || noun.head > static_cast<int32_t>(i))
      continue;
    const auto verb = static_cast<uint32_t>(noun.head);
    if (tokens[verb].upos != Upos::VERB || has_child(tokens, first, end, verb, Deprel::obj)) continue;
    if (has_child(tokens, first, verb, verb, Deprel::nsubj) && reach(tokens, first, end, i).first == verb + 1)
      noun.deprel = Deprel::obj;
  }
}

void repair_objects(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  for (uint32_t later = first + 1; later < end; ++later) {
    Token& given = tokens[later];
    if (given.deprel != Deprel::obj || !is_nominal(given.upos)) continue;
    for (uint32_t earlier = first; earlier < later; ++earlier) {
      Token& receiver = tokens[earlier];
      if (receiver.head != given.head || receiver.deprel != Deprel::obj || given.head > static_cast<int32_t>(earlier)) continue;
      const uint32_t start = reach(tokens, first, end, later).first;
      if (start < earlier) {  // "the outgoing envoy": an inner word that got out
        receiver.head = static_cast<int32_t>(later);
        receiver.deprel = Deprel::compound;
      } else if (reach(tokens, first, end, earlier).second + 1 == start && tokens[start].upos != Upos::PUNCT) {
        receiver.deprel = Deprel::iobj;
      }
      break;
    }
  }
}

// Two subjects or two objects side by side, the second a name: a title. With a comma between, whatever they are: a list, as in
// "Colombia, rebels agree to ceasefire".
void repair_titles(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  for (uint32_t later = first + 1; later < end; ++later) {
    Token& name = tokens[later];
    if ((name.upos != Upos::PROPN && name.upos != Upos::NOUN) || !is_single(name.deprel)) continue;
    for (uint32_t earlier = first; earlier < later; ++earlier) {
      Token& title = tokens[earlier];
      if (title.head != name.head || title.deprel != name.deprel) continue;
      if (title.upos != Upos::NOUN && title.upos != Upos::PROPN && title.upos != Upos::ADJ) continue;
      const uint32_t start = reach(tokens, first, end, later).first;
      if (reach(tokens, first, end, earlier).second + 1 != start || start == first) continue;
      const Upos between = tokens[start - 1].upos, opening = tokens[start].upos;
      if (between == Upos::PUNCT || between == Upos::CCONJ || opening == Upos::CCONJ || opening == Upos::PUNCT) {
        name.head = static_cast<int32_t>(earlier);  // "Norway, Sweden": a list
        name.deprel = Deprel::conj;
        break;
      }
      if (name.upos != Upos::PROPN || title.upos == Upos::ADJ) continue;
      title.head = static_cast<int32_t>(later);
      title.deprel = Deprel::nmod_desc;
    }
  }
}

// "Norway, Sweden and Denmark", "Norway, Sweden agree": what looks like a name explained by another is a list, unless a comma
// ends it ("Lusaka, Zambia, and").
void repair_lists(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  for (uint32_t later = first + 2; later < end; ++later) {
    Token& name = tokens[later];
    if (name.deprel != Deprel::appos || name.head < 0 || !is_nominal(name.upos)) continue;
    const Token& head = tokens[static_cast<uint32_t>(name.head)];
    const uint32_t start = reach(tokens, first, end, later).first;
    uint32_t behind = later + 1;
    while (behind < end && tokens[behind].head == static_cast<int32_t>(later) && tokens[behind].deprel == Deprel::flat)
      ++behind;
    const bool goes_on = behind < end && tokens[behind].upos == Upos::CCONJ && name.upos == Upos::PROPN &&
                         has_child(tokens, first, end, later, Deprel::conj);
    const bool are_many = behind < end && head.deprel == Deprel::nsubj && head.head == static_cast<int32_t>(behind) &&
                          tokens[behind].xpos == "VBP";
    const bool has_comma = start > first && (tokens[start].form == "," || tokens[start - 1].form == ",");
    if (has_comma && ((head.upos == Upos::PROPN && goes_on) || are_many)) name.deprel = Deprel::conj;
  }
}

// "China slams US": no pronoun, unless all is in capitals.
void repair_states(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto has_lower = [&](const Token& token) { return std::any_of(token.form.begin(), token.form.end(), is_lower); };
  if (std::none_of(tokens.begin() + first, tokens.begin() + end, has_lower)) return;
  for (uint32_t i = first; i < end; ++i) {
    Token& token = tokens[i];
    if (token.form != "US" || token.upos != Upos::PRON) continue;
    token.upos = Upos::PROPN;
    token.xpos = "NNP";
    token.feats = "Number=Sing";
    token.lemma = "US";
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

// "North Korea‘s media": whatever sign somebody typed for the apostrophe, the possessive belongs to the name before it.
void repair_possessives(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  for (uint32_t i = first + 1; i < end; ++i) {
    Token& mark = tokens[i];
    const bool is_possessive =
        mark.upos == Upos::PART && mark.form.size() > 1 && mark.form.back() == 's' && !is_letter(mark.form.front());
    if (!is_possessive || mark.deprel == Deprel::case_ || mark.head < 0) continue;
    uint32_t owner = i - 1;
    while (tokens[owner].deprel == Deprel::flat && tokens[owner].head >= static_cast<int32_t>(first))
      owner = static_cast<uint32_t>(tokens[owner].head);
    if (!is_nominal(tokens[owner].upos) || reach(tokens, first, end, i).first <= owner) continue;
    for (uint32_t c = first; c < end; ++c)
      if (tokens[c].head == static_cast<int32_t>(i)) tokens[c].head = mark.head;
    mark.head = static_cast<int32_t>(owner);
    mark.deprel = Deprel::case_;
  }
}

// "condemned Mali's raid": what has the mark owns the noun behind it, whatever else the parser made of the two.
void repair_owners(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  for (uint32_t mark = first + 1; mark + 1 < end; ++mark) {
    if (tokens[mark].xpos != "POS" || tokens[mark].head != static_cast<int32_t>(mark) - 1) continue;
    Token& owner = tokens[mark - 1];
    if (owner.head < 0 || (owner.deprel != Deprel::iobj && !is_single(owner.deprel))) continue;
    for (uint32_t noun = mark + 1; noun < end; ++noun) {
      if (tokens[noun].head != owner.head || !is_nominal(tokens[noun].upos) || !is_single(tokens[noun].deprel)) continue;
      if (reach(tokens, first, end, noun).first != mark + 1) break;
      owner.head = static_cast<int32_t>(noun);
      owner.deprel = Deprel::nmod_poss;
      break;
    }
  }
}

}  // namespace

void repair_tree(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  repair_states(tokens, first, end);
  repair_particles(tokens, first, end);
  repair_to_clauses(tokens, first, end);
  repair_openings(tokens, first, end);
  repair_buried_verbs(tokens, first, end);
  repair_strays(tokens, first, end);
  repair_bare_numbers(tokens, first, end);
  repair_borders(tokens, first, end);
  repair_led_delegations(tokens, first, end);
  repair_voice(tokens, first, end);
  repair_least(tokens, first, end);
  repair_titles(tokens, first, end);
  repair_second_subjects(tokens, first, end);
  repair_objects(tokens, first, end);
  repair_receivers(tokens, first, end);
  repair_lists(tokens, first, end);
  repair_inclusions(tokens, first, end);
  repair_hyphened_verbs(tokens, first, end);
  repair_possessives(tokens, first, end);
  repair_owners(tokens, first, end);
}

}  // namespace tabard
