#include "syntax/noun_repairs.h"

#include <algorithm>
#include <array>
#include <utility>

#include "syntax/tree_words.h"

namespace tabard {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
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

// "An anonymous caller threatened": the adjective before a noun is no subject or object beside it.
void repair_adjectives(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i + 1 < end; ++i) {
    Token& adjective = tokens[i];
    const Token& noun = tokens[i + 1];
    if (adjective.upos != Upos::ADJ || noun.upos != Upos::NOUN || !is_single(noun.deprel)) continue;
    if (adjective.head != noun.head || adjective.deprel != noun.deprel) continue;
    adjective.head = static_cast<int32_t>(i + 1);
    adjective.deprel = Deprel::amod;
  }
}

// "The Latvian premier thanked Canada": the readers 0.2.0 and 0.3.1 took the office for an adverb, and the nationality for who
// thanks; 0.6.0 has it from their trees of the rules' examples.
void repair_premiers(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  for (uint32_t i = first + 1; i < end; ++i) {
    Token& premier = tokens[i];
    if (premier.form != "premier" || (premier.upos != Upos::ADV && premier.upos != Upos::ADP)) continue;
    premier.upos = Upos::NOUN;
    premier.xpos = "NN";
    premier.lemma = premier.form;
    Token& land = tokens[i - 1];
    const bool is_taken_for_party = is_nominal(land.upos) && land.head == premier.head && land.head >= 0 &&
                                    (is_single(land.deprel) || land.deprel == Deprel::obl || land.deprel == Deprel::nmod);
    if (!is_taken_for_party) {
      const bool is_before = premier.deprel == Deprel::advmod && premier.head > static_cast<int32_t>(i);
      const auto verb = static_cast<uint32_t>(premier.head);
      if (is_before && !has_child(tokens, first, end, verb, Deprel::nsubj))
        premier.deprel = has_child(tokens, first, end, verb, Deprel::aux_pass) ? Deprel::nsubj_pass : Deprel::nsubj;
      continue;
    }
    premier.deprel = land.deprel;
    for (uint32_t other = first; other < i; ++other)
      if (tokens[other].head == static_cast<int32_t>(i - 1)) tokens[other].head = static_cast<int32_t>(i);
    land.head = static_cast<int32_t>(i);
    land.upos = Upos::ADJ;
    land.deprel = Deprel::amod;
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
      // "suspended the broadcaster RFI": nobody receives RFI.
      const bool is_receiver = title.deprel == Deprel::iobj && name.deprel == Deprel::obj && title.upos == Upos::NOUN &&
                               name.upos == Upos::PROPN && earlier + 1 == later;
      if (title.head != name.head || (title.deprel != name.deprel && !is_receiver)) continue;
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

// "sent Chile two pumps": of two objects the first receives.
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

// "Colombia, ELN rebels agree": the first of two that a headline lists is no place of a dateline where the verb wants many.
void repair_headline_pairs(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  if (end < first + 4 || tokens[first].deprel != Deprel::parataxis || tokens[first].upos != Upos::PROPN) return;
  if (tokens[first + 1].form != "," || tokens[first].head <= static_cast<int32_t>(first)) return;
  const auto verb = static_cast<uint32_t>(tokens[first].head);
  if (verb >= end || tokens[verb].xpos != "VBP" || tokens[verb - 1].deprel != Deprel::nsubj) return;
  if (tokens[verb - 1].head != tokens[first].head || reach(tokens, first, end, verb - 1).first != first + 2) return;
  tokens[first].deprel = Deprel::nsubj;
  tokens[verb - 1].deprel = Deprel::conj;
  tokens[verb - 1].head = static_cast<int32_t>(first);
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

void repair_nouns(std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  repair_borders(tokens, first, end);
  repair_least(tokens, first, end);
  repair_premiers(tokens, first, end);
  repair_adjectives(tokens, first, end);
  repair_titles(tokens, first, end);
  repair_second_subjects(tokens, first, end);
  repair_objects(tokens, first, end);
  repair_receivers(tokens, first, end);
  repair_lists(tokens, first, end);
  repair_headline_pairs(tokens, first, end);
  repair_inclusions(tokens, first, end);
  repair_possessives(tokens, first, end);
  repair_owners(tokens, first, end);
}

}  // namespace tabard
