#include "events/decide.h"

#include <algorithm>

namespace tabard {
namespace {

bool is_cooperative(EventType type) {
  return quad(type) == "verbal cooperation" || quad(type) == "material cooperation";
}

// CODING-NOTES.md: "Content of a speech act is not coded again beside it".
bool has_content(const EventRule& rule) {
  if (rule.is_content_coded) return false;
  switch (rule.type) {
    case EventType::AGREE:
    case EventType::SUPPORT:
    case EventType::CONCEDE:
    case EventType::REQUEST:
    case EventType::ACCUSE:
    case EventType::REJECT:
    case EventType::THREATEN:
    case EventType::PROTEST: return true;
    default: return false;
  }
}

// "is banned from", "are barred": a rule that stands, told in the present. CODEBOOK.md: "standing bans and rules are nothing
// unless imposed, lifted or broken in the report".
bool is_standing_rule(const Grammar& grammar, const Match& match) {
  const bool is_measure = match.rule->type == EventType::COERCE || match.rule->type == EventType::SANCTION;
  if (!is_measure || !grammar.is_passive(match.trigger) || match.cameo.substr(0, 3) == "173") return false;
  for (const uint32_t c : grammar.tree().children(match.trigger)) {
    const Token& child = grammar.token(c);
    if (child.deprel == Deprel::aux) return false;
    if (child.deprel == Deprel::aux_pass) return is_one_of(child.form, {"is", "are", "'s", "’s", "remains", "remain"});
  }
  return false;
}

// Whether `token` is part of what `speech` is about: anything below it but its subject, further main verbs and side clauses.
bool is_content(const Grammar& grammar, uint32_t token, uint32_t speech) {
  uint32_t at = token;
  for (int step = 0; step < 60; ++step) {
    const Token& here = grammar.token(at);
    if (here.head < 0) return false;
    const auto governor = static_cast<uint32_t>(here.head);
    if (here.deprel == Deprel::acl_relcl || here.deprel == Deprel::parataxis) return false;
    if (governor == speech) {
      switch (here.deprel) {
        case Deprel::nsubj:
        case Deprel::nsubj_pass:
        case Deprel::obl_agent:
        case Deprel::conj:
        case Deprel::appos: return false;
        case Deprel::advcl:
          return !grammar.has_child_lemma(
              at, {"after", "before", "as", "while", "when", "since", "because", "although", "though", "if"});
        case Deprel::obl:
          return !is_one_of(grammar.preposition(at), {"after", "before", "during", "in", "at", "amid", "following", "since"});
        default: return true;
      }
    }
    at = governor;
  }
  return false;
}

// Two triggers of one type for one happening: "held talks", "opened fire, killing two", "the attack that killed".
bool is_same_happening(const Grammar& grammar, const Match& upper, const Match& lower) {
  if (upper.rule->type != lower.rule->type) return false;
  const Token& token = grammar.token(lower.trigger);
  if (token.head < 0) return false;
  if (static_cast<uint32_t>(token.head) != upper.trigger) return false;
  switch (token.deprel) {
    case Deprel::obj:
    case Deprel::nsubj:
    case Deprel::nsubj_pass:
    case Deprel::obl:
    case Deprel::nmod:
    case Deprel::advcl:
    case Deprel::xcomp:
    case Deprel::acl:
    case Deprel::acl_relcl: return true;
    default: return false;
  }
}

bool is_denial(const RuleWord& phrase) {
  for (std::string_view rest = phrase.word; !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    if (is_one_of(word, {"no", "not", "n't", "never", "nothing", "none", "nobody", "without", "neither", "nor"})) return true;
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
  }
  return false;
}

// "when negated", or a condition at least half of whose words deny: "no sign of", "no merit", "not run".
bool wants_negation(const EventRule& rule) {
  return std::any_of(rule.conditions.begin(), rule.conditions.end(), [](const RuleCondition& condition) {
    if (!condition.is_wanted) return false;
    size_t denials = 0;
    condition.words.for_each([&denials](const RuleWord& word) { denials += is_denial(word); });
    return condition.voice == RuleCondition::Voice::negated || (denials > 0 && 2 * denials >= condition.words.size());
  });
}

void take_parties(const TokenList& from, TokenList& to) {
  if (to.empty()) to = from;
}

}  // namespace

std::vector<Decision> decide(const Grammar& grammar, const StatusFinder& statuses, const HasParties& has_parties,
                             std::vector<Match> matches, std::vector<Lost>* lost) {
  const auto drop = [lost](Match& match, std::string reason) {
    if (lost != nullptr) lost->push_back({std::move(match), std::move(reason)});
  };

  // One winner a trigger, and those that stand beside it.
  std::vector<Match> winners;
  for (size_t i = 0; i < matches.size();) {
    size_t end = i;
    while (end < matches.size() && matches[end].trigger == matches[i].trigger) ++end;
    std::vector<Match*> rivals;
    for (size_t k = i; k < end; ++k)
      if (!matches[k].rule->is_beside) rivals.push_back(&matches[k]);
    const Match* best = rivals.empty() ? nullptr : rivals.front();
    const Deprel relation = grammar.token(matches[i].trigger).deprel;
    const bool may_take = relation == Deprel::obj || relation == Deprel::nsubj_pass;
    if (rivals.size() > 1 && !may_take) {
      const auto found = std::find_if(rivals.begin(), rivals.end(), [&](Match* each) { return has_parties(*each); });
      if (found != rivals.end()) best = *found;
    }
    for (size_t k = i; k < end; ++k) {
      if (matches[k].rule->is_beside || &matches[k] == best)
        winners.push_back(matches[k]);
      else
        drop(matches[k], &matches[k] < best ? std::string(nobody_takes_part) : "less specific than " + best->rule->name);
    }
    i = end;
  }

  // Wishes that are no events, then the content of speech acts, then double words.
  std::vector<Decision> decisions;
  for (Match& match : winners) {
    const StatusFound found = statuses.find(grammar, match.trigger);
    if (found.is_wish && is_cooperative(match.rule->type)) {
      drop(match, "a wish addressed to nobody is no event");
      continue;
    }
    if (is_standing_rule(grammar, match)) {
      drop(match, "a standing rule is no event");
      continue;
    }
    Decision decision;
    decision.type = match.rule->type;
    decision.cameo = match.cameo;
    decision.mode = match.mode;
    decision.status = found.status;
    decision.status_origin = found.origin;
    if (found.status == Status::negated && wants_negation(*match.rule))
      decision.status = Status::actual;  // "will not yield" is the refusal
    if (found.status == Status::future) {
      // A threat is what its own actor announces: not what others expect of him, nor what will be done by nobody knows whom.
      const bool is_announced = !found.is_expected && !match.actors.empty();
      const Promise* promise = statuses.promise(decision.type, decision.cameo);
      if (promise != nullptr && (is_announced || promise->becomes != EventType::THREATEN)) {
        decision.type = promise->becomes;
        decision.cameo = promise->cameo;
        decision.mode = promise->mode;
        decision.status = Status::actual;
      }
    }
    decision.match = std::move(match);
    decisions.push_back(std::move(decision));
  }
  std::vector<bool> is_out(decisions.size(), false);
  for (size_t i = 0; i < decisions.size(); ++i) {
    if (!has_content(*decisions[i].match.rule)) continue;
    for (size_t k = 0; k < decisions.size(); ++k)
      if (i != k && !is_out[k] && decisions[k].match.trigger != decisions[i].match.trigger &&
          is_content(grammar, decisions[k].match.trigger, decisions[i].match.trigger)) {
        drop(decisions[k].match, "is what " + decisions[i].match.rule->name + " is about");
        is_out[k] = true;
      }
  }
  for (size_t i = 0; i < decisions.size(); ++i)
    for (size_t k = 0; k < decisions.size(); ++k) {
      if (i == k || is_out[i] || is_out[k] || !is_same_happening(grammar, decisions[i].match, decisions[k].match)) continue;
      Match& upper = decisions[i].match;
      Match& lower = decisions[k].match;
      const bool is_light =
          grammar.token(lower.trigger).deprel == Deprel::obj || grammar.token(lower.trigger).deprel == Deprel::nsubj_pass;
      if (is_light && lower.score > upper.score) {
        take_parties(upper.actors, lower.actors);
        take_parties(upper.recipients, lower.recipients);
        drop(upper, "one happening with " + lower.rule->name);
        is_out[i] = true;
      } else {
        take_parties(lower.actors, upper.actors);
        take_parties(lower.recipients, upper.recipients);
        drop(lower, "one happening with " + upper.rule->name);
        is_out[k] = true;
      }
    }
  std::vector<Decision> kept;
  for (size_t i = 0; i < decisions.size(); ++i)
    if (!is_out[i]) kept.push_back(std::move(decisions[i]));
  return kept;
}

}  // namespace tabard
