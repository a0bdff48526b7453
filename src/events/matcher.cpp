#include "events/matcher.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"

namespace tabard {
namespace {

// The value of the first line whose conditions all hold; a line without conditions is the default, wherever it stands.
std::string choose(const std::vector<RuleValue>& lines, const Arguments& arguments) {
  const RuleValue* fallback = nullptr;
  for (const RuleValue& line : lines) {
    if (line.conditions.empty()) {
      if (fallback == nullptr) fallback = &line;
      continue;
    }
    if (std::all_of(line.conditions.begin(), line.conditions.end(), [&](const RuleCondition& c) { return arguments.holds(c); }))
      return line.value;
  }
  return fallback != nullptr ? fallback->value : std::string();
}

// Events whose words are about another: what is promised, asked, refused or threatened is so to somebody.
bool is_about_others(EventType type) {
  return type == EventType::AGREE || type == EventType::REJECT || type == EventType::THREATEN || type == EventType::CONCEDE ||
         type == EventType::REQUEST;
}

void add_new(const TokenList& more, TokenList& list) {
  for (const uint32_t token : more)
    if (std::find(list.begin(), list.end(), token) == list.end()) list.push_back(token);
}

}  // namespace

EventMatcher::EventMatcher(const Lexicon& lexicon) {
  for (const EventRule& rule : lexicon.event_rules())
    for (const RuleTrigger& trigger : rule.triggers) {
      Index& index = trigger.word_class == RuleTrigger::Class::verb   ? verbs_
                     : trigger.word_class == RuleTrigger::Class::noun ? nouns_
                                                                      : adjectives_;
      index[trigger.lemma].push_back({&rule, &trigger});
    }
}

bool EventMatcher::has_second(const Grammar& grammar, uint32_t token, const RuleTrigger& trigger) const {
  if (trigger.second.empty()) return true;
  // Words of rules are ASCII, so small letters are as long as capitals.
  const auto is_lowered = [](std::string_view word, std::string_view in_small) {
    return word.size() == in_small.size() && to_lower(word) == in_small;
  };
  if (trigger.word_class == RuleTrigger::Class::noun) {
    for (const uint32_t c : grammar.tree().children(token)) {
      const Deprel relation = grammar.token(c).deprel;
      const bool is_word =
          relation == Deprel::compound || relation == Deprel::amod || relation == Deprel::case_;  // "on strike"
      if (is_word && is_lowered(grammar.token(c).lemma, trigger.second)) return true;
    }
    return false;
  }
  // A particle ("off"), a fixed preposition ("for"), or an adverb or adjective that belongs to the verb ("dead", "home").
  const std::string_view second = trigger.second;
  const size_t blank = second.find(' ');  // "into custody": a preposition and its noun
  for (const uint32_t c : grammar.tree().children(token)) {
    const Token& child = grammar.token(c);
    if (blank != std::string_view::npos) {
      if (grammar.preposition(c) == second.substr(0, blank) && child.lemma == second.substr(blank + 1)) return true;
      continue;
    }
    const bool is_word = child.deprel == Deprel::compound_prt || child.deprel == Deprel::advmod ||
                         child.deprel == Deprel::xcomp || child.deprel == Deprel::obj || child.deprel == Deprel::case_ ||
                         child.deprel == Deprel::amod;
    if (is_word && (child.lemma == second || is_lowered(child.form, second))) return true;
    const bool is_phrase = child.deprel == Deprel::obl || child.deprel == Deprel::nmod || child.deprel == Deprel::advcl;
    // A fixed preposition stands right behind its verb: "called on Oslo", not "called Oslo on Monday".
    for (const uint32_t word : grammar.tree().children(c))
      if (is_phrase && word > token && word - token <= 2 && grammar.token(word).lemma == second) return true;
  }
  return false;
}

std::vector<const EventMatcher::Candidate*> EventMatcher::candidates(const Grammar& grammar, uint32_t index) const {
  const Token& token = grammar.token(index);
  const Index* table = nullptr;
  if (token.upos != Upos::VERB && grammar.is_in_time(index)) return {};
  switch (token.upos) {
    case Upos::VERB: table = &verbs_; break;
    case Upos::NOUN: table = &nouns_; break;
    case Upos::PROPN: table = &nouns_; break;  // headlines capitalise
    case Upos::ADJ: table = &adjectives_; break;
    default: return {};
  }
  std::vector<const Candidate*> list;
  if (const std::string whole = grammar.hyphened(index); !whole.empty()) {  // "sit-in": no sitting
    for (const Index* from : {&nouns_, &verbs_, &adjectives_})
      if (const auto found = from->find(whole); found != from->end()) {
        if (grammar.is_top_of_hyphened(index))
          for (const Candidate& candidate : found->second)
            if (has_second(grammar, index, *candidate.trigger)) list.push_back(&candidate);
        return list;
      }
  }
  const auto collect = [&](const Index& from, std::string_view lemma) {
    const auto found = from.find(lemma);
    if (found == from.end()) return;
    for (const Candidate& candidate : found->second)
      if (has_second(grammar, index, *candidate.trigger)) list.push_back(&candidate);
  };
  collect(*table, token.lemma);
  if (list.empty() && is_upper(static_cast<char32_t>(token.form[0]))) collect(*table, to_lower(token.lemma));
  // "Fighting", a noun with the lemma of its verb, is known by its form.
  if (list.empty() && table == &nouns_ && token.xpos == "VBG") collect(nouns_, to_lower(token.form));
  // A participle that the tagger took for an adjective keeps its verb's rules.
  if (list.empty() && token.upos == Upos::ADJ && (token.xpos == "VBN" || token.xpos == "VBG")) collect(verbs_, token.lemma);
  const bool is_predicate = token.upos == Upos::ADJ && grammar.child(index, {Deprel::aux_pass, Deprel::obj}) >= 0;
  if (list.empty() && is_predicate &&
      token.form.ends_with("ed")) {  // "was outlawed", "crippled services": outlaw, cripple, ban
    const std::string_view form = token.form;
    for (const size_t cut : {size_t{2}, size_t{1}, size_t{3}})
      if (list.empty() && form.size() > cut + 1) collect(verbs_, form.substr(0, form.size() - cut));
  }
  return list;
}

bool EventMatcher::is_trigger_of(const Grammar& grammar, uint32_t token, EventType type) const {
  for (const Candidate* candidate : candidates(grammar, token))
    if (candidate->rule->type == type) return true;
  return false;
}

// Whether a verb is no happening but tells of whom: "the kidnapped nuns", "the visiting team"; what is refused ("refused to
// sell") is the matter of the refusal.
bool EventMatcher::only_describes(const Grammar& grammar, uint32_t index) const {
  const Token& token = grammar.token(index);
  if (token.head < 0) return false;
  if (token.deprel == Deprel::amod)
    return (token.xpos == "VBN" || token.xpos == "VBG") && token.head > static_cast<int32_t>(index);
  return token.deprel == Deprel::xcomp && token.xpos == "VB" &&
         is_one_of(grammar.token(static_cast<uint32_t>(token.head)).lemma, {"refuse", "decline"});
}

std::vector<Match> EventMatcher::match(const Grammar& grammar, const ActorResolver& resolver, const Sentence& sentence,
                                       std::vector<NearMiss>* near_misses) const {
  std::vector<Match> matches;
  const SentenceWords words(grammar, sentence);
  for (uint32_t index = sentence.first; index < sentence.end; ++index) {
    const Token& token = grammar.token(index);
    const bool is_noun = token.upos == Upos::NOUN || token.upos == Upos::PROPN;
    // "attack helicopter" is no attack; "the Strike Party" no strike.
    if (is_noun && (token.deprel == Deprel::compound || token.deprel == Deprel::flat || token.deprel == Deprel::nmod_desc))
      continue;
    if (only_describes(grammar, index)) continue;
    const auto found = candidates(grammar, index);
    const size_t first = matches.size();
    std::vector<const EventRule*> tried;
    std::array<std::optional<Arguments>, 3> arguments_of_class;
    for (const Candidate* candidate : found) {
      const EventRule& rule = *candidate->rule;
      if (std::find(tried.begin(), tried.end(), &rule) != tried.end()) continue;
      tried.push_back(&rule);
      const RuleTrigger::Class word_class = candidate->trigger->word_class;
      std::optional<Arguments>& known = arguments_of_class[static_cast<size_t>(word_class)];
      if (!known) known.emplace(grammar, resolver, *this, sentence, words, index, word_class);
      const Arguments& arguments = *known;
      const auto miss = [&](Origin line, std::string text) {
        if (near_misses != nullptr) near_misses->push_back({&rule, index, line, std::move(text)});
      };
      const RuleCondition* failed = nullptr;
      int held = 0;
      for (const RuleCondition& condition : rule.conditions) {
        if (!arguments.holds(condition)) {
          failed = &condition;
          break;
        }
        held += condition.is_wanted;
      }
      if (failed != nullptr) {
        miss(failed->origin, failed->is_wanted ? "its `when` does not hold" : "its `unless` forbids it");
        continue;
      }
      Match match;
      match.rule = &rule;
      match.trigger = index;
      match.conditions = held;
      for (const RuleArgument& line : rule.actors) {
        const bool is_implied = line.places.size() == 1 && line.places[0].where == RulePlace::Where::implied;
        if (is_implied) {
          if (match.actors.empty()) match.implied = line.places[0].word;
        } else {
          add_new(arguments.fill(line), match.actors);
        }
      }
      if (!match.actors.empty()) match.implied.clear();
      for (const RuleArgument& line : rule.recipients) {
        TokenList more = arguments.fill(line);
        std::erase_if(more,
                      [&](uint32_t t) { return std::find(match.actors.begin(), match.actors.end(), t) != match.actors.end(); });
        add_new(more, match.recipients);
      }
      const bool is_mutual = grammar.is_mutual(index);
      if (match.recipients.empty() && !rule.recipients.empty() && is_about_others(rule.type) && !is_mutual) {
        match.recipients = arguments.parties_of_complement(rule.type != EventType::AGREE);
        std::erase_if(match.recipients,
                      [&](uint32_t t) { return std::find(match.actors.begin(), match.actors.end(), t) != match.actors.end(); });
      }
      if (rule.requires_actor && match.actors.empty()) {
        miss(rule.origin, "it requires an actor that is named");
        continue;
      }
      if (rule.requires_recipient && match.recipients.empty() && !is_mutual) {
        miss(rule.origin, "it requires a recipient that is named");
        continue;
      }
      match.cameo = choose(rule.cameo, arguments);
      match.mode = choose(rule.modes, arguments);
      for (const RuleValue& context : rule.contexts)
        if (std::all_of(context.conditions.begin(), context.conditions.end(),
                        [&](const RuleCondition& c) { return arguments.holds(c); }))
          match.contexts.push_back(context.value);
      match.score = 2.0 * held + (candidate->trigger->second.empty() ? 0 : 1.5) + (match.actors.empty() ? 0 : 1) +
                    (match.recipients.empty() ? 0 : 1) - (rule.is_weak ? 10 : 0);
      matches.push_back(std::move(match));
    }
    std::stable_sort(matches.begin() + static_cast<std::ptrdiff_t>(first), matches.end(),
                     [](const Match& a, const Match& b) { return a.score > b.score; });
  }
  return matches;
}

}  // namespace tabard
