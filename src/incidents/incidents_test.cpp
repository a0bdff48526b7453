#include "incidents/incidents.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "incidents/one_a_day.h"
#include "incidents/same_happening.h"

namespace tabard {
namespace {

// "Gunmen killed 12 soldiers near Gao on Monday."
ReportedEvent attack(const std::string& doc) {
  ReportedEvent event;
  event.id = "e-" + doc;
  event.doc = doc;
  event.source = "Gazette";
  event.type = EventType::ASSAULT;
  event.cameo = "190";
  event.actors = {{"MLIREB", "MLI", ""}};
  event.recipients = {{"MLIMIL", "MLI", ""}};
  event.date = DayRange{*parse_day("2024-03-11"), *parse_day("2024-03-11")};
  event.is_date_told = true;
  event.published = parse_day("2024-03-12");
  event.place = ReportedPlace{"Gao", "MLI", true, true, 16.27, -0.04};
  event.numbers = {{12, "dead"}};
  event.trigger = "kill";
  event.words = {1, 2, 3, 4};
  event.context = {1, 2, 3, 4, 5, 6};
  return event;
}

TEST(SameHappening, DaysPlacesAndReportsApartCannotBeOne) {
  const ReportedEvent a = attack("a");
  EXPECT_GT(evidence_of_facts(a, attack("b")), 1);
  EXPECT_EQ(evidence_of_facts(a, attack("a")), no_evidence);  // one report
  ReportedEvent b = attack("b");
  b.date = DayRange{*parse_day("2024-03-15"), *parse_day("2024-03-15")};
  EXPECT_EQ(evidence_of_facts(a, b), no_evidence);
  b = attack("b");
  b.place = ReportedPlace{"Kidal", "MLI", true, true, 18.44, 1.41};
  EXPECT_EQ(evidence_of_facts(a, b), no_evidence);
  b.place = ReportedPlace{"Niamey", "NER", false, false, 0, 0};
  EXPECT_EQ(evidence_of_facts(a, b), no_evidence);
  b = attack("b");
  b.status = Status::future;
  EXPECT_EQ(evidence_of_facts(a, b), no_evidence);
}

TEST(SameHappening, EachFactThatDiffersSpeaksAgainstIt) {
  const ReportedEvent a = attack("a");
  const double all = evidence_of_facts(a, attack("b"));
  ReportedEvent b = attack("b");
  b.numbers = {{60, "dead"}};
  EXPECT_LT(evidence_of_facts(a, b), all - 1);
  b = attack("b");
  b.recipients = {{"FRAMIL", "FRA", ""}};
  EXPECT_LT(evidence_of_facts(a, b), all - 1);
  b = attack("b");
  b.place.reset();
  EXPECT_LT(evidence_of_facts(a, b), all - 1);
  b = attack("b");
  b.type = EventType::COERCE;
  b.cameo = "173";
  EXPECT_LT(evidence_of_facts(a, b), all - 1);
  EXPECT_LT(evidence_of_words(0.1, 0.1), 0);
  EXPECT_GT(evidence_of_words(0.6, 0.4), 0);
}

TEST(WordWeights, RareWordsTellMore) {
  WordWeights weights;
  for (uint32_t i = 0; i < 500; ++i) weights.add(std::vector<uint32_t>{1, 1000 + i});
  const auto a = weights.weigh({1, 2, 3}), common = weights.weigh({1, 8, 9}), rare = weights.weigh({2, 8, 9});
  const Overlap overlap(a);
  EXPECT_GT(overlap.with(rare).share, 2 * overlap.with(common).share);
  EXPECT_GT(overlap.with(rare).heaviest, overlap.with(common).heaviest);
  EXPECT_NEAR(overlap.with(a).share, 1, 1e-6);
  EXPECT_EQ(overlap.with(weights.weigh({})).share, 0);
  EXPECT_EQ(Overlap(weights.weigh({})).with(a).share, 0);
}

TEST(WordWeights, AGlanceNeverPromisesLessThanThereIs) {
  WordWeights weights;
  std::mt19937 random(7);
  const auto text = [&] {
    std::vector<uint32_t> words(40);
    for (uint32_t& word : words) word = random() % 3 == 0 ? random() % 200 : static_cast<uint32_t>(random());
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
  };
  for (int i = 0; i < 100; ++i) weights.add(text());
  for (int i = 0; i < 100; ++i) {
    const auto a = weights.weigh(text()), b = weights.weigh(text());
    const Overlap overlap(a);
    EXPECT_GE(overlap.most_with(WordMask(b.words), b.total), overlap.with(b).share);
  }
}

TEST(WordCounts, CountWhatWasAddedAndNotRemoved) {
  WordCounts counts;
  EXPECT_EQ(counts.of(5), 0);
  for (uint32_t word = 0; word < 5000; ++word)
    for (uint32_t times = 0; times <= word % 3; ++times) counts.add(word << 12);  // whose low bits are the same
  for (uint32_t word = 0; word < 5000; word += 2) counts.remove(word << 12);
  for (uint32_t word = 0; word < 5000; ++word) ASSERT_EQ(counts.of(word << 12), word % 3 + word % 2) << word;
  EXPECT_EQ(counts.of(7'000'000), 0);
}

TEST(Incidents, TellHowReportsSpread) {
  Incidents incidents;
  EXPECT_EQ(incidents.add(attack("a")), "e-a");
  ReportedEvent later = attack("b");
  later.source = "Herald";
  later.published = parse_day("2024-03-14");
  later.numbers = {{17, "dead"}};
  later.mentions = 3;
  EXPECT_EQ(incidents.add(later), "e-a");
  ReportedEvent other = attack("c");
  other.place = ReportedPlace{"Kidal", "MLI", true, true, 18.44, 1.41};
  EXPECT_EQ(incidents.add(other), "e-c");
  const Incident* incident = incidents.find("e-a");
  ASSERT_NE(incident, nullptr);
  EXPECT_EQ(incident->events, (std::vector<std::string>{"e-a", "e-b"}));
  EXPECT_EQ(incident->docs.size(), 2u);
  EXPECT_EQ(incident->sources, (std::set<std::string>{"Gazette", "Herald"}));
  EXPECT_EQ(incident->mentions, 4u);
  EXPECT_EQ(incident->first_seen, parse_day("2024-03-12"));
  EXPECT_EQ(incident->last_seen, parse_day("2024-03-14"));
  EXPECT_EQ(incident->numbers.at("dead").least, 12);
  EXPECT_EQ(incident->numbers.at("dead").most, 17);
  EXPECT_EQ(incidents.find("e-b"), nullptr);
  EXPECT_EQ(incidents.all().size(), 2u);
}

TEST(Incidents, TwoEventsOfOneReportAreNotJoinedThroughAnother) {
  Incidents incidents;
  incidents.add(attack("a"));
  ReportedEvent second = attack("a");
  second.id = "e-a2";
  EXPECT_EQ(incidents.add(second), "e-a2");
}

TEST(Incidents, ARestoredRunGoesOnAsTheFirstWouldHave) {
  Incidents whole, restored;
  std::vector<ReportedEvent> events;
  for (int i = 0; i < 60; ++i) {
    ReportedEvent event = attack(std::to_string(i));
    event.date =
        DayRange{*parse_day("2024-03-11") + std::chrono::days(i % 7), *parse_day("2024-03-11") + std::chrono::days(i % 7)};
    event.numbers = {{static_cast<double>(5 + i % 3 * 40), "dead"}};
    events.push_back(event);
  }
  for (size_t i = 0; i < events.size(); ++i) {
    const std::string incident = whole.add(events[i]);
    if (i < 30)
      restored.restore(events[i], incident);
    else
      EXPECT_EQ(restored.add(events[i]), incident) << i;
  }
  EXPECT_EQ(restored.all().size(), whole.all().size());
}

TEST(ReportedEvent, IsKeptAsBytes) {
  ReportedEvent event = attack("a");
  event.story = 77;
  event.status = Status::historical;
  event.mode = "explosives";
  const std::string bytes = to_bytes(event);
  const auto back = reported_event_from_bytes(bytes);
  ASSERT_TRUE(back);
  EXPECT_EQ(to_bytes(*back), bytes);
  EXPECT_EQ(back->story, 77u);
  EXPECT_EQ(back->type, EventType::ASSAULT);
  EXPECT_EQ(back->status, Status::historical);
  EXPECT_EQ(back->recipients[0].code, "MLIMIL");
  EXPECT_EQ(back->date, event.date);
  EXPECT_EQ(back->place->lon, -0.04);
  EXPECT_EQ(back->numbers[0].kind, "dead");
  EXPECT_EQ(back->context, event.context);
  for (size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(reported_event_from_bytes(bytes.substr(0, size))) << size;
  EXPECT_FALSE(reported_event_from_bytes(bytes + "x"));
  std::string other = bytes;
  other[0] = 99;
  EXPECT_FALSE(reported_event_from_bytes(other));
}

TEST(OneADay, KeepsTheFirstDyadOfADay) {
  OneADay filter;
  const auto day = parse_day("2024-03-11");
  EXPECT_TRUE(filter.is_first(day, "NOR", "IRN", "111"));
  EXPECT_FALSE(filter.is_first(day, "NOR", "IRN", "111"));
  EXPECT_TRUE(filter.is_first(day, "IRN", "NOR", "111"));
  EXPECT_TRUE(filter.is_first(day, "NOR", "IRN", "112"));
  EXPECT_TRUE(filter.is_first(*day + std::chrono::days(1), "NOR", "IRN", "111"));
  EXPECT_TRUE(filter.is_first(std::nullopt, "NOR", "IRN", "111"));
}

}  // namespace
}  // namespace tabard
