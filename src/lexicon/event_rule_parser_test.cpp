#include "lexicon/event_rule_parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lexicon/test_lexicon.h"

namespace tabard {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Where = RulePlace::Where;
using What = RuleWord::What;

struct Parsed {
  std::vector<EventRule> rules;
  Faults faults;
};

Parsed parse(const std::string& text, const std::string& shared_frames = "") {
  Parsed parsed;
  const Codes codes = small_codes();
  const WordClasses classes = {{"meeting", {{What::lemma, "summit"}, {What::lemma, "round table"}}}};
  EventRuleParser parser(codes, classes, parsed.faults);
  if (!shared_frames.empty()) parser.parse_shared_frames(shared_frames, "frames.rules", 1);
  parser.parse(text, "consult.rules", 2, parsed.rules);
  return parsed;
}

// A rule that is complete but for what a test adds.
std::string rule(const std::string& name, const std::string& lines) {
  return "rule " + name + "\n" + lines + "  + Norway met Finland.\n  - The plane met turbulence.\n\n";
}
std::string with_head(const std::string& rules) {
  return "event CONSULT\n\n" + rules;
}
const std::string meet = "  verb meet\n  actor subject\n  cameo 040\n";

TEST(EventRuleParser, ReadsEveryKindOfLine) {
  const Parsed parsed = parse(
      "# visits\nevent CONSULT\n\n"
      "rule hold-talks     # the usual way\n"
      "  verb hold | carry out\n"
      "  noun peace talk | visit\n"
      "  adjective ready\n"
      "  actor subject | on behalf of : <person> | <GOV>\n"
      "  actor implied COP\n"
      "  recipient receiver: <UNO> | <CONSULT> | *\n"
      "  requires recipient\n"
      "  when object: talk | @meeting\n"
      "  unless passive\n"
      "  cameo 046 when object: negotiation unless with: press\n"
      "  cameo 040\n"
      "  mode phone when any: telephone\n"
      "  context military | diplomatic when object: arms\n"
      "  beside\n"
      "  content coded\n"
      "  weak\n"
      "  note for people only\n"
      "  + Talks # 2 were held by Norway.\n"
      "      => NORGOVMIL, FIN -> -; cameo 046; mode phone; status future\n"
      "  - The museum holds talks.\n");
  ASSERT_THAT(texts_of(parsed.faults), IsEmpty());
  ASSERT_EQ(parsed.rules.size(), 1u);
  const EventRule& rule = parsed.rules[0];
  EXPECT_EQ(rule.name, "hold-talks");
  EXPECT_EQ(rule.type, EventType::CONSULT);
  EXPECT_EQ(rule.origin, (Origin{2, 4}));

  ASSERT_EQ(rule.triggers.size(), 5u);
  EXPECT_EQ(rule.triggers[1].lemma, "carry");
  EXPECT_EQ(rule.triggers[1].second, "out");
  EXPECT_EQ(rule.triggers[2].lemma, "talk");
  EXPECT_EQ(rule.triggers[2].second, "peace");
  EXPECT_EQ(rule.triggers[2].word_class, RuleTrigger::Class::noun);
  EXPECT_EQ(rule.triggers[4].word_class, RuleTrigger::Class::adjective);

  ASSERT_EQ(rule.actors.size(), 2u);
  EXPECT_EQ(rule.actors[0].places[1].where, Where::preposition);
  EXPECT_EQ(rule.actors[0].places[1].word, "on behalf of");
  EXPECT_EQ(rule.actors[0].words[0].what, What::kind);
  EXPECT_EQ(rule.actors[0].words[1].what, What::sector);
  EXPECT_EQ(rule.actors[1].places[0].where, Where::implied);
  EXPECT_EQ(rule.actors[1].places[0].word, "COP");
  EXPECT_EQ(rule.recipients[0].words[0].what, What::country);
  EXPECT_EQ(rule.recipients[0].words[1].event, EventType::CONSULT);
  EXPECT_EQ(rule.recipients[0].words[2].what, What::anything);
  EXPECT_TRUE(rule.requires_recipient);
  EXPECT_FALSE(rule.requires_actor);

  ASSERT_EQ(rule.conditions.size(), 2u);
  ASSERT_EQ(rule.conditions[0].words.size(), 3u) << "the class is unfolded";
  EXPECT_EQ(rule.conditions[0].words[2].word, "round table");
  EXPECT_EQ(rule.conditions[1].voice, RuleCondition::Voice::passive);
  EXPECT_FALSE(rule.conditions[1].is_wanted);

  ASSERT_EQ(rule.cameo.size(), 2u);
  ASSERT_EQ(rule.cameo[0].conditions.size(), 2u);
  EXPECT_FALSE(rule.cameo[0].conditions[1].is_wanted);
  EXPECT_EQ(rule.cameo[0].conditions[1].places[0].word, "with");
  EXPECT_EQ(rule.modes[0].value, "phone");
  ASSERT_EQ(rule.contexts.size(), 2u);
  EXPECT_EQ(rule.contexts[1].value, "diplomatic");
  EXPECT_EQ(rule.contexts[1].conditions.size(), 1u);
  EXPECT_TRUE(rule.is_beside && rule.is_content_coded && rule.is_weak);

  ASSERT_EQ(rule.examples.size(), 2u);
  EXPECT_EQ(rule.examples[0].text, "Talks # 2 were held by Norway.");
  EXPECT_THAT(*rule.examples[0].actors, ElementsAre("NORGOVMIL", "FIN"));
  EXPECT_THAT(*rule.examples[0].recipients, IsEmpty());
  EXPECT_EQ(rule.examples[0].cameo, "046");
  EXPECT_EQ(rule.examples[0].mode, "phone");
  EXPECT_EQ(rule.examples[0].status, Status::future);
  EXPECT_FALSE(rule.examples[1].is_wanted);
  EXPECT_FALSE(rule.examples[1].actors.has_value());
}

TEST(EventRuleParser, AnExpectationMaySayLess) {
  const Parsed parsed = parse(with_head(
      "rule a\n" + meet + "  + Norway met Finland.\n      => NOR\n  + Norway met Peru.\n      => cameo 040\n  - No.\n"));
  ASSERT_THAT(texts_of(parsed.faults), IsEmpty());
  EXPECT_TRUE(parsed.rules[0].examples[0].actors.has_value());
  EXPECT_FALSE(parsed.rules[0].examples[0].recipients.has_value());
  EXPECT_FALSE(parsed.rules[0].examples[1].actors.has_value());
}

TEST(EventRuleParser, FramesLendTheirLines) {
  const Parsed parsed =
      parse(with_head("frame side-by-side\n  actor subject\n  actor with\n  cameo 046 when object: talk\n  cameo 040\n\n" +
                      rule("meet", "  verb meet\n  use side-by-side\n  cameo 042\n")));
  ASSERT_THAT(texts_of(parsed.faults), IsEmpty());
  const EventRule& meeting = parsed.rules[0];
  EXPECT_EQ(meeting.actors.size(), 2u);
  ASSERT_EQ(meeting.cameo.size(), 2u) << "the rule's own default replaces that of the frame";
  EXPECT_EQ(meeting.cameo[0].value, "042");
  EXPECT_EQ(meeting.cameo[1].value, "046");
  EXPECT_EQ(meeting.cameo[1].origin.line, 6u) << "a frame's line keeps its own origin";
}

TEST(EventRuleParser, SharedFramesServeEveryFile) {
  const Parsed parsed =
      parse(with_head(rule("meet", "  verb meet\n  use side\n  cameo 040\n")), "frame side\n  actor subject\n");
  ASSERT_THAT(texts_of(parsed.faults), IsEmpty());
  EXPECT_EQ(parsed.rules[0].actors[0].origin, (Origin{1, 2}));
}

TEST(EventRuleParser, EventNoneIsForStatements) {
  const Parsed parsed = parse("event none\n\n" + rule("say", "  verb say\n  actor subject\n  cameo 010\n"));
  ASSERT_THAT(texts_of(parsed.faults), IsEmpty());
  EXPECT_EQ(parsed.rules[0].type, EventType::none);
}

struct FaultCase {
  std::string name, text;
  uint32_t line;
  std::string complaint;
};

class RuleFaults : public testing::TestWithParam<FaultCase> {};

TEST_P(RuleFaults, AreNamedWithTheirLine) {
  const Parsed parsed = parse(GetParam().text);
  EXPECT_TRUE(has_fault(parsed.faults, GetParam().line, GetParam().complaint))
      << testing::PrintToString(texts_of(parsed.faults));
}

// Line 3 is "rule a", line 4 the first line below it.
std::string line_4(const std::string& line) {
  return with_head(rule("a", "  " + line + "\n" + meet));
}

INSTANTIATE_TEST_SUITE_P(
    Each, RuleFaults,
    testing::Values(
        FaultCase{"Word", line_4("mod visit"), 4, "unknown word 'mod'; did you mean 'mode'?"},
        FaultCase{"Head", "event CONSULT\n\nrul a\n", 3, "unknown word 'rul'; did you mean 'rule'?"},
        FaultCase{"NotIndented", "event CONSULT\n\nverb meet\n", 3, "must be indented"},
        FaultCase{"Indented", line_4("rule b"), 4, "stands at the margin"},
        FaultCase{"NoHead", "  verb meet\n", 1, "belongs to no rule"}, FaultCase{"Empty", "# nothing\n", 0, "is empty"},
        FaultCase{"NoEvent", rule("a", meet), 1, "no 'event EVENT' line"},
        FaultCase{"Event", "event CONSLT\n", 1, "did you mean 'CONSULT'?"},
        FaultCase{"SecondEvent", "event CONSULT\nevent CONSULT\n", 2, "a second 'event' line"},
        FaultCase{"NoName", "event CONSULT\n\nrule\n", 3, "a rule needs a name"},
        FaultCase{"NotUtf8", line_4("verb \xFF"), 4, "not UTF-8"},
        FaultCase{"CameoForm", line_4("cameo 42"), 4, "'42' is no CAMEO code"},
        FaultCase{"CameoUnknown", line_4("cameo 0429"), 4, "not in codes/cameo.tsv"},
        FaultCase{"CameoOfOther", line_4("cameo 116"), 4,
                  "CAMEO 116 (Find guilty) is SANCTION in PLOVER, but this file is about CONSULT"},
        FaultCase{"TwoDefaults", line_4("cameo 042"), 7, "line 4 has one already"},
        FaultCase{"Mode", line_4("mode vist"), 4, "CONSULT has no mode 'vist'; did you mean 'visit'?"},
        FaultCase{"Context", line_4("context millitary"), 4, "did you mean 'military'?"},
        FaultCase{"NoValue", line_4("mode when any: jet"), 4, "'mode' needs a value"},
        FaultCase{"Place", line_4("actor subjct"), 4, "unknown place 'subjct'; did you mean 'subject'?"},
        FaultCase{"Preposition", line_4("actor wiht"), 4, "did you mean 'with'?"},
        FaultCase{"NoPlace", line_4("actor : <person>"), 4, "a place is missing"},
        FaultCase{"Implied", line_4("actor implied CPO"), 4, "did you mean 'COP'?"},
        FaultCase{"Kind", line_4("actor subject: <persn>"), 4, "did you mean 'person'?"},
        FaultCase{"Countries", line_4("actor subject: <countries>"), 4, "belongs in 'when' and 'unless' lines"},
        FaultCase{"Sector", line_4("actor subject: <MLI>"), 4, "did you mean 'MIL'?"},
        FaultCase{"Bracket", line_4("actor subject: <person"), 4, "'<person' is no kind"},
        FaultCase{"Class", line_4("when object: @meetng"), 4, "did you mean '@meeting'?"},
        FaultCase{"NoWords", line_4("when object:"), 4, "no words here"},
        FaultCase{"EmptyWord", line_4("when object: a || b"), 4, "nothing stands beside a '|'"},
        FaultCase{"MissingBar", line_4("when object: a <person>"), 4, "is there a '|' missing?"},
        FaultCase{"Condition", line_4("when pasive"), 4, "did you mean 'passive'?"},
        FaultCase{"Trigger", line_4("verb <person>"), 4, "a trigger is a word"},
        FaultCase{"NoTriggerWords", line_4("verb"), 4, "'verb' needs words"},
        FaultCase{"TriggerTwice", line_4("verb meet"), 5, "'meet' is there twice"},
        FaultCase{"Requires", line_4("requires actors"), 4, "only 'requires actor'"},
        FaultCase{"Content", line_4("content code"), 4, "only 'content coded'"},
        FaultCase{"Weak", line_4("weak rule"), 4, "stands alone"},
        FaultCase{"Use", line_4("use side-by-side"), 4, "no frame 'side-by-side'"},
        FaultCase{"FrameWithTrigger", "event CONSULT\n\nframe f\n  verb meet\n", 3, "those belong to rules"},
        FaultCase{"SecondFrame", "event CONSULT\n\nframe f\n\nframe f\n", 5, "a second frame 'f'"},
        FaultCase{"ExpectationAlone", line_4("=> NOR"), 4, "'=>' follows a '+' sentence"},
        FaultCase{"ExpectationCode", with_head("rule a\n" + meet + "  + Yes.\n  => NRO -> FIN\n  - No.\n"), 8,
                  "'NRO' is no actor code"},
        FaultCase{"ExpectationWord", with_head("rule a\n" + meet + "  + Yes.\n  => NOR; cammeo 040\n  - No.\n"), 8,
                  "unknown word 'cammeo'"},
        FaultCase{"ExpectationStatus", with_head("rule a\n" + meet + "  + Yes.\n  => NOR; status past\n  - No.\n"), 8,
                  "no status"},
        FaultCase{"NoSentence", with_head("rule a\n" + meet + "  +\n  - No.\n"), 7, "no sentence after '+'"},
        FaultCase{"NoPlus", with_head("rule a\n" + meet + "  - No.\n"), 3, "rule a has no + example"},
        FaultCase{"NoMinus", with_head("rule a\n" + meet + "  + Yes.\n"), 3, "rule a has no - example"},
        FaultCase{"NoTrigger", with_head(rule("a", "  actor subject\n  cameo 040\n")), 3, "rule a has no trigger"},
        FaultCase{"NoParty", with_head(rule("a", "  verb meet\n  cameo 040\n")), 3, "neither an 'actor' nor a 'recipient'"},
        FaultCase{"NoCameo", with_head(rule("a", "  verb meet\n  actor subject\n")), 3, "has no 'cameo' line"},
        FaultCase{"NoDefault", with_head(rule("a", "  verb meet\n  actor subject\n  cameo 040 when any: x\n")), 3,
                  "without a condition"},
        FaultCase{"SameName", with_head(rule("a", meet) + rule("a", "  verb talk\n  actor subject\n  cameo 040\n")), 10,
                  "stands in line 3 already"},
        FaultCase{"Tie", with_head(rule("a", meet) + rule("b", meet)), 10, "rule b ties with rule a (line 3) on 'meet'"}),
    [](const auto& fault_case) { return fault_case.param.name; });

TEST(EventRuleParser, RulesThatDifferInAnythingDoNotTie) {
  const Parsed parsed = parse(with_head(rule("a", meet) + rule("b", meet + "  weak\n") +
                                        rule("c", meet + "  when object: *\n") + rule("d", meet + "  requires actor\n")));
  EXPECT_THAT(texts_of(parsed.faults), IsEmpty());
}

TEST(EventRuleParser, GoesOnAfterAFault) {
  const Parsed parsed = parse(line_4("mod visit") + rule("b", "  verb talk\n  actor subjct\n  cameo 040\n"));
  EXPECT_TRUE(has_fault(parsed.faults, 4, "mod"));
  EXPECT_TRUE(has_fault(parsed.faults, 13, "subjct"));
}

TEST(Codes, AnEventMayBearMoreThanItsOwnConversion) {
  EXPECT_TRUE(may_bear(EventType::CONCEDE, "0343"));
  EXPECT_TRUE(may_bear(EventType::SANCTION, "116"));
  EXPECT_TRUE(may_bear(EventType::ASSAULT, "145"));
  EXPECT_TRUE(may_bear(EventType::REQUEST, "0233"));
  EXPECT_FALSE(may_bear(EventType::REJECT, "116"));
  EXPECT_FALSE(may_bear(EventType::none, "020"));
}

}  // namespace
}  // namespace tabard
