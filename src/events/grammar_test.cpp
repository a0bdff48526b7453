#include "events/grammar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "events/test_tree.h"

namespace tabard {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Grammar, SubjectIsSharedByCoordinatedVerbsAndFoundThroughARelativeClause) {
  const TestTree t = read_tree(R"(
The the DT 2 det
envoy envoy NN 7 nsubj
who who WP 4 nsubj
flew fly VBD 2 acl:relcl
to to IN 6 case
Lima Lima NNP 4 obl
met meet VBD 0 root
the the DT 9 det
king king NN 7 obj
and and CC 11 cc
left leave VBD 7 conj
. . . 7 punct)");
  const Grammar grammar(t.reading, t.tree);
  EXPECT_THAT(t.forms(grammar.subjects(t.at("flew"))), ElementsAre("envoy"));
  EXPECT_THAT(t.forms(grammar.subjects(t.at("met"))), ElementsAre("envoy"));
  EXPECT_THAT(t.forms(grammar.subjects(t.at("left"))), ElementsAre("envoy"));
  EXPECT_THAT(t.forms(grammar.objects(t.at("met"))), ElementsAre("king"));
  EXPECT_THAT(t.forms(grammar.phrases(t.at("flew"), "to")), ElementsAre("Lima"));
}

TEST(Grammar, AMonthIsNoMarch) {
  TestTree t = read_tree(R"(
They they PRP 2 nsubj
marched march VBD 0 root
in in IN 4 case
March March NNP 2 obl
. . . 2 punct)");
  t.reading.times.push_back({.first = 3, .end = 4});
  const Grammar grammar(t.reading, t.tree);
  EXPECT_TRUE(grammar.is_in_time(t.at("March")));
  EXPECT_FALSE(grammar.is_in_time(t.at("marched")));
}

TEST(Grammar, WhomPicturesShowDoesWhatTheyShow) {
  const TestTree t = read_tree(R"(
Photos photo NNS 2 nsubj
show show VBP 0 root
the the DT 4 det
mayor mayor NN 2 obj
greeting greet VBG 2 ccomp
pilgrims pilgrim NNS 5 obj
. . . 2 punct)");
  const Grammar grammar(t.reading, t.tree);
  EXPECT_THAT(t.forms(grammar.subjects(t.at("greeting"))), ElementsAre("mayor"));
}

TEST(Grammar, PrepositionsOfSeveralWords) {
  const TestTree t = read_tree(R"(
Two two CD 2 nummod
men man NNS 3 nsubj
spoke speak VBD 0 root
on on IN 5 case
behalf behalf NN 3 obl
of of IN 8 case
the the DT 8 det
king king NN 5 nmod
out out IN 12 case
of of IN 12 case
a a DT 12 det
window window NN 3 obl
. . . 3 punct)");
  const Grammar grammar(t.reading, t.tree);
  EXPECT_THAT(t.forms(grammar.phrases(t.at("spoke"), "on behalf of")), ElementsAre("king"));
  EXPECT_THAT(t.forms(grammar.phrases(t.at("spoke"), "out of")), ElementsAre("window"));
  EXPECT_THAT(grammar.phrases(t.at("spoke"), "in front of"), IsEmpty());
}

TEST(Grammar, PassivesAreTurnedRound) {
  const TestTree t = read_tree(R"(
Two two CD 2 nummod
men man NNS 4 nsubj:pass
were be AUX 4 aux:pass
arrested arrest VBN 0 root
by by IN 6 case
police police NNS 4 obl:agent
. . . 4 punct)");
  const Grammar grammar(t.reading, t.tree);
  EXPECT_TRUE(grammar.is_passive(t.at("arrested")));
  EXPECT_THAT(t.forms(grammar.subjects(t.at("arrested"))), ElementsAre("police"));
  EXPECT_THAT(t.forms(grammar.objects(t.at("arrested"))), ElementsAre("men"));
}

TEST(Grammar, APassiveWithoutAgentHasNoSubject) {
  const TestTree t = read_tree(R"(
Farmers farmer NNS 3 nsubj:pass
were be AUX 3 aux:pass
fired fire VBN 0 root
on on RB 3 advmod
. . . 3 punct)");
  const Grammar grammar(t.reading, t.tree);
  EXPECT_THAT(grammar.subjects(t.at("fired")), IsEmpty());
  EXPECT_THAT(t.forms(grammar.phrases(t.at("fired"), "on")), ElementsAre("Farmers")) << "the preposition is stranded";
}

TEST(Grammar, AVerbThatNeedsAnObjectAndHasNoneIsPassive) {
  const TestTree t = read_tree(R"(
Leader leader NN 2 nsubj
detained detain VBD 0 root
in in IN 4 case
Lima Lima NNP 2 obl)");
  const Grammar grammar(t.reading, t.tree);
  EXPECT_TRUE(grammar.is_passive(t.at("detained")));
  EXPECT_THAT(t.forms(grammar.objects(t.at("detained"))), ElementsAre("Leader"));
  const TestTree late = read_tree(R"(
Police police NNS 2 nsubj
detained detain VBD 0 root
on on IN 4 case
Monday Monday NNP 2 obl
nurses nurse NNS 2 obl
. . . 2 punct)");
  EXPECT_FALSE(Grammar(late.reading, late.tree).is_passive(late.at("detained")));
}

TEST(Grammar, TheObjectOfUrgeDoesWhatItIsUrgedToAndTheSubjectOfPromiseWhatIsPromised) {
  const char* tree = R"(
Peru Peru NNP 2 nsubj
%s VBD 0 root
Chile Chile NNP 2 obj
to to TO 5 mark
leave leave VB 2 xcomp
. . . 2 punct)";
  char lines[200];
  std::snprintf(lines, sizeof lines, tree, "urged urge");
  const TestTree urged = read_tree(lines);
  EXPECT_THAT(urged.forms(Grammar(urged.reading, urged.tree).subjects(urged.at("leave"))), ElementsAre("Chile"));
  std::snprintf(lines, sizeof lines, tree, "promised promise");
  const TestTree promised = read_tree(lines);
  EXPECT_THAT(promised.forms(Grammar(promised.reading, promised.tree).subjects(promised.at("leave"))), ElementsAre("Peru"));
}

TEST(Grammar, WhoIsGivenTimeToLeaveLeaves) {
  const TestTree t = read_tree(R"(
Peru Peru NNP 2 nsubj
gave give VBD 0 root
Chile Chile NNP 2 iobj
days day NNS 2 obj
to to TO 6 mark
leave leave VB 4 acl
. . . 2 punct)");
  EXPECT_THAT(t.forms(Grammar(t.reading, t.tree).subjects(t.at("leave"))), ElementsAre("Chile"));
}

TEST(Grammar, TheSpeakerStandsBehindAQuotedVerb) {
  const TestTree t = read_tree(R"(
" " `` 2 punct
Nonsense nonsense NN 5 obj
, , , 2 punct
" " '' 2 punct
scoffed scoff VBD 0 root
Minister minister NN 7 nmod:desc
Osei Osei NNP 5 obj
. . . 5 punct)");
  const Grammar grammar(t.reading, t.tree);
  EXPECT_THAT(t.forms(grammar.subjects(t.at("scoffed"))), ElementsAre("Osei"));
}

}  // namespace
}  // namespace tabard
