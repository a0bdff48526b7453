#include "events/arguments.h"

#include "actors/party.h"
#include "actors/sectors.h"
#include "base/utf8.h"
#include "events/matcher.h"

#include <algorithm>

namespace tabard {
namespace {

// Verbs that say only that the noun they govern took place: their subject is the noun's.
bool is_support_verb(std::string_view lemma) {
  return is_one_of(lemma, {"carry",  "conduct", "launch", "stage", "hold",    "make",     "pay",       "mount", "give",
                           "commit", "perform", "begin",  "start", "resume",  "continue", "undertake", "do",    "have",
                           "take",   "lead",    "order",  "end",   "unleash", "wage",     "complete",  "open",  "announce",
                           "impose", "offer",   "join",   "issue", "deliver", "plan",     "execute"});
}

// Words that only count or bundle what follows "of".
bool is_measure(const Token& head) {
  return head.upos == Upos::NUM ||
         is_one_of(
             head.lemma,
             {"dozen",     "hundred",  "thousand", "million", "billion", "dollar",  "euro",  "pound",  "tonne",  "ton",
              "kilo",      "worth",    "lot",      "half",    "third",   "quarter", "rest",  "part",   "piece",  "act",
              "series",    "wave",     "round",    "package", "spate",   "string",  "batch", "load",   "cargo",  "consignment",
              "truckload", "shipload", "bag",      "sack",    "case",    "number",  "kind",  "form",   "pair",   "couple",
              "volley",    "hail",     "barrage",  "salvo",   "burst",   "shower",  "cloud", "convoy", "column", "percent"});
}

// Verbs whose object goes to or from somebody.
bool is_moving(std::string_view lemma) {
  return is_one_of(lemma,
                   {"send", "dispatch", "deploy", "withdraw", "deliver", "supply", "sell", "lend", "transfer", "contribute"});
}

bool is_phrase_place(RulePlace::Where where) {
  using Where = RulePlace::Where;
  return where == Where::object || where == Where::subject || where == Where::preposition || where == Where::receiver;
}

// "Burkina Faso ambush", "Beirut blast": the land says where and not who, as in "US strike".
bool is_told_by_its_place(const Grammar& grammar, uint32_t noun, uint32_t compound) {
  if (grammar.token(compound).deprel != Deprel::compound) return false;
  if (!is_one_of(grammar.token(noun).lemma, {"ambush", "blast", "explosion", "shooting", "violence"})) return false;
  const Mention* land = grammar.reading().mention_at(compound);
  return land != nullptr && (land->kind == Kind::country || land->kind == Kind::place);
}

// "Nigerians", but not "Philippines", which is the name of the land.
bool is_plural_of_people(const Token& token, const Actor& party) {
  return token.form.size() > 4 && token.form.back() == 's' && token.upos == Upos::PROPN && party.sectors.empty() &&
         party.name.find(token.form) == std::string::npos;
}

bool has_proper_name(const Grammar& grammar, uint32_t head) {
  const Mention* mention = grammar.reading().mention_at(head);
  return mention != nullptr && mention->form == Mention::Form::name;
}

}  // namespace

TokenList owners_of(const Grammar& grammar, const ActorResolver& resolver, uint32_t noun) {
  TokenList list;
  for (const uint32_t c : grammar.tree().children(noun)) {
    const Token& token = grammar.token(c);
    if (token.deprel == Deprel::nmod_poss) {
      for (const uint32_t member : grammar.with_conjuncts(c)) list.push_back(member);
    } else if (token.deprel == Deprel::amod || token.deprel == Deprel::compound || token.deprel == Deprel::nmod_unmarked ||
               token.deprel == Deprel::nmod) {
      if (token.deprel == Deprel::nmod && !grammar.preposition(c).empty()) continue;
      if (is_told_by_its_place(grammar, noun, c)) continue;
      // "US-led", "Saudi-backed": the name hangs on the participle.
      if (is_one_of(token.lemma, {"lead", "led", "back", "run", "style"}))
        for (const uint32_t inner : grammar.tree().children(c))
          if (!party_of(grammar.reading(), grammar.tree(), resolver, inner).is_uncoded()) list.push_back(inner);
      if (grammar.reading().mention_at(c) != nullptr && !party_of(grammar.reading(), grammar.tree(), resolver, c).is_uncoded())
        for (const uint32_t member : grammar.with_conjuncts(c)) list.push_back(member);
    }
  }
  return list;
}

bool is_audience(const Grammar& grammar, uint32_t noun) {
  const Token& token = grammar.token(noun);
  if (token.head < 0 || (token.deprel != Deprel::obj && token.deprel != Deprel::iobj)) return false;
  if (!is_one_of(grammar.token(static_cast<uint32_t>(token.head)).lemma, {"tell", "inform", "brief"})) return false;
  if (is_one_of(token.lemma, {"reporter", "journalist", "correspondent", "newsman", "medium", "press"})) return true;
  const Mention* outlet = grammar.reading().mention_at(noun);
  return outlet != nullptr && is_outlet(outlet->actor);
}

bool is_owned_by_any(const Grammar& grammar, uint32_t noun, const std::vector<Party>& parties) {
  for (const uint32_t c : grammar.tree().children(noun)) {
    const Mention* owner = grammar.token(c).deprel == Deprel::nmod_poss ? grammar.reading().mention_at(c) : nullptr;
    if (owner != nullptr && owner->chain >= 0 &&
        std::any_of(parties.begin(), parties.end(), [&](const Party& party) { return party.chain == owner->chain; }))
      return true;
  }
  return false;
}

Arguments::Arguments(const Grammar& grammar, const ActorResolver& resolver, const EventMatcher& matcher,
                     const Sentence& sentence, const SentenceWords& words, uint32_t trigger, RuleTrigger::Class word_class)
    : grammar_(grammar),
      resolver_(resolver),
      matcher_(matcher),
      sentence_(sentence),
      words_(words),
      trigger_(trigger),
      word_class_(word_class) {
  if (word_class != RuleTrigger::Class::noun) return;
  uint32_t top = trigger;
  while (grammar.token(top).deprel == Deprel::conj && grammar.token(top).head >= 0)
    top = static_cast<uint32_t>(grammar.token(top).head);
  const Token& noun = grammar.token(top);
  if (noun.head < 0) return;
  const bool is_argument = noun.deprel == Deprel::obj || noun.deprel == Deprel::nsubj_pass || noun.deprel == Deprel::obl;
  if (is_argument && is_support_verb(grammar.token(static_cast<uint32_t>(noun.head)).lemma)) support_ = noun.head;
}

TokenList Arguments::subject() const {
  if (word_class_ == RuleTrigger::Class::verb) return grammar_.subjects(trigger_);
  if (word_class_ == RuleTrigger::Class::adjective) return grammar_.surface_subjects(trigger_);
  TokenList list = owners_of(grammar_, resolver_, trigger_);
  if (list.empty()) list = noun_phrases("by");
  if (list.empty())  // "the raid launched by rebels", "the raid that rebels launched"
    for (const uint32_t c : grammar_.tree().children(trigger_)) {
      const Deprel relation = grammar_.token(c).deprel;
      if ((relation != Deprel::acl && relation != Deprel::acl_relcl) || !is_support_verb(grammar_.token(c).lemma)) continue;
      for (const uint32_t subject : grammar_.subjects(c))
        if (grammar_.antecedent(subject) != trigger_) list.push_back(subject);
    }
  if (list.empty() && support_ >= 0) {
    const auto verb = static_cast<uint32_t>(support_);
    if (grammar_.token(trigger_).deprel != Deprel::obl) list = grammar_.subjects(verb);
  }
  if (list.empty() && grammar_.child(trigger_, {Deprel::case_}) >= 0) {  // "the nurses are on strike", "is in Oslo on a visit"
    const Token& noun = grammar_.token(trigger_);
    const bool is_at_place = (noun.deprel == Deprel::nmod || noun.deprel == Deprel::obl) && noun.head >= 0;
    const uint32_t state = is_at_place ? static_cast<uint32_t>(noun.head) : trigger_;
    if (grammar_.child(state, {Deprel::cop}) >= 0) list = grammar_.surface_subjects(state);
  }
  return list;
}

TokenList Arguments::object() const {
  if (word_class_ == RuleTrigger::Class::verb) return grammar_.objects(trigger_);
  return grammar_.phrases(trigger_, "of");
}

// "President" says who and keeps its own phrases ("met the president of Chile"); "call" does not, whosever it is.
bool Arguments::is_role(uint32_t noun) const {
  const std::string_view words[] = {grammar_.token(noun).form};
  return !resolver_.resolve(words, grammar_.reading().document->date).sectors.empty();
}

// Phrases with that preposition at a noun or, since parsers hang them anywhere, at a noun inside its phrase: "credits of 27
// million dollars to Peru", "tents and rice for Peru".
TokenList Arguments::phrases_within(uint32_t noun, std::string_view preposition, int depth) const {
  if (preposition == "of" && is_role(noun)) return {};
  TokenList list = grammar_.phrases(noun, preposition);
  if (!list.empty() || depth == 0 || preposition == "of") return list;
  for (const uint32_t c : grammar_.tree().children(noun)) {
    const Deprel relation = grammar_.token(c).deprel;
    const bool is_inside =
        (relation == Deprel::nmod && grammar_.preposition(c) == "of") || relation == Deprel::conj || relation == Deprel::appos;
    if (!is_inside || is_role(c)) continue;
    list = phrases_within(c, preposition, depth - 1);
    if (!list.empty()) return list;
  }
  return list;
}

// Phrases with that preposition at a noun trigger, or at what it is of, since parsers hang them anywhere: "the capture of the
// town by rebels", "the extradition of a banker from Panama to Peru".
TokenList Arguments::noun_phrases(std::string_view preposition) const {
  TokenList list = grammar_.phrases(trigger_, preposition);
  if (!list.empty() || preposition == "of" || preposition == "in") return list;
  for (const uint32_t what : grammar_.phrases(trigger_, "of"))
    for (const uint32_t inner : grammar_.phrases(what, preposition)) list.push_back(inner);
  return list;
}

TokenList Arguments::prepositional(std::string_view preposition) const {
  const bool is_noun = word_class_ == RuleTrigger::Class::noun;
  TokenList list = is_noun ? noun_phrases(preposition) : grammar_.phrases(trigger_, preposition);
  if (!list.empty()) return list;
  if (is_noun) {
    if (grammar_.token(trigger_).head >= 0 && support_ >= 0)
      return grammar_.phrases(static_cast<uint32_t>(support_), preposition);
    return {};
  }
  // "held talks with": the phrase hangs on the object noun.
  const int32_t object = grammar_.child(trigger_, {Deprel::obj, Deprel::nsubj_pass});
  if (object < 0) return {};
  const auto noun = static_cast<uint32_t>(object);
  list = phrases_within(noun, preposition, 2);
  if (!list.empty() || preposition != "by") return list;
  // "rejected an offer made by Oslo": the phrase hangs on a participle of the object.
  for (const uint32_t c : grammar_.tree().children(noun))
    if (grammar_.token(c).deprel == Deprel::acl && grammar_.is_passive(c))
      for (const uint32_t agent : grammar_.subjects(c)) list.push_back(agent);
  return list;
}

TokenList Arguments::modifiers() const {
  TokenList list;
  for (const uint32_t c : grammar_.tree().children(trigger_)) {
    const Deprel relation = grammar_.token(c).deprel;
    if (relation == Deprel::advmod || relation == Deprel::amod || relation == Deprel::compound ||
        relation == Deprel::nmod_desc || (relation == Deprel::obl && word_class_ == RuleTrigger::Class::verb))
      list.push_back(c);
  }
  return list;
}

TokenList Arguments::complements() const {
  TokenList list = grammar_.complements(trigger_);
  if (!list.empty() || word_class_ != RuleTrigger::Class::verb) return list;
  // "told their flock to stay", "called on both sides to stop": the clause hangs on whom it is said to.
  for (const uint32_t c : grammar_.tree().children(trigger_)) {
    const Deprel relation = grammar_.token(c).deprel;
    const bool is_addressed =
        relation == Deprel::obj || relation == Deprel::iobj || relation == Deprel::nsubj_pass ||
        (relation == Deprel::obl && is_one_of(grammar_.preposition(c), {"on", "upon", "to", "with", "for"}));
    if (!is_addressed) continue;
    for (const uint32_t clause : grammar_.complements(c))
      if (relation == Deprel::obj || grammar_.has_child_lemma(clause, {"to"})) list.push_back(clause);
  }
  return list;
}

const TokenList& Arguments::at(const RulePlace& place) const {
  for (const Filled& filled : filled_)
    if (filled.where == place.where && filled.word == place.word) return filled.tokens;
  return filled_.emplace_back(Filled{place.where, place.word, find(place)}).tokens;
}

TokenList Arguments::find(const RulePlace& place) const {
  using Where = RulePlace::Where;
  switch (place.where) {
    case Where::subject: return subject();
    case Where::object: return object();
    case Where::receiver: return word_class_ == RuleTrigger::Class::verb ? grammar_.receivers(trigger_) : TokenList{};
    case Where::preposition: return prepositional(place.word);
    case Where::complement: return complements();
    case Where::infinitive: {
      TokenList list = complements();
      std::erase_if(list, [&](uint32_t clause) { return !grammar_.has_child_lemma(clause, {"to"}); });
      return list;
    }
    case Where::complement_subject: {
      TokenList list;
      for (const uint32_t clause : complements())
        for (const uint32_t subject : grammar_.surface_subjects(clause)) list.push_back(subject);
      return list;
    }
    case Where::owner: {
      if (word_class_ == RuleTrigger::Class::noun) return owners_of(grammar_, resolver_, trigger_);
      TokenList list;
      for (const uint32_t object : grammar_.objects(trigger_))
        for (const uint32_t owner : owners_of(grammar_, resolver_, object)) list.push_back(owner);
      return list;
    }
    case Where::modifier: return modifiers();
    case Where::particle: {
      TokenList list;
      for (const uint32_t c : grammar_.tree().children(trigger_)) {
        const Deprel relation = grammar_.token(c).deprel;
        if (relation == Deprel::compound_prt || relation == Deprel::advmod) list.push_back(c);
      }
      return list;
    }
    case Where::governor: {
      const int32_t head = grammar_.token(trigger_).head;
      return head >= 0 ? TokenList{static_cast<uint32_t>(head)} : TokenList{};
    }
    case Where::any: {
      constexpr uint32_t reach = 100;  // words: a sentence of thousands is a list, and time must stay linear
      TokenList list;
      const uint32_t first = std::max(sentence_.first, trigger_ - std::min(trigger_, reach));
      const uint32_t end = std::min(sentence_.end, trigger_ + reach);
      for (uint32_t i = first; i < end; ++i)
        if (i != trigger_) list.push_back(i);
      return list;
    }
    case Where::implied: break;
  }
  return {};
}

// Of "the two countries" the first stands for both.
Actor Arguments::party_at(uint32_t index) const {
  const Reading& reading = grammar_.reading();
  const Mention* mention = reading.mention_at(index);
  if (mention != nullptr && !mention->members.empty()) return reading.chains[mention->members.front()].actor;
  return party_of(reading, grammar_.tree(), resolver_, index);
}

bool Arguments::is_kind(uint32_t index, std::string_view kind) const {
  const Reading& reading = grammar_.reading();
  const Mention* mention = reading.mention_at(index);
  if (kind == "place" || kind == "city") {
    for (const Place& place : reading.places)
      if (place.first <= index && index < place.end)
        return kind == "place" || place.precision == Place::Precision::city || place.precision == Place::Precision::district;
    return kind == "place" && mention != nullptr && (mention->kind == Kind::place || mention->kind == Kind::country);
  }
  if (kind == "countries") return has_two_countries({index});
  const Actor party = party_at(index);
  const Kind own = mention != nullptr && mention->kind != Kind::unknown ? mention->kind : party.kind;
  if (own == Kind::country && (kind == "people" || kind == "country") && is_plural_of_people(grammar_.token(index), party))
    return kind == "people";
  if (kind == "country")
    return own == Kind::country || (party.kind == Kind::country && party.sectors.empty() && !party.country.empty());
  if (kind == "person") return own == Kind::person;
  if (kind == "organization") return own == Kind::organization;
  if (kind == "group") return own == Kind::group;
  if (kind == "people" && grammar_.token(index).upos == Upos::NUM) return true;  // "hauled away thirty-one"
  if (kind == "people") return own == Kind::person || own == Kind::group || (!party.sectors.empty() && own != Kind::place);
  const bool is_actor =
      !party.is_uncoded() || (own == Kind::person || own == Kind::organization ? has_proper_name(grammar_, index) : false);
  if (kind == "actor") return is_actor;
  return !is_actor && own != Kind::person && own != Kind::group;  // thing
}

// "Egypt and Sudan", "Turkish and Azeri troops", "the two countries"
bool Arguments::has_two_countries(const TokenList& parties) const {
  const Reading& reading = grammar_.reading();
  std::string first;
  const auto is_second = [&](const std::string& country) {
    if (country.empty() || is_international(country) || country == first) return false;
    if (first.empty()) first = country;
    return country != first;
  };
  for (const uint32_t token : parties) {
    const uint32_t meant = grammar_.antecedent(token);
    const Mention* mention = reading.mention_at(meant);
    if (mention != nullptr)
      for (const uint32_t member : mention->members)
        if (is_second(reading.chains[member].actor.country)) return true;
    for (const Actor& actor : parties_of(reading, grammar_.tree(), resolver_, meant))
      if (is_second(actor.country)) return true;
  }
  return false;
}

bool Arguments::fits(uint32_t index, const RuleWord& word) const {
  using What = RuleWord::What;
  switch (word.what) {
    case What::anything: return true;
    case What::lemma: return false;  // SentenceWords is asked for all of them at once
    case What::kind: return is_kind(index, word.word);
    case What::event: return matcher_.is_trigger_of(grammar_, index, word.event);
    case What::country: return party_at(index).country == word.word;
    case What::sector: {
      const std::vector<std::string> sectors = party_at(index).sectors;
      return std::find(sectors.begin(), sectors.end(), word.word) != sectors.end();
    }
  }
  return false;
}

bool Arguments::fits(uint32_t index, const RuleWords& words) const {
  if (words.empty()) return true;
  const uint32_t meant = grammar_.antecedent(index);
  const auto children = grammar_.tree().children(meant);
  return words_.is_one_of(meant, words) ||
         std::any_of(children.begin(), children.end(),  // "the frigate Mendez Nunez"
                     [&](uint32_t child) {
                       return grammar_.token(child).deprel == Deprel::nmod_desc && words_.is_one_of(child, words);
                     }) ||
         std::any_of(words.kinds().begin(), words.kinds().end(), [&](const RuleWord& word) { return fits(meant, word); });
}

bool Arguments::is_negated() const {
  const auto children = grammar_.tree().children(trigger_);
  return grammar_.has_child_lemma(trigger_, {"not", "never", "no"}) ||
         std::any_of(children.begin(), children.end(), [&](uint32_t child) { return grammar_.is_no_longer(child); });
}

// "100 million dollars of debt" is debt, a "credit line" is credit: what a phrase is of, or made of.
bool Arguments::fits_inside(uint32_t head, const RuleWords& words) const {
  for (const uint32_t c : grammar_.tree().children(head)) {
    const Deprel relation = grammar_.token(c).deprel;
    if (relation == Deprel::compound && words_.is_one_of(c, words)) return true;
    if (relation == Deprel::nmod && is_measure(grammar_.token(head)) && grammar_.preposition(c) == "of" &&
        words_.is_one_of(c, words))
      return true;
  }
  return false;
}

bool Arguments::holds(const RuleCondition& condition) const {
  using Voice = RuleCondition::Voice;
  bool is_met = false;
  if (condition.voice != Voice::any) {
    const bool is_passive = word_class_ == RuleTrigger::Class::verb && grammar_.is_passive(trigger_);
    is_met = condition.voice == Voice::passive ? is_passive : condition.voice == Voice::active ? !is_passive : is_negated();
  } else if (const std::vector<RuleWord>& kinds = condition.words.kinds();
             condition.words.empty() || !kinds.empty() || words_.may_have(condition.words)) {
    const bool are_two_meant =
        std::any_of(kinds.begin(), kinds.end(), [](const RuleWord& word) { return word.word == "countries"; });
    for (const RulePlace& place : condition.places) {
      const TokenList& tokens = at(place);
      is_met = are_two_meant && has_two_countries(tokens);
      for (const uint32_t token : tokens) {
        if (is_met) break;
        is_met = fits(token, condition.words) ||
                 (condition.is_wanted && is_phrase_place(place.where) && fits_inside(token, condition.words));
      }
      if (is_met) break;
    }
  }
  return is_met == condition.is_wanted;
}

TokenList Arguments::fill(const RuleArgument& line) const {
  TokenList first_filled;
  for (const RulePlace& place : line.places) {
    TokenList fitting;
    for (const uint32_t token : at(place))
      if (fits(token, line.words) && !is_audience(grammar_, token)) fitting.push_back(token);
    if (std::any_of(fitting.begin(), fitting.end(), [&](uint32_t token) { return has_code(token); })) return fitting;
    if (first_filled.empty()) first_filled = std::move(fitting);
  }
  return first_filled;
}

// Whether the phrase stands for somebody whom the codebook has a code for, or for a happening, whose party is looked for later.
bool Arguments::has_code(uint32_t index) const {
  const uint32_t meant = grammar_.antecedent(index);
  return !party_at(meant).is_uncoded() || matcher_.is_trigger(grammar_, meant);
}

TokenList Arguments::parties_of_complement(bool is_object_meant) const {
  static const RuleWords party({{RuleWord::What::kind, "actor"}, {RuleWord::What::kind, "people"}});
  const auto fitting = [&](TokenList list) {
    std::erase_if(list, [&](uint32_t token) { return !fits(token, party); });
    return list;
  };
  for (const uint32_t clause : complements()) {
    if (TokenList list = fitting(grammar_.receivers(clause)); !list.empty()) return list;
    const int32_t object = grammar_.child(clause, {Deprel::obj});
    // "refused to send troops to Angola", "to withdraw troops from Angola": not the troops.
    if (is_moving(grammar_.token(clause).lemma)) {
      for (const std::string_view preposition : {"to", "into"}) {
        if (TokenList list = fitting(grammar_.phrases(clause, preposition)); !list.empty()) return list;
        if (object < 0) continue;
        if (TokenList list = fitting(grammar_.phrases(static_cast<uint32_t>(object), preposition)); !list.empty()) return list;
      }
      TokenList lands = grammar_.phrases(clause, "from");
      std::erase_if(lands, [&](uint32_t token) { return !is_kind(token, "country"); });
      if (!lands.empty()) return lands;
    }
    if (is_object_meant)
      if (TokenList list = fitting(grammar_.objects(clause)); !list.empty()) return list;
    for (const std::string_view preposition : {"with", "to", "from", "against", "on", "for", "into", "of"}) {
      if (!is_object_meant && preposition == "from") break;
      if (TokenList list = fitting(grammar_.phrases(clause, preposition)); !list.empty() && preposition != "of") return list;
      if (object < 0) continue;
      if (TokenList list = fitting(grammar_.phrases(static_cast<uint32_t>(object), preposition)); !list.empty()) return list;
    }
  }
  return {};
}

}  // namespace tabard
