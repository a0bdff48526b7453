#include "lexicon/event_rule_parser.h"

#include <fmt/format.h>
#include <algorithm>

#include "lexicon/lines.h"
#include "lexicon/rule_checks.h"
#include "lexicon/suggestion.h"

namespace tabard {
namespace {

constexpr std::array<std::string_view, 20> keywords = {
    "verb",    "noun", "adjective", "actor",   "recipient", "requires", "when", "unless", "cameo", "mode",
    "context", "use",  "beside",    "content", "weak",      "note",     "+",    "-",      "=>",    "rule"};

// `event CONSULT` and the like stand at the margin.
constexpr std::array<std::string_view, 3> heads = {"event", "frame", "rule"};

// The order in which conditions are asked: first those that mostly fail because the sentence has none of their words, then
// those that look at few words, `when` before `unless`.
int effort(const RuleCondition& condition) {
  if (condition.is_wanted && !condition.words.empty() && condition.words.kinds().empty()) return 0;
  const bool is_anywhere = std::any_of(condition.places.begin(), condition.places.end(),
                                       [](const RulePlace& place) { return place.where == RulePlace::Where::any; });
  return 1 + 2 * is_anywhere + !condition.is_wanted;
}

}  // namespace

void EventRuleParser::parse_shared_frames(std::string_view text, const std::string& file, uint32_t file_index) {
  file_ = file;
  file_index_ = file_index;
  has_event_ = false;
  for (const RuleBlock& block : split_rule_file(file_, text, faults_)) {
    if (block.head.keyword == "frame") {
      add_frame(block, shared_frames_);
    } else {
      fault(block.head.line, fmt::format("'{}' does not belong here: this file holds frames only", block.head.keyword));
    }
  }
}

void EventRuleParser::parse(std::string_view text, const std::string& file, uint32_t file_index,
                            std::vector<EventRule>& rules) {
  file_ = file;
  file_index_ = file_index;
  has_event_ = false;
  frames_ = shared_frames_;
  const size_t first_of_file = rules.size();
  const std::vector<RuleBlock> blocks = split_rule_file(file_, text, faults_);
  for (const RuleBlock& block : blocks) {
    const RuleLine& head = block.head;
    if (head.keyword == "event") {
      const auto type = head.rest == "none" ? std::optional(EventType::none) : parse_event_type(head.rest);
      if (!type)
        fault(head.line, fmt::format("'{}' is no PLOVER event{}", head.rest, did_you_mean(head.rest, event_type_names)));
      if (has_event_) fault(head.line, "a second 'event' line: a file is about one event");
      if (!block.lines.empty())
        fault(block.lines.front().line, "nothing is indented under 'event'; begin with 'rule NAME' at the margin");
      type_ = type.value_or(EventType::none);
      has_event_ = true;
    } else if (head.keyword == "frame") {
      add_frame(block, frames_);
    } else if (head.keyword == "rule") {
      if (!has_event_ && rules.size() == first_of_file) fault(head.line, "no 'event EVENT' line before the first rule");
      add_rule(block, rules, first_of_file);
    } else if (std::find(keywords.begin(), keywords.end(), head.keyword) != keywords.end()) {
      fault(head.line, fmt::format("'{}' must be indented under its rule", head.keyword));
    } else {
      fault(head.line, fmt::format("unknown word '{}'{}; at the margin stand 'event', 'frame' and 'rule'", head.keyword,
                                   did_you_mean(head.keyword, heads)));
    }
  }
  if (blocks.empty()) fault(0, "is empty: it begins with 'event EVENT'");
  check_ties(rules.data() + first_of_file, rules.data() + rules.size(), file_, faults_);
  // All must hold, in whatever order.
  for (size_t i = first_of_file; i < rules.size(); ++i)
    std::stable_sort(rules[i].conditions.begin(), rules[i].conditions.end(),
                     [](const RuleCondition& a, const RuleCondition& b) { return effort(a) < effort(b); });
}

void EventRuleParser::add_frame(const RuleBlock& block, Frames& frames) {
  if (block.head.rest.empty()) return fault(block.head.line, "a frame needs a name: 'frame NAME'");
  EventRule frame = parse_body(block);
  frame.name = block.head.rest;
  if (!frame.triggers.empty() || !frame.examples.empty())
    fault(block.head.line, fmt::format("frame {} has triggers or examples; those belong to rules", frame.name));
  const std::string name = frame.name;
  if (!frames.emplace(name, std::move(frame)).second) fault(block.head.line, fmt::format("a second frame '{}'", name));
}

void EventRuleParser::add_rule(const RuleBlock& block, std::vector<EventRule>& rules, size_t first_of_file) {
  if (block.head.rest.empty()) return fault(block.head.line, "a rule needs a name: 'rule NAME'");
  EventRule rule = parse_body(block);
  rule.name = block.head.rest;
  rule.type = type_;
  rule.origin = origin(block.head.line);
  for (size_t i = first_of_file; i < rules.size(); ++i)
    if (rules[i].name == rule.name)
      fault(block.head.line, fmt::format("rule {} stands in line {} already", rule.name, rules[i].origin.line));
  check_rule(rule, file_, faults_);
  rules.push_back(std::move(rule));
}

// A rule's own lines come before those of its frames, and its own unconditional value replaces theirs.
EventRule EventRuleParser::parse_body(const RuleBlock& block) {
  EventRule rule, inherited;
  for (const RuleLine& line : block.lines) parse_line(line, rule, inherited);
  const auto append = [](auto& to, auto& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  };
  const auto append_values = [&](std::vector<RuleValue>& own, std::vector<RuleValue>& frame) {
    const auto is_default = [](const RuleValue& value) { return value.conditions.empty(); };
    if (std::any_of(own.begin(), own.end(), is_default))
      frame.erase(std::remove_if(frame.begin(), frame.end(), is_default), frame.end());
    append(own, frame);
  };
  append(rule.actors, inherited.actors);
  append(rule.recipients, inherited.recipients);
  append(rule.conditions, inherited.conditions);
  append_values(rule.cameo, inherited.cameo);
  append_values(rule.modes, inherited.modes);
  append(rule.contexts, inherited.contexts);
  rule.requires_actor |= inherited.requires_actor;
  rule.requires_recipient |= inherited.requires_recipient;
  rule.is_beside |= inherited.is_beside;
  rule.is_content_coded |= inherited.is_content_coded;
  rule.is_weak |= inherited.is_weak;
  return rule;
}

void EventRuleParser::parse_line(const RuleLine& line, EventRule& rule, EventRule& inherited) {
  const std::string_view keyword = line.keyword;
  if (keyword == "verb") return parse_triggers(line, RuleTrigger::Class::verb, rule);
  if (keyword == "noun") return parse_triggers(line, RuleTrigger::Class::noun, rule);
  if (keyword == "adjective") return parse_triggers(line, RuleTrigger::Class::adjective, rule);
  if (keyword == "actor") return rule.actors.push_back(parse_argument(line));
  if (keyword == "recipient") return rule.recipients.push_back(parse_argument(line));
  if (keyword == "requires") return parse_requires(line, rule);
  if (keyword == "when") return rule.conditions.push_back(parse_condition(line.rest, true, line.line));
  if (keyword == "unless") return rule.conditions.push_back(parse_condition(line.rest, false, line.line));
  if (keyword == "cameo" || keyword == "mode" || keyword == "context") return parse_value(line, rule);
  if (keyword == "use") return parse_use(line, inherited);
  if (keyword == "+" || keyword == "-" || keyword == "+?" || keyword == "-?") return parse_example(line, rule);
  if (keyword == "=>") return parse_expectation(line, rule);
  if (keyword == "note") return;
  if (keyword == "beside" && line.rest.empty()) {
    rule.is_beside = true;
  } else if (keyword == "weak" && line.rest.empty()) {
    rule.is_weak = true;
  } else if (keyword == "content" && line.rest == "coded") {
    rule.is_content_coded = true;
  } else if (keyword == "beside" || keyword == "weak") {
    fault(line.line, fmt::format("'{}' stands alone on its line; found '{}' after it", keyword, line.rest));
  } else if (keyword == "content") {
    fault(line.line, fmt::format("'content {}': only 'content coded' is known", line.rest));
  } else if (keyword == "rule" || keyword == "frame" || keyword == "event") {
    fault(line.line, fmt::format("'{}' stands at the margin, not indented", keyword));
  } else {
    fault(line.line, fmt::format("unknown word '{}'{}", keyword, did_you_mean(keyword, keywords)));
  }
}

void EventRuleParser::parse_triggers(const RuleLine& line, RuleTrigger::Class word_class, EventRule& rule) {
  if (line.rest.empty()) return fault(line.line, fmt::format("'{}' needs words: '{} meet | talk'", line.keyword, line.keyword));
  for (const RuleWord& word : parse_rule_words(line.rest, file_, line.line, codes_, classes_, faults_)) {
    if (word.what != RuleWord::What::lemma) {
      fault(line.line, "a trigger is a word, not a kind, sector or event");
      continue;
    }
    // "carry out" is "carry" with "out"; "peace talk" is "talk" with "peace".
    const bool is_noun = word_class == RuleTrigger::Class::noun;
    const size_t blank = is_noun ? word.word.rfind(' ') : word.word.find(' ');
    RuleTrigger trigger{word_class, word.word, ""};
    if (blank != std::string::npos) {
      trigger.lemma = is_noun ? word.word.substr(blank + 1) : word.word.substr(0, blank);
      trigger.second = is_noun ? word.word.substr(0, blank) : word.word.substr(blank + 1);
    }
    const auto is_same = [&](const RuleTrigger& other) {
      return other.word_class == trigger.word_class && other.lemma == trigger.lemma && other.second == trigger.second;
    };
    if (std::any_of(rule.triggers.begin(), rule.triggers.end(), is_same))
      fault(line.line, fmt::format("trigger '{}' is there twice", word.word));
    else
      rule.triggers.push_back(std::move(trigger));
  }
}

RuleArgument EventRuleParser::parse_argument(const RuleLine& line) {
  RuleArgument argument;
  argument.origin = origin(line.line);
  const size_t colon = line.rest.find(':');
  argument.places = parse_places(line.rest.substr(0, colon), line.line);
  if (colon != std::string_view::npos) argument.words = parse_words(line.rest.substr(colon + 1), line.line);
  const std::vector<RuleWord>& kinds = argument.words.kinds();
  if (std::any_of(kinds.begin(), kinds.end(), [](const RuleWord& word) { return word.word == "countries"; }))
    fault(line.line, "'<countries>' asks for two parties at once: it belongs in 'when' and 'unless' lines");
  return argument;
}

void EventRuleParser::parse_requires(const RuleLine& line, EventRule& rule) {
  if (line.rest == "actor") {
    rule.requires_actor = true;
  } else if (line.rest == "recipient") {
    rule.requires_recipient = true;
  } else {
    fault(line.line, fmt::format("'requires {}': only 'requires actor' and 'requires recipient' are known", line.rest));
  }
}

void EventRuleParser::parse_use(const RuleLine& line, EventRule& inherited) {
  const auto found = frames_.find(line.rest);
  const auto shared = found == frames_.end() ? shared_frames_.find(line.rest) : found;
  if (found == frames_.end() && shared == shared_frames_.end()) {
    std::vector<std::string> names;
    for (const auto& [name, frame] : frames_) names.push_back(name);
    return fault(line.line, fmt::format("no frame '{}' above in this file or in events/frames.rules{}", line.rest,
                                        did_you_mean(line.rest, names)));
  }
  const EventRule& frame = shared->second;
  const auto append = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
  append(inherited.actors, frame.actors);
  append(inherited.recipients, frame.recipients);
  append(inherited.conditions, frame.conditions);
  append(inherited.cameo, frame.cameo);
  append(inherited.modes, frame.modes);
  append(inherited.contexts, frame.contexts);
  inherited.requires_actor |= frame.requires_actor;
  inherited.requires_recipient |= frame.requires_recipient;
  inherited.is_beside |= frame.is_beside;
  inherited.is_content_coded |= frame.is_content_coded;
  inherited.is_weak |= frame.is_weak;
}

}  // namespace tabard
