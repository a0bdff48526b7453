// Idea: PETRARCH goes through the verbs from left to right. The words before a verb and the verb phrase behind it are matched
// with the verb's patterns, the longest first; without one the verb's own code counts. The source is the first known noun
// phrase before the verb, the target the first known one behind it, then the nearest before it; a pattern may say otherwise
// with
// "$", "+" and "%", and a passive with "by" exchanges the two sides. What lies within the verb phrase of a verb that was coded
// is done with: "vowed to fight" is one event.
#include "petrarch/petrarch_coder.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "events/event_id.h"
#include "petrarch/match_pattern.h"
#include "petrarch/phrase_structure.h"

namespace tabard {
namespace {

class SentenceCoder {
 public:
  SentenceCoder(const Reading& reading, const Tree& tree, uint32_t sentence, const PetrarchDictionaries& dictionaries)
      : reading_(reading),
        tree_(tree),
        sentence_(sentence),
        dictionaries_(dictionaries),
        structure_(phrase_structure(reading, tree, reading.sentences[sentence], dictionaries)) {}

  std::vector<Event> code() {
    for (uint32_t word = 0; word < structure_.words.size();) {
      const uint32_t end = is_verb(word) ? code_verb(word) : 0;
      word = std::max(end, word + 1);
    }
    return std::move(events_);
  }

 private:
  struct Sides {
    std::vector<uint32_t> before, after;  // words from the verb outward
  };
  struct Coding {
    EventCodes codes;
    PatternRoles roles;
    uint32_t line = 0;
  };

  const Token& token(uint32_t word) const { return reading_.tokens[structure_.words[word].token]; }

  // A participle before its noun is no verb here, as in PETRARCH's parses.
  bool is_verb(uint32_t word) const {
    const Token& t = token(word);
    if (is_misread_participle(word) || is_infinitive(reading_.tokens, structure_.words[word].token)) return true;
    if ((t.upos != Upos::VERB && t.upos != Upos::AUX) || t.xpos == "MD") return false;
    return t.deprel != Deprel::amod && t.deprel != Deprel::compound && t.deprel != Deprel::case_;
  }

  // "has broken relations" where the parse has "broken" as a word about the relations.
  bool is_misread_participle(uint32_t word) const {
    const Token& t = token(word);
    if (t.upos != Upos::VERB || t.head <= static_cast<int32_t>(structure_.words[word].token)) return false;
    if (t.deprel == Deprel::acl) return true;  // no such clause stands before its noun
    return t.deprel == Deprel::amod && word > 0 && token(word - 1).lemma == "have";
  }

  // The word behind the verb phrase where something was coded; 0 otherwise.
  uint32_t code_verb(uint32_t word) {
    const std::vector<Verb>* verbs = dictionaries_.verbs.find(structure_.words[word].text);
    if (verbs == nullptr) return 0;
    const uint32_t phrase_end = end_of_verb_phrase(word);
    std::optional<Coding> coding;
    size_t longest = 0;  // only verbs of as many words as the first that stands here
    for (const Verb& verb : *verbs) {
      const size_t size = verb.before.size() + verb.after.size();
      if ((longest > 0 && size < longest) || !stands_at(verb, word)) continue;
      longest = size;
      const auto first = word - static_cast<uint32_t>(verb.before.size());
      const auto end = word + 1 + static_cast<uint32_t>(verb.after.size());
      const Sides sides = {words_before(first), words_between(end, std::max(end, phrase_end))};
      bool is_by_pattern = false;
      for (const VerbPattern& pattern : dictionaries_.verbs.patterns(verb)) {
        const auto roles = match_pattern(pattern, dictionaries_.verbs, structure_, sides.before, sides.after);
        if (!roles) continue;
        coding = Coding{pattern.codes, *roles, pattern.line};
        is_by_pattern = true;
        break;
      }
      if (is_by_pattern) {
        if (coding->codes.is_none()) return 0;
        add_events(word, sides, *coding);
        return std::max(end, phrase_end);
      }
      if (!verb.codes.is_none()) coding = Coding{verb.codes, {}, verb.line};
    }
    if (!coding) return 0;
    add_events(word, {words_before(word), words_between(word + 1, phrase_end)}, *coding);
    return phrase_end;
  }

  bool stands_at(const Verb& verb, uint32_t word) const {
    if (verb.before.size() > word || word + verb.after.size() >= structure_.words.size()) return false;
    for (size_t i = 0; i < verb.before.size(); ++i)
      if (structure_.words[word - verb.before.size() + i].text != verb.before[i]) return false;
    for (size_t i = 0; i < verb.after.size(); ++i)
      if (structure_.words[word + 1 + i].text != verb.after[i]) return false;
    return true;
  }

  bool has_subject(uint32_t verb) const {
    const auto children = tree_.children(verb);
    return std::any_of(children.begin(), children.end(), [this, verb](uint32_t child) {
      const Deprel deprel = reading_.tokens[child].deprel;
      return child < verb && (deprel == Deprel::nsubj || deprel == Deprel::nsubj_pass || deprel == Deprel::csubj);
    });
  }

  // The leftmost token of the clause of its own that `verb` stands in: earlier clauses joined by "and" are not of it.
  uint32_t start_of_clause(uint32_t verb) const {
    const Sentence& sentence = reading_.sentences[sentence_];
    for (uint32_t steps = 0; steps < sentence.size(); ++steps) {
      const Token& t = reading_.tokens[verb];
      if ((t.deprel == Deprel::conj || t.deprel == Deprel::parataxis) && has_subject(verb)) {
        uint32_t first = verb;
        for (uint32_t child : tree_.children(verb))
          while (child < first) {
            first = child;
            if (!tree_.children(child).empty()) child = tree_.children(child).front();
          }
        return first;
      }
      if (t.head < 0 || static_cast<uint32_t>(t.head) > verb || static_cast<uint32_t>(t.head) < sentence.first) break;
      verb = static_cast<uint32_t>(t.head);
    }
    return sentence.first;
  }

  std::vector<uint32_t> words_before(uint32_t word) const {
    std::vector<uint32_t> words;
    const uint32_t start = start_of_clause(structure_.words[word].token);
    while (word-- > 0 && !structure_.words[word].is_comma && structure_.words[word].token >= start) words.push_back(word);
    return words;
  }

  std::vector<uint32_t> words_between(uint32_t first, uint32_t end) const {
    std::vector<uint32_t> words;
    for (; first < end; ++first)
      if (!structure_.words[first].is_comma) words.push_back(first);
    return words;
  }

  // The last token that hangs on `verb`, without what "and" or a semicolon adds to it.
  uint32_t last_token(uint32_t verb) const {
    const Sentence& sentence = reading_.sentences[sentence_];
    uint32_t last = verb;
    std::vector<uint32_t> open = {verb};
    std::vector<bool> is_seen(sentence.size(), false);
    while (!open.empty()) {
      const uint32_t head = open.back();
      open.pop_back();
      last = std::max(last, head);
      for (const uint32_t child : tree_.children(head)) {
        if (child < sentence.first || child >= sentence.end || is_seen[child - sentence.first]) continue;
        const Token& t = reading_.tokens[child];
        if (t.deprel == Deprel::punct || (head == verb && child > verb && ends_phrase(child))) continue;
        is_seen[child - sentence.first] = true;
        open.push_back(child);
      }
    }
    return last;
  }
  bool ends_phrase(uint32_t token) const {
    const Token& t = reading_.tokens[token];
    if (t.deprel == Deprel::cc || (t.deprel == Deprel::conj && (t.upos == Upos::VERB || t.upos == Upos::AUX))) return true;
    if (t.deprel != Deprel::parataxis) return false;
    const auto children = tree_.children(token);  // with "that" it is what was said
    return std::none_of(children.begin(), children.end(),
                        [this](uint32_t child) { return reading_.tokens[child].deprel == Deprel::mark; });
  }

  // "condemned an attack and promised aid": the next of two verb phrases begins at "and", whatever it hangs on.
  uint32_t next_verb_phrase(uint32_t word) const {
    for (uint32_t i = word + 1; i + 1 < structure_.words.size(); ++i) {
      const Token& t = token(i);
      const Token& next = token(i + 1);
      if (t.upos == Upos::CCONJ && next.upos == Upos::VERB && (next.xpos == "VBD" || next.xpos == "VBN" || next.xpos == "VBZ"))
        return next.deprel == Deprel::amod ? static_cast<uint32_t>(structure_.words.size()) : i;
      if (t.upos == Upos::VERB && t.deprel != Deprel::amod) break;
    }
    return static_cast<uint32_t>(structure_.words.size());
  }

  uint32_t end_of_verb_phrase(uint32_t word) const {
    const uint32_t verb = structure_.words[word].token;
    uint32_t last = last_token(verb);
    const Token& t = reading_.tokens[verb];
    // An auxiliary's phrase is that of its verb.
    if ((t.deprel == Deprel::aux || t.deprel == Deprel::aux_pass || t.deprel == Deprel::cop) && t.head > 0)
      last = std::max(last, last_token(static_cast<uint32_t>(t.head)));
    if (is_misread_participle(word)) last = std::max(last, last_token(static_cast<uint32_t>(t.head)));
    const uint32_t next = next_verb_phrase(word);
    uint32_t end = word + 1;
    while (end < next && structure_.words[end].token <= last) ++end;
    return end;
  }

  bool is_passive(uint32_t word) const {
    const uint32_t verb = structure_.words[word].token;
    for (const uint32_t child : tree_.children(verb))
      if (reading_.tokens[child].deprel == Deprel::aux_pass) return true;
    return false;
  }

  // The phrases that lie in `words`, in text order.
  std::vector<int32_t> phrases_in(const std::vector<uint32_t>& words) const {
    std::set<int32_t> phrases;
    for (const uint32_t word : words)
      if (structure_.words[word].phrase >= 0) phrases.insert(structure_.words[word].phrase);
    return {phrases.begin(), phrases.end()};
  }

  const NounPhrase& phrase(int32_t index) const { return structure_.phrases[static_cast<size_t>(index)]; }

  // Codes of compounds are not compared.
  bool is_other(int32_t index, int32_t than) const {
    if (index == than) return false;
    if (than < 0) return true;
    const NounPhrase& a = phrase(index);
    const NounPhrase& b = phrase(than);
    return a.members.size() != 1 || b.members.size() != 1 || a.members[0].code != b.members[0].code;
  }

  int32_t first_known(const std::vector<int32_t>& phrases, int32_t than) const {
    for (const int32_t index : phrases)
      if (phrase(index).is_known() && is_other(index, than)) return index;
    return -1;
  }

  void add_events(uint32_t word, const Sides& sides, const Coding& coding) {
    std::vector<int32_t> before = phrases_in(sides.before);
    std::vector<int32_t> after = phrases_in(sides.after);
    int32_t source = coding.roles.source;
    int32_t target = coding.roles.target;
    const int32_t both = coding.roles.both;
    if (both >= 0) {
      const bool is_behind = phrase(both).first > word;
      const int32_t other = is_behind ? first_known(before, both) : -1;
      // "agreed with Norway and Sweden": someone else is the source.
      if (other < 0) return add_dyads(word, coding, both, both);
      return add_dyads(word, coding, other, both);
    }
    const bool is_given = source >= 0 || target >= 0;
    if (!is_given && is_passive(word)) {
      const auto by =
          std::find_if(sides.after.begin(), sides.after.end(), [this](uint32_t w) { return structure_.words[w].text == "by"; });
      if (by != sides.after.end()) {
        source = first_known(phrases_in({by, sides.after.end()}), -1);
        if (source >= 0) {
          target = first_known(before, source);
          if (target >= 0) return add_dyads(word, coding, source, target);
          source = -1;
        }
      }
    }
    if (source < 0) {
      source = first_known(before, target);
      if (source < 0 && !before.empty() && before.front() != target) source = before.front();
    }
    if (source < 0) return;
    if (target < 0) {
      target = first_known(after, source);
      if (target < 0) {
        const auto open = std::find_if(after.begin(), after.end(), [source](int32_t index) { return index != source; });
        if (open != after.end()) target = *open;
      }
      if (target < 0) {
        std::reverse(before.begin(), before.end());
        target = first_known(before, source);
      }
    }
    add_dyads(word, coding, source, target);
  }

  void add_dyads(uint32_t word, const Coding& coding, int32_t source, int32_t target) {
    const std::vector<PartyMember> unknown = {{"---", {}}};
    const std::vector<PartyMember>& sources = phrase(source).members;
    const std::vector<PartyMember>& targets = target >= 0 ? phrase(target).members : unknown;
    if (!coding.codes.forward.empty()) add_event(word, coding, coding.codes.forward, sources, targets);
    if (!coding.codes.backward.empty()) add_event(word, coding, coding.codes.backward, targets, sources);
  }

  // One event where every source meets every target; otherwise one for each pair that is left.
  void add_event(uint32_t word, const Coding& coding, const std::string& code, const std::vector<PartyMember>& sources,
                 const std::vector<PartyMember>& targets) {
    const auto is_wanted = [this](const PartyMember& member) {
      return !dictionaries_.settings.require_dyad || member.code != "---";
    };
    std::vector<PartyMember> from, to;
    std::copy_if(sources.begin(), sources.end(), std::back_inserter(from), is_wanted);
    std::copy_if(targets.begin(), targets.end(), std::back_inserter(to), is_wanted);
    bool is_whole = true;
    for (const PartyMember& a : from)
      for (const PartyMember& b : to) is_whole = is_whole && a.code != b.code && seen_.count({a.code, b.code, code}) == 0;
    if (is_whole && !from.empty() && !to.empty()) {
      for (const PartyMember& a : from)
        for (const PartyMember& b : to) seen_.insert({a.code, b.code, code});
      return push(word, coding, code, from, to);
    }
    for (const PartyMember& a : from)
      for (const PartyMember& b : to)
        if (a.code != b.code && seen_.insert({a.code, b.code, code}).second) push(word, coding, code, {a}, {b});
  }

  void push(uint32_t word, const Coding& coding, const std::string& code, const std::vector<PartyMember>& from,
            const std::vector<PartyMember>& to) {
    Event event;
    event.is_by_dictionary = true;
    event.sentence = sentence_;
    event.cameo = code;
    event.trigger_token = structure_.words[word].token;
    event.trigger = token(word).span;
    event.actors = parties(from);
    event.recipients = parties(to);
    event.rule = {0, coding.line};
    if (reading_.document->date) event.date = EventDate{std::nullopt, {*reading_.document->date, *reading_.document->date}};
    events_.push_back(std::move(event));
  }

  std::vector<Party> parties(const std::vector<PartyMember>& members) const {
    std::vector<Party> list;
    for (const PartyMember& member : members) {
      Party party;
      party.actor.is_given = true;
      party.actor.country = member.code;
      if (!member.span.is_empty()) {
        party.span = member.span;
        party.actor.name = std::string(member.span.in(reading_.text()));
      }
      list.push_back(std::move(party));
    }
    return list;
  }

  const Reading& reading_;
  const Tree& tree_;
  uint32_t sentence_;
  const PetrarchDictionaries& dictionaries_;
  PhraseStructure structure_;
  std::vector<Event> events_;
  std::set<std::tuple<std::string, std::string, std::string>> seen_;
};

}  // namespace

std::vector<Event> PetrarchCoder::code(const Reading& reading, const Tree& tree) const {
  std::vector<Event> events;
  for (uint32_t sentence = 0; sentence < reading.sentences.size(); ++sentence) {
    const Discard discard = dictionaries_->discards.check(reading.sentences[sentence].span.in(reading.text()));
    if (discard == Discard::report) return {};
    if (discard == Discard::sentence) continue;
    for (Event& event : SentenceCoder(reading, tree, sentence, *dictionaries_).code()) events.push_back(std::move(event));
  }
  std::map<uint32_t, int> ordinals;
  for (Event& event : events) event.id = event_id(reading.document->id, event.trigger, ordinals[event.trigger.start]++);
  return events;
}

}  // namespace tabard
