#include "lexicon/rule_checks.h"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <tuple>

namespace tabard {
namespace {

// Has it any line by which it may beat, or be beaten by, another rule on the same word?
bool is_plain(const EventRule& rule) {
  const auto is_open = [](const RuleArgument& argument) { return argument.words.empty(); };
  return rule.conditions.empty() && !rule.requires_actor && !rule.requires_recipient &&
         std::all_of(rule.actors.begin(), rule.actors.end(), is_open) &&
         std::all_of(rule.recipients.begin(), rule.recipients.end(), is_open);
}

}  // namespace

void check_rule(const EventRule& rule, const std::string& file, Faults& faults) {
  const auto fault = [&](std::string text) { faults.add(file, rule.origin.line, fmt::format("rule {} {}", rule.name, text)); };
  if (rule.triggers.empty()) fault("has no trigger: a line 'verb …', 'noun …' or 'adjective …' says which words it is about");
  if (rule.actors.empty() && rule.recipients.empty())
    fault("has neither an 'actor' nor a 'recipient' line, so that it can never code anything");
  if (rule.cameo.empty()) {
    fault("has no 'cameo' line");
  } else if (std::none_of(rule.cameo.begin(), rule.cameo.end(),
                          [](const RuleValue& value) { return value.conditions.empty(); })) {
    fault("has no 'cameo' line without a condition: what is the code where none of them holds?");
  }
  const auto has_example = [&](bool is_wanted) {
    return std::any_of(rule.examples.begin(), rule.examples.end(),
                       [&](const RuleExample& e) { return e.is_wanted == is_wanted; });
  };
  if (!has_example(true)) fault("has no + example");
  if (!has_example(false)) fault("has no - example");
}

void check_ties(const EventRule* first, const EventRule* end, const std::string& file, Faults& faults) {
  std::map<std::tuple<RuleTrigger::Class, std::string, std::string, bool, bool>, const EventRule*> plain_rules;
  for (const EventRule* rule = first; rule != end; ++rule) {
    if (!is_plain(*rule)) continue;
    for (const RuleTrigger& trigger : rule->triggers) {
      const auto [known, is_new] = plain_rules.emplace(
          std::tuple{trigger.word_class, trigger.lemma, trigger.second, rule->is_weak, rule->is_beside}, rule);
      if (is_new || known->second == rule) continue;
      faults.add(file, rule->origin.line,
                 fmt::format("rule {} ties with rule {} (line {}) on '{}{}{}': give one of them a 'when' or mark it 'weak'",
                             rule->name, known->second->name, known->second->origin.line, trigger.lemma,
                             trigger.second.empty() ? "" : " ", trigger.second));
    }
  }
}

}  // namespace tabard
