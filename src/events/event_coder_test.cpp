#include "events/event_coder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "actors/link.h"
#include "actors/mentions.h"
#include "events/confidence.h"
#include "events/test_tree.h"

namespace tabard {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The built-in lexicon and what is compiled from it, once.
struct Stages {
  std::shared_ptr<const Lexicon> lexicon;
  ActorResolver resolver;
  EventCoder coder;

  explicit Stages(std::shared_ptr<const Lexicon> loaded)
      : lexicon(std::move(loaded)), resolver(*lexicon), coder(*lexicon, resolver) {}
};

const Stages& stages() {
  static const Stages made = [] {
    Faults faults;
    auto lexicon = Lexicon::load({TABARD_SOURCE_DIR "/lexicon"}, faults);
    TABARD_CHECK(lexicon != nullptr);
    return Stages(std::move(lexicon));
  }();
  return made;
}

std::vector<Event> code(TestTree& t, std::vector<Rejected>* rejected = nullptr) {
  find_mentions(t.reading, t.tree, stages().resolver);
  link(t.reading, t.tree, stages().resolver);
  return stages().coder.code(t.reading, t.tree, {.with_reasons = true}, rejected);
}

std::vector<std::string> codes(const std::vector<Party>& parties) {
  std::vector<std::string> list;
  for (const Party& party : parties) list.push_back(party.actor.code());
  return list;
}

// "Norway ... Sweden", with a verb that has auxiliaries before it.
TestTree norway_and_sweden(const std::string& auxiliaries, const std::string& verb, int head) {
  const std::string at = std::to_string(head);
  return read_tree("Norway Norway NNP " + at + " nsubj\n" + auxiliaries + verb + " 0 root\nSweden Sweden NNP " + at +
                   " obj\n. . . " + at + " punct\n");
}

TEST(EventCoder, ACondemnationHasActorRecipientAndCode) {
  TestTree t = norway_and_sweden("", "condemned condemn VBD", 2);
  const std::vector<Event> events = code(t);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].type, EventType::ACCUSE);
  EXPECT_EQ(events[0].mode, "disapprove");
  EXPECT_EQ(events[0].cameo, "111");
  EXPECT_EQ(events[0].status, Status::actual);
  EXPECT_THAT(codes(events[0].actors), ElementsAre("NOR"));
  EXPECT_THAT(codes(events[0].recipients), ElementsAre("SWE"));
  EXPECT_EQ(events[0].id.size(), 16u);
  EXPECT_LT(events[0].goldstein, 0);
  EXPECT_FALSE(events[0].reasons.empty());
}

TEST(EventCoder, WhatIsDeniedIsNegated) {
  TestTree t = norway_and_sweden("did do AUX 4 aux\nnot not RB 4 advmod\n", "condemn condemn VB", 4);
  const std::vector<Event> events = code(t);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].status, Status::negated);
}

TEST(EventCoder, WhatMightBeIsHypothetical) {
  TestTree t = norway_and_sweden("might might MD 3 aux\n", "attack attack VB", 3);
  const std::vector<Event> events = code(t);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].type, EventType::ASSAULT);
  EXPECT_EQ(events[0].status, Status::hypothetical);
}

// CODEBOOK.md, Close calls: "Cooperation in the future tense ... is AGREE, status actual: the promise is the event."
TEST(EventCoder, AMeetingToComeIsAPromise) {
  TestTree t = norway_and_sweden("will will MD 3 aux\n", "meet meet VB", 3);
  const std::vector<Event> events = code(t);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].type, EventType::AGREE);
  EXPECT_EQ(events[0].cameo, "036");
  EXPECT_EQ(events[0].status, Status::actual);
}

// "Future conflict that its own actor announces is THREATEN with the 13x code of what is announced".
TEST(EventCoder, AnAnnouncedAttackIsAThreat) {
  TestTree t = norway_and_sweden("will will MD 3 aux\n", "attack attack VB", 3);
  const std::vector<Event> events = code(t);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].type, EventType::THREATEN);
  EXPECT_EQ(events[0].cameo.substr(0, 3), "138");
  EXPECT_EQ(events[0].mode, "violence");
}

// CODING-NOTES.md: "Content of a speech act is not coded again beside it: accused X of attacking → ACCUSE only".
TEST(EventCoder, WhatSomebodyIsAccusedOfIsNoSecondEvent) {
  TestTree t = read_tree(R"(
Norway Norway NNP 2 nsubj
accused accuse VBD 0 root
Sweden Sweden NNP 2 obj
of of IN 5 mark
attacking attack VBG 2 advcl
Finland Finland NNP 5 obj
. . . 2 punct)");
  std::vector<Rejected> rejected;
  const std::vector<Event> events = code(t, &rejected);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].type, EventType::ACCUSE);
  EXPECT_THAT(codes(events[0].recipients), ElementsAre("SWE"));
  const bool is_explained = std::any_of(rejected.begin(), rejected.end(), [&](const Rejected& r) {
    return r.trigger.in(t.reading.text()) == "attacking" && r.text.find("is what") != std::string::npos;
  });
  EXPECT_TRUE(is_explained);
}

TEST(EventCoder, AnArrestWithoutAgentImpliesThePoliceOfThatCountry) {
  TestTree t = read_tree(R"(
Two two CD 3 nummod
Chilean Chilean JJ 3 amod
journalists journalist NNS 5 nsubj:pass
were be AUX 5 aux:pass
arrested arrest VBN 0 root
. . . 5 punct)");
  const std::vector<Event> events = code(t);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].type, EventType::COERCE);
  EXPECT_THAT(codes(events[0].actors), ElementsAre("CHLCOP"));
  EXPECT_FALSE(events[0].actors[0].span.has_value()) << "nobody names them";
  EXPECT_THAT(codes(events[0].recipients), ElementsAre("CHLJRN"));
}

TEST(EventCoder, ALaterMentionOfTheSameHappeningIsARepeat) {
  TestTree t = read_tree(R"(
Norway Norway NNP 2 nsubj
bombed bomb VBD 0 root
Sweden Sweden NNP 2 obj
. . . 2 punct

The the DT 2 det
bombing bombing NN 6 nsubj
by by IN 4 case
Norway Norway NNP 2 nmod
was be AUX 6 cop
long long JJ 0 root
. . . 6 punct)");
  const std::vector<Event> events = code(t);
  ASSERT_EQ(events.size(), 1u);
  ASSERT_EQ(events[0].repeats.size(), 1u);
  EXPECT_EQ(events[0].repeats[0].sentence, 1u);
}

TEST(EventCoder, WhoDidItMayHangOnWhatItWasDoneTo) {
  TestTree t = read_tree(
      "Condemnation condemnation NN 8 nsubj\nof of IN 3 case\nNorway Norway NNP 1 nmod\nby by IN 5 case\nSweden Sweden NNP 3 "
      "nmod\n"
      "was be VBD 8 cop\nstill still RB 8 advmod\nfresh fresh JJ 0 root\n. . . 8 punct\n");
  const std::vector<Event> events = code(t);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_THAT(codes(events[0].actors), ElementsAre("SWE"));
  EXPECT_THAT(codes(events[0].recipients), ElementsAre("NOR"));
}

TEST(Confidence, IsLowerForWhatIsToldInAQuotation) {
  const std::string_view open = "\" Norway condemned Sweden", closed = "\"\" Norway condemned Sweden";
  std::vector<double> rates;
  for (const std::string_view text : {open, closed}) {
    Document document;
    document.text = text;
    Reading reading;
    reading.document = &document;
    const auto size = static_cast<uint32_t>(text.size());
    reading.sentences.push_back({.span = {0, size}});
    Event event;
    event.type = EventType::ACCUSE;
    const auto trigger = static_cast<uint32_t>(text.find("condemned"));
    event.trigger = {trigger, trigger + 9};
    std::vector<Event> events = {event};
    rate_confidence(reading, events);
    EXPECT_GT(events[0].confidence, 0);
    EXPECT_LT(events[0].confidence, 1);
    rates.push_back(events[0].confidence);
  }
  EXPECT_LT(rates[0], rates[1]);
}

TEST(EventCoder, NothingComesOfNothing) {
  TestTree t = read_tree("Rain rain NN 2 nsubj\nfell fall VBD 0 root\n. . . 2 punct\n");
  EXPECT_THAT(code(t), IsEmpty());
}

TEST(EventCoder, TheSameReportGivesTheSameIds) {
  TestTree first = norway_and_sweden("", "condemned condemn VBD", 2),
           second = norway_and_sweden("", "condemned condemn VBD", 2);
  EXPECT_EQ(code(first).at(0).id, code(second).at(0).id);
}

}  // namespace
}  // namespace tabard
