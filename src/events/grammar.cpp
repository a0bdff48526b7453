#include "events/grammar.h"

#include <algorithm>

#include "base/utf8.h"

namespace tabard {
namespace {

constexpr int deepest = 8;  // how many clauses a subject is looked for through

bool is_in(Deprel relation, std::initializer_list<Deprel> relations) {
  return std::find(relations.begin(), relations.end(), relation) != relations.end();
}

bool is_clausal_governor(const Token& token) {
  return token.upos == Upos::VERB || token.upos == Upos::AUX || token.upos == Upos::ADJ;
}

// Verbs whose "to"-clause keeps their own subject although they have an object.
bool is_subject_control(std::string_view lemma) {
  return is_one_of(lemma, {"promise", "vow", "threaten", "pledge", "use"});
}

}  // namespace

Grammar::Grammar(const Reading& reading, const Tree& tree)
    : reading_(reading), tree_(tree), is_in_time_(reading.tokens.size()) {
  for (const TimeExpression& time : reading.times)
    for (uint32_t i = time.first; i < time.end; ++i) is_in_time_[i] = true;
}

int32_t Grammar::child(uint32_t head, std::initializer_list<Deprel> relations) const {
  for (const uint32_t c : tree_.children(head))
    if (is_in(token(c).deprel, relations)) return static_cast<int32_t>(c);
  return -1;
}

bool Grammar::has_child_lemma(uint32_t head, std::initializer_list<std::string_view> lemmas) const {
  for (const uint32_t c : tree_.children(head))
    if (is_one_of(token(c).lemma, lemmas)) return true;
  return false;
}

void Grammar::add_conjuncts(uint32_t head, TokenList& list) const {
  if (list.size() > 64) return;
  list.push_back(head);
  for (const uint32_t c : tree_.children(head))
    if (token(c).deprel == Deprel::conj) add_conjuncts(c, list);
}

TokenList Grammar::with_conjuncts(uint32_t head) const {
  TokenList list;
  add_conjuncts(head, list);
  std::sort(list.begin(), list.end());
  return list;
}

bool Grammar::is_passive(uint32_t verb) const {
  const Token& v = token(verb);
  if (child(verb, {Deprel::aux_pass}) >= 0) return true;
  if (lacks_its_object(verb)) return true;
  // "Nurses struck", "growers parked their tractors": the parser's slip. Other passives without "be" stand in headlines only.
  if (child(verb, {Deprel::nsubj_pass, Deprel::csubj_pass}) >= 0)
    return v.xpos != "VBD" && child(verb, {Deprel::obj}) < 0 && (is_unended(verb) || child(verb, {Deprel::obl_agent}) >= 0);
  if (v.xpos != "VBN") return false;
  if (child(verb, {Deprel::aux}) >= 0 || child(verb, {Deprel::obj}) >= 0) return false;
  if (is_in(v.deprel, {Deprel::acl, Deprel::advcl, Deprel::amod})) return true;
  if (v.deprel == Deprel::conj && v.head >= 0)
    return child(verb, {Deprel::nsubj}) < 0 && token(static_cast<uint32_t>(v.head)).xpos == "VBN" &&
           is_passive(static_cast<uint32_t>(v.head));
  // Headlines: "Two men arrested in Lagos". Not so where the tagger may have taken a past tense for a participle.
  if (child(verb, {Deprel::nsubj}) < 0) return false;
  const bool has_agent = child(verb, {Deprel::obl_agent}) >= 0;
  return has_agent || v.form == v.lemma || is_unended(verb) || (v.form.size() > 2 && v.form.substr(v.form.size() - 2) == "en");
}

// "Journalist detained in Minsk", "Three killed in blast": verbs that hardly go without an object, behind whom they are done
// to. A past tense counts in headlines only, since "The Taliban executed without trial" is a sentence.
bool Grammar::lacks_its_object(uint32_t verb) const {
  const Token& v = token(verb);
  if (v.xpos != "VBN" && (v.xpos != "VBD" || !is_unended(verb))) return false;
  const bool is_such = is_one_of(v.lemma, {"abduct", "arrest", "assassinate", "deport", "detain", "expel", "extradite",
                                           "hospitalize", "imprison", "injure", "jail", "kidnap", "lynch", "oust", "wound"}) ||
                       (v.xpos == "VBN" && is_one_of(v.lemma, {"kill", "behead", "execute", "massacre"}));
  const int32_t subject = child(verb, {Deprel::nsubj, Deprel::nsubj_pass});
  if (!is_such || subject < 0 || subject > static_cast<int32_t>(verb)) return false;
  if (token(static_cast<uint32_t>(subject)).upos == Upos::PRON || is_in(v.deprel, {Deprel::acl_relcl, Deprel::conj}))
    return false;
  if (child(verb, {Deprel::obj, Deprel::iobj, Deprel::ccomp, Deprel::xcomp, Deprel::aux, Deprel::conj}) >= 0) return false;
  constexpr uint32_t reach = 12;  // words
  const uint32_t end = std::min(reading_.sentences[reading_.sentence_of(verb)].end, verb + reach);
  for (uint32_t i = verb + 1; i < end; ++i)  // "injured on Monday 20 people", "detained for questioning two reporters"
    if (is_in(token(i).deprel, {Deprel::obj, Deprel::obl, Deprel::nmod, Deprel::obl_unmarked}) && preposition(i).empty() &&
        is_below(i, verb))
      return false;
  return true;
}

// Whether its sentence lacks the full stop, as headlines do.
bool Grammar::is_unended(uint32_t index) const {
  const Sentence& sentence = reading_.sentences[reading_.sentence_of(index)];
  return sentence.end > sentence.first && token(sentence.end - 1).upos != Upos::PUNCT;
}

bool Grammar::is_after_quotation(uint32_t verb) const {
  uint32_t at = verb;
  for (int step = 0; step < 2 && at > 0; ++step) {
    --at;
    const std::string_view form = token(at).form;
    if (is_one_of(form, {"\"", "''", "”", "’", "»"})) return true;
    if (form != ",") return false;
  }
  return false;
}

// The head of the noun phrase that begins right behind the verb, however the parser attached it; -1 if none does.
int32_t Grammar::phrase_behind(uint32_t verb) const {
  const uint32_t end = reading_.sentences[reading_.sentence_of(verb)].end;
  const uint32_t first = verb + 1;
  if (first >= end) return -1;
  const Upos next = token(first).upos;
  if (next != Upos::PROPN && next != Upos::NOUN && next != Upos::DET && next != Upos::ADJ && next != Upos::NUM) return -1;
  uint32_t head = first;
  for (int step = 0; step < 6; ++step) {
    const int32_t up = token(head).head;
    if (up <= static_cast<int32_t>(verb) || static_cast<uint32_t>(up) > verb + 10) break;
    const Upos upos = token(static_cast<uint32_t>(up)).upos;
    if (upos != Upos::NOUN && upos != Upos::PROPN) break;
    head = static_cast<uint32_t>(up);
  }
  const Upos upos = token(head).upos;
  return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::NUM ? static_cast<int32_t>(head) : -1;
}

// "...", scoffed Minister Mirzayev.
TokenList Grammar::inverted_subjects(uint32_t verb) const {
  if (!is_after_quotation(verb)) return {};
  const int32_t head = phrase_behind(verb);
  return head < 0 ? TokenList{} : with_conjuncts(static_cast<uint32_t>(head));
}

// A finite verb that the parser left without a subject takes the nearest noun before it that hangs outside, up to the verb
// before.
TokenList Grammar::nearest_subject(uint32_t verb) const {
  const Token& v = token(verb);
  if (v.xpos != "VBD" && v.xpos != "VBZ" && v.xpos != "VBP") return {};
  const uint32_t first = reading_.sentences[reading_.sentence_of(verb)].first;
  for (uint32_t at = verb; at-- > first && at + 12 > verb;) {
    const Token& word = token(at);
    if (word.upos == Upos::VERB || word.upos == Upos::PUNCT || word.upos == Upos::CCONJ || word.upos == Upos::SCONJ) return {};
    if (word.upos != Upos::NOUN && word.upos != Upos::PROPN && word.upos != Upos::PRON) continue;
    // Up to the head of the whole phrase, which stands before the verb too.
    uint32_t head = at;
    while (token(head).head >= static_cast<int32_t>(first) && token(head).head < static_cast<int32_t>(verb)) {
      const Upos upos = token(static_cast<uint32_t>(token(head).head)).upos;
      if (upos != Upos::NOUN && upos != Upos::PROPN) break;
      head = static_cast<uint32_t>(token(head).head);
    }
    if (!preposition(head).empty()) continue;
    return with_conjuncts(head);
  }
  return {};
}

// "each other", "one another"
bool Grammar::is_reciprocal(uint32_t index) const {
  constexpr std::string_view initials = "eoaEOA";  // most words are told by their first letter
  if (initials.find(token(index).form.front()) == std::string_view::npos) return false;
  const std::string form = to_lower(token(index).form);
  return (is_one_of(form, {"each", "one"}) && has_child_lemma(index, {"other", "another"})) ||
         (index > 0 && is_one_of(form, {"other", "another"}) && is_one_of(to_lower(token(index - 1).form), {"each", "one"}));
}

bool Grammar::is_mutual(uint32_t verb) const {
  for (const uint32_t c : tree_.children(verb)) {
    if (is_reciprocal(c)) return true;
    if (!is_in(token(c).deprel, {Deprel::obj, Deprel::obl})) continue;
    for (const uint32_t owner : tree_.children(c))
      if (token(owner).deprel == Deprel::nmod_poss && is_reciprocal(owner)) return true;  // "expelled each other's envoys"
  }
  return false;
}

// "Chad and Sudan blamed each other": the subject of the verb it hangs on.
uint32_t Grammar::whom_it_turns_back_on(uint32_t index) const {
  int32_t at = token(index).head;
  for (int step = 0; step < 3 && at >= 0; ++step) {
    const int32_t subject = child(static_cast<uint32_t>(at), {Deprel::nsubj, Deprel::nsubj_pass});
    if (subject >= 0) return static_cast<uint32_t>(subject);
    at = token(static_cast<uint32_t>(at)).head;
  }
  return index;
}

uint32_t Grammar::antecedent(uint32_t index) const {
  const Token& pronoun = token(index);
  if (is_reciprocal(index)) return whom_it_turns_back_on(index);
  if (pronoun.upos != Upos::PRON || !is_one_of(to_lower(pronoun.form), {"who", "which", "that", "whom", "whose"})) return index;
  int32_t at = pronoun.head;
  for (int step = 0; step < 4 && at >= 0; ++step) {
    const Token& clause = token(static_cast<uint32_t>(at));
    if (is_in(clause.deprel, {Deprel::acl_relcl, Deprel::advcl_relcl}) && clause.head >= 0)
      return static_cast<uint32_t>(clause.head);
    at = clause.head;
  }
  return index;
}

// "He praised them. And invited both, the agency reported": the verb of the sentence before, which the stop parted from the one
// that goes on; -1 where none goes on.
int32_t Grammar::verb_continued_by(uint32_t verb) const {
  const uint32_t index = reading_.sentence_of(verb);
  if (index == 0 || (token(verb).xpos != "VBD" && token(verb).xpos != "VBZ")) return -1;
  const Sentence &sentence = reading_.sentences[index], &before = reading_.sentences[index - 1];
  const Token& first = token(sentence.first);
  const bool goes_on = sentence.first == verb || (first.upos == Upos::CCONJ && first.head == static_cast<int32_t>(verb));
  const std::string_view gap = reading_.text().substr(before.span.end, sentence.span.start - before.span.end);
  if (!goes_on || gap.find("\n\n") != std::string_view::npos) return -1;
  for (uint32_t i = before.first; i < before.end; ++i) {
    const bool is_top = token(i).head < 0 || static_cast<uint32_t>(token(i).head) < before.first;
    if (is_top) return token(i).upos == Upos::VERB ? static_cast<int32_t>(i) : -1;
  }
  return -1;
}

TokenList Grammar::surface_subjects(uint32_t verb, int depth) const {
  if (depth > deepest) return {};
  const int32_t own = child(verb, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::nsubj_outer});
  if (own >= 0) {
    const uint32_t named = antecedent(static_cast<uint32_t>(own));
    return named == static_cast<uint32_t>(own) ? with_conjuncts(named) : TokenList{named};
  }
  if (TokenList inverted = inverted_subjects(verb); !inverted.empty()) return inverted;
  const Token& v = token(verb);
  if (v.head < 0) return {};
  const auto governor = static_cast<uint32_t>(v.head);
  switch (v.deprel) {
    case Deprel::conj: return surface_subjects(governor, depth + 1);
    case Deprel::xcomp: return controlled_subjects(verb, governor, depth);
    case Deprel::advcl:
      return is_clausal_governor(token(governor)) ? controlled_subjects(verb, governor, depth)
                                                  : surface_subjects(governor, depth + 1);
    case Deprel::ccomp: {  // "pictures show the king greeting pilgrims"
      const int32_t seen = v.xpos == "VBG" ? child(governor, {Deprel::obj}) : -1;
      if (seen >= 0 && static_cast<uint32_t>(seen) < verb) return with_conjuncts(static_cast<uint32_t>(seen));
      const int32_t before = verb < governor ? verb_continued_by(verb) : -1;
      return before >= 0 ? surface_subjects(static_cast<uint32_t>(before), depth + 1) : TokenList{};
    }
    case Deprel::acl_relcl: return {};
    case Deprel::acl:
    case Deprel::amod: {
      if (!has_child_lemma(verb, {"to"}) || v.xpos == "VBN") return {governor};
      // "plans to attack", "an attempt to seize": who has the plan, or whose verb it hangs on.
      const int32_t owner = child(governor, {Deprel::nmod_poss});
      if (owner >= 0) return {static_cast<uint32_t>(owner)};
      const int32_t upper = token(governor).head;
      // "gave him two days to leave": he leaves
      const int32_t receiver = upper >= 0 ? child(static_cast<uint32_t>(upper), {Deprel::iobj}) : -1;
      if (receiver >= 0 && static_cast<uint32_t>(receiver) != governor) return with_conjuncts(static_cast<uint32_t>(receiver));
      return upper >= 0 && is_clausal_governor(token(static_cast<uint32_t>(upper)))
                 ? surface_subjects(static_cast<uint32_t>(upper), depth + 1)
                 : TokenList{};
    }
    case Deprel::parataxis: return {};
    default: return {};
  }
}

// "Peru urged Chile to leave": Chile leaves. "Peru promised to leave", "Peru was told to leave": Peru does.
TokenList Grammar::controlled_subjects(uint32_t verb, uint32_t governor, int depth) const {
  const bool has_to = has_child_lemma(verb, {"to"});
  if (has_to && !is_passive(governor) && !is_subject_control(token(governor).lemma)) {
    const int32_t object = child(governor, {Deprel::obj, Deprel::iobj});
    if (object >= 0 && (token(verb).deprel == Deprel::xcomp || token(governor).lemma == "order"))
      return with_conjuncts(static_cast<uint32_t>(object));
  }
  return surface_subjects(governor, depth + 1);
}

// "by Monday", "by nightfall": till when, not who.
bool Grammar::is_deadline(uint32_t noun) const {
  return is_in_time_[noun] || is_one_of(token(noun).lemma, {"nightfall", "dawn", "dusk", "daybreak", "sunset", "sunrise",
                                                            "noon", "midnight", "evening", "morning", "weekend", "deadline"});
}

TokenList Grammar::subjects(uint32_t verb) const {
  if (token(verb).xpos == "VBG")  // "due to shelling by the army", not "rising by a tenth", "cutting it by Monday"
    for (const uint32_t c : tree_.children(verb)) {
      const Mention* mention = token(c).deprel == Deprel::obl && c > verb ? reading_.mention_at(c) : nullptr;
      const bool is_party = mention != nullptr && mention->kind != Kind::place && !mention->actor.is_uncoded();
      if (token(c).deprel == Deprel::obl_agent || (is_party && preposition(c) == "by")) return with_conjuncts(c);
    }
  if (!is_passive(verb)) {
    TokenList list = surface_subjects(verb);
    if (list.empty()) list = nearest_subject(verb);
    return list;
  }
  for (const Deprel wanted : {Deprel::obl_agent, Deprel::obl})  // "seized by nightfall by the army"
    for (const uint32_t c : tree_.children(verb))
      if (token(c).deprel == wanted && !is_deadline(c) && (wanted == Deprel::obl_agent || preposition(c) == "by"))
        return with_conjuncts(c);
  return {};
}

TokenList Grammar::objects(uint32_t verb) const {
  const int32_t object = child(verb, {Deprel::obj});
  if (object >= 0) {
    const uint32_t named = antecedent(static_cast<uint32_t>(object));
    return named == static_cast<uint32_t>(object) ? with_conjuncts(named) : TokenList{named};
  }
  if (is_passive(verb)) return surface_subjects(verb);
  // "told Belgrade to leave"
  if (const int32_t told = child(verb, {Deprel::iobj}); told >= 0) return with_conjuncts(static_cast<uint32_t>(told));
  const Token& v = token(verb);
  // "the officials whom / that / - the court jailed"
  if (v.deprel == Deprel::acl_relcl && v.head >= 0 && child(verb, {Deprel::nsubj}) >= 0 &&
      antecedent(static_cast<uint32_t>(child(verb, {Deprel::nsubj}))) == static_cast<uint32_t>(child(verb, {Deprel::nsubj})))
    return {static_cast<uint32_t>(v.head)};
  // "arrested and later jailed two men": the object of the last is that of all.
  for (const uint32_t c : tree_.children(verb))
    if (token(c).deprel == Deprel::conj && c - verb <= 4 && token(c).xpos == v.xpos) {
      const int32_t shared = child(c, {Deprel::obj});
      if (shared >= 0) return with_conjuncts(static_cast<uint32_t>(shared));
    }
  if (v.upos == Upos::VERB && child(verb, {Deprel::ccomp, Deprel::xcomp}) < 0 && !is_after_quotation(verb))
    if (const int32_t behind = phrase_behind(verb); behind >= 0 && preposition(static_cast<uint32_t>(behind)).empty() &&
                                                    token(static_cast<uint32_t>(behind)).deprel != Deprel::nsubj)
      return with_conjuncts(static_cast<uint32_t>(behind));
  return {};
}

TokenList Grammar::receivers(uint32_t verb) const {
  const int32_t receiver = child(verb, {Deprel::iobj});
  if (receiver >= 0) return with_conjuncts(static_cast<uint32_t>(receiver));
  if (is_passive(verb) && child(verb, {Deprel::obj}) >= 0) return surface_subjects(verb);
  return {};
}

std::string Grammar::preposition(uint32_t head) const {
  for (const uint32_t c : tree_.children(head)) {
    if (token(c).deprel != Deprel::case_ || token(c).upos == Upos::PART) continue;
    std::string words = to_lower(token(c).form);
    for (const uint32_t further : tree_.children(c))
      if (token(further).deprel == Deprel::fixed) words += " " + to_lower(token(further).form);
    const bool is_out_of = words == "out" && c + 1 < head && token(c + 1).head == token(c).head && token(c + 1).form == "of";
    return is_out_of ? "out of" : words;
  }
  return {};
}

TokenList Grammar::phrases(uint32_t head, std::string_view wanted) const {
  TokenList list;
  for (const uint32_t c : tree_.children(head)) {
    const Deprel relation = token(c).deprel;
    if (!is_in(relation, {Deprel::obl, Deprel::obl_agent, Deprel::nmod, Deprel::advcl, Deprel::acl, Deprel::nmod_unmarked}))
      continue;
    if (wanted == "by" && is_deadline(c)) continue;
    bool fits = preposition(c) == wanted;
    if (!fits && is_in(relation, {Deprel::advcl, Deprel::acl}))  // "of stealing": the preposition marks a clause
      for (const uint32_t m : tree_.children(c))
        fits = fits || (token(m).deprel == Deprel::mark && token(m).lemma == wanted && wanted != "to");
    if (!fits) continue;
    for (const uint32_t member : with_conjuncts(c)) {
      const std::string own = preposition(member);
      if (member == c || own.empty() || own == wanted) list.push_back(member);
    }
  }
  // "on behalf of X", "in front of X": X hangs on the noun of the preposition.
  const size_t first = wanted.find(' '), last = wanted.rfind(' ');
  if (list.empty() && first != last) {
    const std::string_view noun = wanted.substr(first + 1, last - first - 1);
    for (const uint32_t c : tree_.children(head))
      if (token(c).lemma == noun && preposition(c) == wanted.substr(0, first))
        for (const uint32_t named : phrases(c, wanted.substr(last + 1))) list.push_back(named);
  }
  // "they were fired on": the preposition is left behind by its passive.
  if (list.empty() && is_passive(head))
    for (const uint32_t c : tree_.children(head))
      if (c > head && token(c).form == wanted && tree_.children(c).empty()) return surface_subjects(head);
  return list;
}

TokenList Grammar::complements(uint32_t head) const {
  TokenList list;
  for (const uint32_t c : tree_.children(head)) {
    const Deprel relation = token(c).deprel;
    const bool is_to_clause = relation == Deprel::obl && token(c).upos == Upos::VERB && has_child_lemma(c, {"to"});
    const bool is_purpose =
        is_in(relation, {Deprel::advcl}) && has_child_lemma(c, {"to", "of", "for", "from", "against", "on", "into"});
    if (is_in(relation, {Deprel::xcomp, Deprel::ccomp}) || is_purpose || is_to_clause ||
        (relation == Deprel::acl && token(head).upos != Upos::VERB))
      for (const uint32_t member : with_conjuncts(c)) list.push_back(member);
  }
  return list;
}

bool Grammar::is_below(uint32_t index, uint32_t ancestor) const {
  int32_t at = token(index).head;
  for (int step = 0; at >= 0 && step < 200; ++step) {
    if (static_cast<uint32_t>(at) == ancestor) return true;
    at = token(static_cast<uint32_t>(at)).head;
  }
  return false;
}

// Tokens [first, end) that stand without white space between them and have a hyphen among them; an empty range for other words.
std::pair<uint32_t, uint32_t> Grammar::hyphened_range(uint32_t index) const {
  const auto& tokens = reading_.tokens;
  const auto is_word = [&](uint32_t i) {
    return i < tokens.size() && tokens[i].upos != Upos::PUNCT && tokens[i].upos != Upos::NUM;
  };
  const auto is_joint = [&](uint32_t i) {  // "-" between two words
    return i > 0 && i + 1 < tokens.size() && tokens[i].form == "-" && !tokens[i].space_after && !tokens[i - 1].space_after &&
           is_word(i - 1) && is_word(i + 1);
  };
  if (tokens[index].form == "-")
    return is_joint(index) ? hyphened_range(index - 1) : std::pair<uint32_t, uint32_t>{index, index};
  uint32_t first = index, end = index + 1;
  while (first >= 2 && is_joint(first - 1)) first -= 2;
  while (is_joint(end)) end += 2;
  return end - first == 1 ? std::pair<uint32_t, uint32_t>{index, index} : std::pair<uint32_t, uint32_t>{first, end};
}

std::string Grammar::hyphened(uint32_t index) const {
  const auto& tokens = reading_.tokens;
  if (tokens[index].space_after && (index == 0 || tokens[index - 1].space_after)) return {};
  const auto [first, end] = hyphened_range(index);
  if (first == end) return {};
  std::string word = to_lower(Span{tokens[first].span.start, tokens[end - 1].span.end}.in(reading_.text()));
  if (word.size() > 3 && word.back() == 's' && tokens[end - 1].lemma != tokens[end - 1].form) word.pop_back();
  if (word.ends_with("ins") || word.ends_with("outs") || word.ends_with("offs") || word.ends_with("ups")) word.pop_back();
  return word;
}

bool Grammar::is_top_of_hyphened(uint32_t index) const {
  const auto [first, end] = hyphened_range(index);
  for (uint32_t i = first; i < end; ++i) {
    const int32_t head = token(i).head;
    const bool is_outside = head < 0 || static_cast<uint32_t>(head) < first || static_cast<uint32_t>(head) >= end;
    if (is_outside) return i == index;
  }
  return false;
}

}  // namespace tabard
