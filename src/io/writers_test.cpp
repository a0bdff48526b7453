#include "io/writers.h"

#include <gtest/gtest.h>

#include "io/code_points.h"
#include "io/dyads.h"
#include "io/json_text.h"

namespace tabard {
namespace {

TEST(CodePointIndex, CountsCodePointsNotBytes) {
  const std::string text = "Malé, Škoda, Ōsaka: " + std::string(100, 'x') + "é";
  const CodePointIndex index(text);
  EXPECT_EQ(index.at(0), 0u);
  EXPECT_EQ(index.at(Span{0, 5}), (CodePointSpan{0, 4}));
  EXPECT_EQ(index.at(static_cast<uint32_t>(text.size())), text.size() - 4);
  for (const size_t size : {0u, 63u, 64u, 128u}) EXPECT_EQ(CodePointIndex(std::string(size, 'a')).at(size), size);
  const std::string accents = "éééééééééééééééééééééééééééééééé";  // 64 bytes: one block
  EXPECT_EQ(CodePointIndex(accents).at(64), 32u);
}

TEST(JsonText, EscapesWhatJsonDemandsAndNothingElse) {
  std::string out;
  append_json_string(out, std::string_view("a\"b\\c\n\x01\0é", 10));
  EXPECT_EQ(out, "\"a\\\"b\\\\c\\n\\u0001\\u0000é\"");
}

EventRecord::Party recorded(const char* country, const char* sector) {
  EventRecord::Party made;
  made.code = std::string(country) + sector;
  return made;
}

Party party(const char* country, const char* sector, std::optional<Span> span = std::nullopt) {
  Party made;
  made.span = span;
  made.actor.country = country;
  made.actor.name = country;
  if (*sector != '\0') made.actor.sectors = {sector};
  return made;
}

std::string pairs(const EventRecord& event) {
  std::string text;
  for (const Dyad& dyad : dyads(event))
    text += (dyad.source ? dyad.source->code : "-") + ">" + (dyad.target ? dyad.target->code : "-") + " ";
  return text;
}

TEST(Dyads, EveryActorPairsWithEveryRecipient) {
  EventRecord event;
  event.actors = {recorded("NOR", ""), recorded("SWE", "")};
  event.recipients = {recorded("IRN", "GOV")};
  EXPECT_EQ(pairs(event), "NOR>IRNGOV SWE>IRNGOV ");
}

TEST(Dyads, ActorsAlonePairBothWays) {
  EventRecord event;
  event.actors = {recorded("NOR", ""), recorded("SWE", "")};
  EXPECT_EQ(pairs(event), "NOR>SWE SWE>NOR ");
  event.actors.pop_back();
  EXPECT_EQ(pairs(event), "NOR>- ");
  std::swap(event.actors, event.recipients);
  EXPECT_EQ(pairs(event), "->NOR ");
}

TEST(Dyads, TheHostOfAVisitIsCameosSource) {
  EventRecord event;
  event.cameo = "043";
  event.quad = "verbal cooperation";
  event.actors = {recorded("RUS", "")};
  event.recipients = {recorded("PRK", "")};
  EXPECT_EQ(pairs(event), "PRK>RUS ");
}

// "Malé: it met them.\nYes" with one event.
class WritersTest : public testing::Test {
 protected:
  WritersTest() {
    document_.id = "d\t1";
    document_.text = "Malé: it\tmet them.\nYes";
    reading_.document = &document_;
    const auto add = [this](uint32_t start, uint32_t end, int32_t head, Deprel deprel) {
      Token token;
      token.span = {start, end};
      token.form = token.span.in(document_.text);
      token.head = head;
      token.deprel = deprel;
      reading_.tokens.push_back(token);
    };
    add(0, 5, 3, Deprel::dislocated);
    add(5, 6, 0, Deprel::punct);
    add(7, 9, 3, Deprel::nsubj);
    add(10, 13, -1, Deprel::root);
    add(14, 18, 3, Deprel::obj);
    add(18, 19, 3, Deprel::punct);
    add(20, 23, 3, Deprel::parataxis);  // hangs on the sentence before
    reading_.tokens[0].space_after = reading_.tokens[4].space_after = false;
    reading_.sentences = {{{0, 19}, 0, 6, -1}, {{20, 23}, 6, 7, 0}};
    Mention mention;
    mention.span = {0, 5};
    mention.first = 0;
    mention.end = 1;
    mention.kind = Kind::country;
    reading_.mentions = {mention};
    event_.id = "00000000000000ff";
    event_.type = EventType::CONSULT;
    event_.cameo = "040";
    event_.goldstein = 1;
    event_.trigger = {10, 13};
    event_.actors = {party("MDV", "GOV", Span{0, 5})};
    event_.recipients = {party("", "")};
    event_.recipients[0].actor.name = "=them";
    event_.date = EventDate{std::nullopt, {*parse_day("2023-07-24"), *parse_day("2023-07-30")}};
    event_.confidence = 0.93333;
    event_.rule = {0, 42};
  }

  static std::string show(Origin origin) { return origin ? "events/consult.rules:" + std::to_string(origin.line) : ""; }

  Document document_;
  Reading reading_;
  Event event_;
};

TEST_F(WritersTest, JsonLinesHaveTheContractsFieldsInItsOrder) {
  std::string out;
  write_events_jsonl(out, reading_, {&event_, 1}, show, Why::no);
  EXPECT_EQ(
      out,
      R"({"id":"00000000000000ff","doc":"d\t1","sentence":0,"text":"Malé: it\tmet them.","event":"CONSULT","mode":null,)"
      R"("contexts":[],"cameo":"040","quad":"verbal cooperation","goldstein":1,"status":"actual",)"
      R"("trigger":{"text":"met","start":9,"end":12},)"
      R"("actors":[{"text":"Malé","start":0,"end":4,"name":"MDV","kind":"unknown","country":"MDV","sectors":["GOV"],"code":"MDVGOV"}],)"
      R"("recipients":[{"text":null,"start":null,"end":null,"name":"=them","kind":"unknown","country":"","sectors":[],"code":""}],)"
      R"("location":null,"date":{"text":null,"start":null,"end":null,"from":"2023-07-24","to":"2023-07-30"},)"
      R"("attribution":[],"confidence":0.933,"rule":"events/consult.rules:42","mentions":[]})"
      "\n");
}

TEST_F(WritersTest, AnEventReadBackIsPrintedTheSame) {
  event_.place = EventPlace{std::nullopt, 0};
  Place place;
  place.span = {0, 5};
  place.name = "Malé";
  place.is_located = true;
  place.lat = 4.17;
  place.lon = 73;
  reading_.places = {place};
  event_.actors[0].antecedent = Span{7, 9};
  event_.attribution = {{party("", ""), "said"}};
  event_.repeats = {{1, {20, 23}}};
  event_.reasons = {{"rule", {0, 7}, "won"}};
  std::string out;
  write_events_jsonl(out, reading_, {&event_, 1}, show, Why::yes);
  EventJsonReader reader;
  auto record = reader.read(out);
  ASSERT_TRUE(record) << record.error().text;
  std::string again;
  write_event_json(again, *record, Why::yes);
  EXPECT_EQ(again, out);
  drop_words(*record);
  again.clear();
  write_event_json(again, *record, Why::no);
  EXPECT_EQ(again.find("met"), std::string::npos);
  EXPECT_NE(again.find(R"("trigger":{"text":null,"start":9,"end":12})"), std::string::npos) << again;
  const auto withheld = reader.read(again);
  ASSERT_TRUE(withheld);
  EXPECT_EQ(withheld->trigger, record->trigger);
  EXPECT_EQ(withheld->actors[0].quote->span, (CodePointSpan{0, 4}));
}

TEST(EventJsonReader, SaysWhichFieldIsWrong) {
  EventJsonReader reader;
  EXPECT_FALSE(reader.read("{"));
  EXPECT_FALSE(reader.read("[]"));
  const auto wrong = reader.read(R"({"id":"a","sentence":"x"})");
  ASSERT_FALSE(wrong);
  EXPECT_NE(wrong.error().text.find("\"sentence\""), std::string::npos);
  EXPECT_TRUE(reader.read(R"({"id":"a","further":{"x":1}})"));
}

TEST_F(WritersTest, RowsQuoteCodesAndDisarmFormulas) {
  std::string out;
  write_event_rows(out, reading_, {&event_, 1}, show, '\t');
  EXPECT_EQ(out,
            "00000000000000ff\td 1\t2023-07-24\t2023-07-30\t\"MDVGOV\"\tMDV\t\"\"\t'=them\tCONSULT\t\t\"040\"\tverbal "
            "cooperation\t1\t"
            "actual\t\t\t\t\tevents/consult.rules:42\tMalé: it met them.\n");
  out = event_rows_header(',');
  EXPECT_TRUE(out.starts_with("id,doc,date_from,date_to,source,source_name,target,"));
}

TEST_F(WritersTest, NoLineOfTheTableIsWiderThanAsked) {
  event_.actors[0].actor.name = std::string(300, 'x');
  std::string out;
  write_events_table(out, reading_, {&event_, 1}, 80);
  size_t start = 0;
  for (size_t end; (end = out.find('\n', start)) != std::string::npos; start = end + 1)
    EXPECT_LE(CodePointIndex(std::string_view(out).substr(start, end - start)).at(static_cast<uint32_t>(end - start)), 80u);
}

TEST_F(WritersTest, EverySentenceIsATreeOfItsOwnInConllu) {
  std::string out;
  write_reading_conllu(out, reading_);
  EXPECT_NE(out.find("# newdoc id = d 1\n"), std::string::npos) << out;
  EXPECT_NE(out.find("# text = Malé: it met them.\n"), std::string::npos) << out;
  EXPECT_NE(out.find("1\tMalé\t_\tX\t_\t_\t4\tdislocated\t_\tEntity=(e0-country-1-)|SpaceAfter=No|start=0|end=4\n"),
            std::string::npos)
      << out;
  EXPECT_NE(out.find("4\tmet\t_\tX\t_\t_\t0\troot\t_\tstart=9|end=12\n"), std::string::npos) << out;
  EXPECT_NE(out.find("1\tYes\t_\tX\t_\t_\t0\troot\t_\tstart=19|end=22\n"), std::string::npos) << out;
}

}  // namespace
}  // namespace tabard
