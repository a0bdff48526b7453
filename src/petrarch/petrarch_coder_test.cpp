#include "petrarch/petrarch_coder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "events/test_tree.h"

namespace tabard {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

// "NOR CHL 040", one a pair.
std::vector<std::string> dyads(const std::string& tree, const std::string& verbs, PetrarchSettings settings = {}) {
  auto dictionaries = std::make_unique<PetrarchDictionaries>();
  Faults faults;
  dictionaries->verbs.read(verbs, "v", faults);
  dictionaries->actors.read("NORWAY [NOR]\nCHILE [CHL]\nPERU [PER]\n", "a", faults);
  dictionaries->agents.read("LAWMAKER [~LEG]\nENVOY [~GOV]\n", "g", faults);
  dictionaries->discards.read("CRICKET\n", "d", faults);
  dictionaries->settings = settings;
  EXPECT_TRUE(faults.is_empty());
  const TestTree made = read_tree(tree);
  std::vector<std::string> found;
  for (const Event& event : PetrarchCoder(std::move(dictionaries)).code(made.reading, made.tree))
    for (const Party& actor : event.actors)
      for (const Party& recipient : event.recipients)
        found.push_back(actor.actor.code() + " " + recipient.actor.code() + " " + event.cameo);
  return found;
}

const std::string visited =
    "Norway norway NNP 2 nsubj\nvisited visit VBD 0 root\nPeru peru NNP 2 obj\nand and CC 5 cc\nChile chile NNP 3 conj\n"
    ". . . 2 punct\n";

TEST(PetrarchCoder, CompoundsMakeADyadForEachAndPairedCodesGoBothWays) {
  EXPECT_THAT(dyads(visited, "--- V [032:033] ---\nVISIT\n"),
              UnorderedElementsAre("NOR PER 032", "NOR CHL 032", "PER NOR 033", "CHL NOR 033"));
}

TEST(PetrarchCoder, NullCodesCodeNothing) {
  EXPECT_THAT(dyads(visited, "--- V [---] ---\nVISIT\n"), IsEmpty());
  EXPECT_THAT(dyads(visited, "--- V [032] ---\nVISIT\n- * PERU [---]\n"), IsEmpty());
}

TEST(PetrarchCoder, PatternsTakeRolesAndBoth) {
  EXPECT_THAT(dyads(visited, "--- V [032] ---\nVISIT\n- + * $ [040]\n"), UnorderedElementsAre("PER NOR 040", "CHL NOR 040"));
  EXPECT_THAT(dyads("Peru peru NNP 4 nsubj\nand and CC 3 cc\nChile chile NNP 1 conj\nagreed agree VBD 0 root\n. . . 4 punct\n",
                    "--- A [---] ---\nAGREE\n- % * [057]\n"),
              UnorderedElementsAre("PER CHL 057", "CHL PER 057"));
}

TEST(PetrarchCoder, PassiveWithByExchangesTheSides) {
  EXPECT_THAT(dyads("Peru peru NNP 3 nsubj:pass\nwas be AUX 3 aux:pass\naccused accuse VBN 0 root\nby by IN 5 case\n"
                    "Chile chile NNP 3 obl:agent\n",
                    "--- A [112] ---\nACCUSE\n"),
              ElementsAre("CHL PER 112"));
}

TEST(PetrarchCoder, AttachedCompoundsShareTheAgent) {
  EXPECT_THAT(
      dyads("Lawmakers lawmaker NNS 6 nsubj\nin in IN 3 case\nPeru peru NNP 1 nmod\nand and CC 5 cc\nChile chile NNP 3 conj\n"
            "accused accuse VBD 0 root\nNorway norway NNP 8 nmod:poss\nenvoys envoy NNS 6 obj\n",
            "--- A [112] ---\nACCUSE\n"),
      UnorderedElementsAre("PERLEG NORGOV 112", "CHLLEG NORGOV 112"));
}

const std::string said =
    "Peru peru NNP 2 nsubj\naccused accuse VBD 0 root\nChile chile NNP 2 obj\n, , , 6 punct\nenvoys envoy NNS 6 nsubj\n"
    "said say VBD 2 parataxis\n. . . 2 punct\n";

TEST(PetrarchCoder, ShortLastClausesAreSkippedAsTheSettingsSay) {
  const std::string verbs = "--- A [112] ---\nACCUSE\n\n--- S [023] ---\nSAY {SAID}\n";
  EXPECT_THAT(dyads(said, verbs), ElementsAre("PER CHL 112"));
  PetrarchSettings settings;
  settings.last.most = 0;
  settings.require_dyad = false;
  EXPECT_THAT(dyads(said, verbs, settings), ElementsAre("PER CHL 112", "---GOV --- 023"));
}

TEST(PetrarchCoder, NewActorsByTheirWords) {
  PetrarchSettings settings;
  settings.new_actor_length = 2;
  EXPECT_THAT(dyads("Peru peru NNP 2 nsubj\naccused accuse VBD 0 root\nthe the DT 4 det\ncult cult NN 2 obj\n",
                    "--- A [112] ---\nACCUSE\n", settings),
              ElementsAre("PER \"THE CULT\" 112"));
}

TEST(PetrarchCoder, DiscardedSentencesAreNotCoded) {
  EXPECT_THAT(dyads("Peru peru NNP 2 nsubj\naccused accuse VBD 0 root\nChile chile NNP 2 obj\nof of IN 5 case\ncricket cricket "
                    "NN 2 obl\n",
                    "--- A [112] ---\nACCUSE\n"),
              IsEmpty());
}

}  // namespace
}  // namespace tabard
