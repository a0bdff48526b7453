#pragma once
// Reads `events/*.rules` into EventRules. lexicon/README.md is the manual of what it reads.
//
//   EventRuleParser parser(codes, classes, faults);
//   parser.parse_shared_frames(text, "lexicon/events/frames.rules", 3);
//   parser.parse(text, "lexicon/events/consult.rules", 4, rules);
//
// Every fault is reported and the parse goes on; rules at fault may be incomplete, so use none if there are faults.

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/codes.h"
#include "lexicon/event_rules.h"
#include "lexicon/faults.h"
#include "lexicon/rule_file.h"

namespace tabard {

using WordClasses = std::map<std::string, std::vector<RuleWord>, std::less<>>;  // "aircraft" -> its words

// The words of a class of events/words.tsv, and of a rule's line after the colon: "talk | <country> | @meeting | *".
std::vector<RuleWord> parse_rule_words(std::string_view text, const std::string& file, uint32_t line, const Codes& codes,
                                       const WordClasses& classes, Faults& faults);

class EventRuleParser {
 public:
  EventRuleParser(const Codes& codes, const WordClasses& classes, Faults& faults)
      : codes_(codes), classes_(classes), faults_(faults) {}

  // Frames that every later file may use.
  void parse_shared_frames(std::string_view text, const std::string& file, uint32_t file_index);
  // Appends the file's rules to `rules`.
  void parse(std::string_view text, const std::string& file, uint32_t file_index, std::vector<EventRule>& rules);

 private:
  using Frames = std::map<std::string, EventRule, std::less<>>;

  EventRule parse_body(const RuleBlock& block);
  void parse_line(const RuleLine& line, EventRule& rule, EventRule& inherited);
  void parse_triggers(const RuleLine& line, RuleTrigger::Class word_class, EventRule& rule);
  void parse_requires(const RuleLine& line, EventRule& rule);
  void parse_value(const RuleLine& line, EventRule& rule);
  void parse_example(const RuleLine& line, EventRule& rule);
  void parse_expectation(const RuleLine& line, EventRule& rule);
  void parse_use(const RuleLine& line, EventRule& inherited);
  RuleArgument parse_argument(const RuleLine& line);
  // As parse_rule_words(), but classes are shared.
  RuleWords parse_words(std::string_view text, uint32_t line);
  RuleCondition parse_condition(std::string_view text, bool is_wanted, uint32_t line);
  std::vector<RulePlace> parse_places(std::string_view text, uint32_t line);
  std::optional<RulePlace> parse_place(std::string_view text, uint32_t line);
  std::vector<std::string> parse_actor_codes(std::string_view text, uint32_t line);
  void check_cameo(std::string_view code, uint32_t line);
  void check_mode(std::string_view mode, uint32_t line);
  void add_frame(const RuleBlock& block, Frames& frames);
  void add_rule(const RuleBlock& block, std::vector<EventRule>& rules, size_t first_of_file);
  void fault(uint32_t line, std::string text) { faults_.add(file_, line, std::move(text)); }
  Origin origin(uint32_t line) const { return {file_index_, line}; }

  const Codes& codes_;
  const WordClasses& classes_;
  std::map<std::string, std::shared_ptr<const RuleWords>, std::less<>> shared_classes_;
  Faults& faults_;
  Frames shared_frames_, frames_;
  std::string file_;
  uint32_t file_index_ = 0;
  EventType type_ = EventType::none;
  bool has_event_ = false;  // in a file of frames values cannot be checked against an event
};

}  // namespace tabard
