#include "store/store.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "store/event_query.h"
#include "store/schema.h"
#include "store/test_documents.h"
#include "store/word_query.h"

namespace tabard {
namespace {

const RunInfo first_run = {"0.1.0", "0.2.0", "aaaa", ""}, second_run = {"0.1.0", "0.2.0", "bbbb", ""};

class StoreTest : public testing::Test {
 protected:
  void open(std::optional<TextKeeping> keeping = std::nullopt) {
    store_.reset();
    auto store = Store::open(folder_ / "events.db", Access::write);
    ASSERT_TRUE(store) << store.error().message();
    store_ = std::move(*store);
    ASSERT_TRUE(store_->settle_text_keeping(keeping));
    run_ = store_->find_or_add_run(first_run).value();
  }

  PutOutcome put(const CodedDocument& coded, Recode recode = Recode::no) {
    EXPECT_TRUE(store_->begin());
    auto outcome = store_->put(coded, run_, recode);
    EXPECT_TRUE(outcome) << outcome.error().message();
    EXPECT_TRUE(store_->commit());
    return outcome.value_or(PutOutcome{});
  }

  // All rows of a statement, cells joined by blanks.
  std::vector<std::string> rows(const std::string& sql, int columns = 1) {
    std::vector<std::string> all;
    auto statement = store_->database().prepare(sql);
    EXPECT_TRUE(statement) << statement.error().message();
    if (!statement) return all;
    EXPECT_TRUE((*statement)->query({}));
    while ((*statement)->next().value_or(false)) {
      std::string row;
      for (int i = 0; i < columns; ++i) row += (i > 0 ? " " : "") + std::string((*statement)->text(i));
      all.push_back(row);
    }
    return all;
  }
  std::string row(const std::string& sql, int columns = 1) {
    const auto all = rows(sql, columns);
    return all.size() == 1 ? all[0] : std::to_string(all.size()) + " rows";
  }

  std::vector<std::string> found(const EventQuery& query) {
    std::vector<std::string> ids;
    const auto done = each_event(*store_, query, [&ids](const StoredEvent& event) {
      EventJsonReader reader;
      ids.push_back(reader.read(event.json).value().id);
      return true;
    });
    EXPECT_TRUE(done) << done.error().message();
    return ids;
  }

  TestFolder folder_;
  std::unique_ptr<Store> store_;
  int64_t run_ = 0;
};

using Ids = std::vector<std::string>;

TEST_F(StoreTest, KeepsADocumentAndItsEvents) {
  open();
  EventRecord event = test_event("e1", "NORGOV", "FIN", "2024-03-12");
  event.contexts = {"military"};
  event.attribution = {test_party("", "Reuters")};
  event.mentions = {{0, {"talks", {10, 15}}}};
  EXPECT_EQ(put(test_document("d", "They met for talks.", {event})).what, PutOutcome::What::added);
  EXPECT_EQ(row("SELECT d.id, d.text, r.lexicon FROM documents d JOIN runs r ON r.run = d.run", 3),
            "d They met for talks. aaaa");
  EXPECT_EQ(row("SELECT number, start_at, end_at FROM sentences", 3), "0 0 19");
  EXPECT_EQ(row("SELECT cameo, date_from, trigger_text FROM events", 3), "040 2024-03-12 met");
  EXPECT_EQ(rows("SELECT p.side, a.code, a.sectors FROM parties p JOIN actors a ON a.actor = p.actor", 3),
            (Ids{"actor NORGOV GOV", "recipient FIN "}));
  EXPECT_EQ(row("SELECT context FROM event_contexts"), "military");
  EXPECT_EQ(row("SELECT name FROM attributions"), "Reuters");
  EXPECT_EQ(row("SELECT text FROM mentions"), "talks");
}

TEST_F(StoreTest, TheSameDocumentAgainChangesNothing) {
  open();
  const auto document = test_document("d", "They met.", {test_event("e1", "NOR", "FIN", "2024-03-12")});
  put(document);
  open();
  EXPECT_EQ(put(document).what, PutOutcome::What::unchanged);
  EXPECT_EQ(row("SELECT count(*) FROM documents"), "1");
  EXPECT_EQ(row("SELECT count(*) FROM events"), "1");
  EXPECT_EQ(row("SELECT count(*) FROM runs"), "1");
}

TEST_F(StoreTest, TellsACopyUnderAnotherId) {
  open();
  EXPECT_FALSE(put(test_document("a", "They met.")).is_duplicate);
  EXPECT_TRUE(put(test_document("b", "They met.")).is_duplicate);
  EXPECT_FALSE(put(test_document("c", "They met again.")).is_duplicate);
}

TEST_F(StoreTest, AChangedTextIsCodedAgainAndTheDifferenceKept) {
  open();
  put(test_document("other", "They met elsewhere.", {test_event("o", "NOR", "FIN", "")}));
  put(test_document(
      "d", "They met.",
      {test_event("same", "NOR", "FIN", ""), test_event("lost", "SWE", "FIN", ""), test_event("new", "DNK", "", "")}));
  EventRecord changed = test_event("new", "DNKGOV", "", "");
  changed.cameo = "042";
  EventRecord gained = test_event("gained", "ISL", "", "");
  gained.trigger.text = "talked";
  const auto outcome = put(test_document("d", "They met and talked.", {test_event("same", "NOR", "FIN", ""), changed, gained}));
  EXPECT_EQ(outcome.what, PutOutcome::What::recoded);
  EXPECT_EQ(rows("SELECT kind, fields FROM event_changes ORDER BY change", 2),
            (Ids{"lost ", "changed cameo,actors", "gained "}));
  EXPECT_EQ(row("SELECT count(*) FROM event_changes WHERE hash_before <> hash_after"), "3");
  EXPECT_EQ(row("SELECT count(*) FROM events"), "4");
  EXPECT_EQ(row("SELECT text FROM documents WHERE id = 'd'"), "They met and talked.");
  EventQuery query;
  query.text = "talked";
  EXPECT_EQ(found(query).size(), 3u);  // the index knows the new words
  query.text = "elsewhere";
  EXPECT_EQ(found(query), Ids{"o"});
}

TEST_F(StoreTest, ANewRunRecodesOnlyWhenAsked) {
  open();
  const auto document = test_document("d", "They met.", {test_event("e", "NOR", "FIN", "")});
  put(document);
  run_ = store_->find_or_add_run(second_run).value();
  EXPECT_EQ(store_->count_outdated(run_).value(), 1);
  EXPECT_EQ(put(document).what, PutOutcome::What::unchanged);
  EXPECT_EQ(store_->outdated(run_, 0, 10).value().size(), 1u);
  EXPECT_EQ(put(document, Recode::yes).what, PutOutcome::What::recoded);
  EXPECT_EQ(store_->count_outdated(run_).value(), 0);
  EXPECT_EQ(row("SELECT count(*) FROM event_changes"), "0");
}

TEST_F(StoreTest, WhatWasRolledBackIsNotThere) {
  open();
  ASSERT_TRUE(store_->begin());
  ASSERT_TRUE(store_->put(test_document("a", "They met.", {test_event("e", "NOR", "FIN", "")}), run_, Recode::no));
  store_->roll_back();
  EXPECT_EQ(row("SELECT count(*) FROM documents"), "0");
  put(test_document("b", "They met.", {test_event("e", "NOR", "FIN", "")}));
  EXPECT_EQ(rows("SELECT actor FROM actors ORDER BY actor"), (Ids{"1", "2"}));
}

TEST_F(StoreTest, QuoteKeepsTheSentencesOfEventsOnly) {
  open(TextKeeping::quote);
  put(test_document("a", "Nothing political.", {}, TextKeeping::quote));
  put(test_document("b", "They met.", {test_event("e", "NOR", "FIN", "")}, TextKeeping::quote));
  EXPECT_EQ(row("SELECT count(*) FROM documents WHERE text IS NOT NULL"), "0");
  EXPECT_EQ(rows("SELECT coalesce(text, '-') FROM sentences ORDER BY sentence"), (Ids{"-", "They met."}));
  put(test_document("b", "They met twice.", {test_event("e", "NOR", "FIN", "")}, TextKeeping::quote));
  EventQuery query;
  query.text = "twice";
  EXPECT_EQ(found(query), Ids{"e"});
}

TEST_F(StoreTest, NoneKeepsNoWords) {
  open(TextKeeping::none);
  EventRecord event = test_event("e", "NOR", "FIN", "");
  event.attribution = {test_party("", "Reuters")};
  event.attribution[0].cue = "sesquipedalian";
  put(test_document("a", "Sesquipedalian words met.", {event}, TextKeeping::none));
  put(test_document("a", "Sesquipedalian words met them.", {event}, TextKeeping::none));
  store_.reset();
  for (const char* ending : {"", "-wal"}) {
    const auto bytes = read_file(folder_ / (std::string("events.db") + ending));
    if (!bytes) continue;
    EXPECT_EQ(bytes->find("esquipedalian"), std::string::npos) << ending;
    EXPECT_EQ(bytes->find("Title of"), std::string::npos) << ending;
  }
  open();
  EXPECT_EQ(row("SELECT trigger_start, trigger_end FROM events", 2), "4 7");
  EventQuery query;
  query.text = "words";
  const auto searched = each_event(*store_, query, [](const StoredEvent&) { return true; });
  ASSERT_FALSE(searched);
  EXPECT_NE(searched.error().text.find("--text none"), std::string::npos);
  EXPECT_FALSE(store_->settle_text_keeping(TextKeeping::keep));
}

// Forty words of their own for each number, so that no two are alike.
std::string long_text(int number) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "word" + std::to_string(number * 100 + i) + ' ';
  return text;
}

// A document of another day or source is another document, so its hash is made anew.
CodedDocument published(CodedDocument coded, const char* day, const char* source = "Test Times") {
  coded.document->date = day[0] == 0 ? std::nullopt : parse_day(day);
  coded.document->source = source;
  coded.hash = content_hash(*coded.document);
  for (ReportedEvent& told : coded.told) {
    told.published = coded.document->date;
    told.source = source;
  }
  return coded;
}

TEST_F(StoreTest, CopiesOfAReportAreOneStory) {
  open();
  EXPECT_EQ(put(test_document("a", long_text(1))).kinship, Kinship::first);
  EXPECT_EQ(put(test_document("b", long_text(2))).kinship, Kinship::first);
  EXPECT_EQ(row("SELECT count(*) FROM stories"), "0");  // who is alone has none
  EXPECT_EQ(put(published(test_document("c", long_text(1) + "All rights reserved."), "2024-03-20")).kinship,
            Kinship::syndicated);
  EXPECT_EQ(put(test_document("d", long_text(1))).kinship, Kinship::exact);
  EXPECT_EQ(rows("SELECT d.id FROM documents d JOIN stories s ON s.story = d.story ORDER BY d.id"), (Ids{"a", "c", "d"}));
  Stories stories;
  EXPECT_EQ(row("SELECT id FROM stories"), fmt::format("{:016x}", stories.add(Document{.id = "a", .text = "x"}).story));
  // Months later it is news again; reports without a day are compared among themselves.
  EXPECT_EQ(put(published(test_document("e", long_text(1)), "2024-06-20")).kinship, Kinship::first);
  EXPECT_EQ(put(published(test_document("f", long_text(1)), "")).kinship, Kinship::first);
  EXPECT_EQ(put(published(test_document("g", long_text(1)), "")).kinship, Kinship::exact);
}

TEST_F(StoreTest, AStoryGoesOnWhenTheStoreIsOpenedAgain) {
  open(TextKeeping::none);
  put(test_document("a", long_text(1)));
  open();
  EXPECT_EQ(put(test_document("b", long_text(1) + "More.")).kinship, Kinship::syndicated);
  open();
  EXPECT_EQ(put(test_document("c", long_text(1) + "Still more.")).kinship, Kinship::syndicated);
  EXPECT_EQ(row("SELECT count(*) FROM documents d JOIN stories s ON s.story = d.story"), "3");
}

TEST_F(StoreTest, AChangedDocumentLeavesItsStory) {
  open();
  put(test_document("a", long_text(1)));
  put(test_document("b", long_text(1) + "More."));
  const std::string story = row("SELECT id FROM stories");
  put(test_document("a", long_text(2)));
  EXPECT_EQ(rows("SELECT id FROM documents WHERE story IS NOT NULL"), (Ids{"b"}));
  put(test_document("c", long_text(2) + "More."));  // with what "a" has become: another story, though "a" began both
  EXPECT_EQ(
      rows("SELECT d.id || ' ' || (s.id = '" + story + "') FROM documents d JOIN stories s ON s.story = d.story ORDER BY d.id"),
      (Ids{"a 0", "b 1", "c 0"}));
  put(test_document("b", long_text(3)));
  EXPECT_EQ(row("SELECT count(*) FROM stories"), "1");
  put(test_document("d", long_text(1)));  // nobody has that text any longer
  EXPECT_EQ(row("SELECT count(*) FROM documents WHERE id = 'd' AND story IS NULL"), "1");
}

TEST_F(StoreTest, EventsOfSeveralReportsAreOneIncident) {
  open();
  const auto report = [](const std::string& id, const std::string& whom, const char* day, const char* source) {
    return published(test_document(id, long_text(id[0]), {test_event("e-" + id, "NORGOV", whom, "2024-03-12")}), day, source);
  };
  put(report("a", "FINGOV", "2024-03-12", "Daily"));
  EXPECT_EQ(row("SELECT count(*) FROM incidents"), "0");
  EXPECT_EQ(put(report("b", "FINGOV", "2024-03-14", "Herald")).told_before, 1u);
  open();
  put(report("c", "FINGOV", "2024-03-13", "Herald"));
  put(report("x", "PERREB", "2024-03-13", "Herald"));
  put(report("y", "FINGOV", "2024-05-13", "Herald"));
  EXPECT_EQ(rows("SELECT e.id FROM events e JOIN incidents i ON i.incident = e.incident"), (Ids{"e-a", "e-b", "e-c"}));
  EXPECT_EQ(row("SELECT id, reports, sources, mentions, first_seen, last_seen FROM incidents", 6),
            "e-a 3 2 3 2024-03-12 2024-03-14");
  EXPECT_EQ(row("SELECT spread FROM incidents"), R"({"dates":{"2024-03-12":3},"places":{},"numbers":{}})");
}

TEST_F(StoreTest, IncidentsAndStoriesAreFoundAndCountedOnce) {
  open();
  const auto report = [](const std::string& id, const std::string& whom, const std::string& text) {
    EventRecord second = test_event("f-" + id, "PER", "CHL" + whom.substr(3), "2024-03-12");
    second.cameo = "050";
    return test_document(id, text, {test_event("e-" + id, "NORGOV", whom, "2024-03-12"), second});
  };
  put(report("a", "FINGOV", long_text(1)));
  put(report("b", "FINGOV", long_text(1) + "More."));
  put(report("c", "SWEGOV", long_text(2)));
  EventQuery query;
  query.incidents = {"e-a"};
  EXPECT_EQ(found(query), (Ids{"e-a", "e-b"}));
  query.incidents = {"e-c"};
  EXPECT_EQ(found(query), (Ids{"e-c"}));
  query.incidents.clear();
  query.stories = {row("SELECT id FROM stories")};
  EXPECT_EQ(found(query), (Ids{"e-a", "f-a", "e-b", "f-b"}));
  query.stories = {"c"};
  EXPECT_EQ(found(query), (Ids{"e-c", "f-c"}));
  query.stories.clear();
  query.is_one_a_day = true;
  query.types = {"04"};
  EXPECT_EQ(found(query), (Ids{"e-a", "e-c"}));
  const auto counts = [&](const EventQuery& asked, const std::vector<CountKey>& keys) {
    std::vector<std::string> lines;
    EXPECT_TRUE(count_events(*store_, asked, keys, Counted::incidents, [&lines](const Ids& values, int64_t count) {
      lines.push_back((values.empty() ? "" : values[0] + " ") + std::to_string(count));
      return true;
    }));
    return lines;
  };
  const int64_t all = std::stoi(row("SELECT count(DISTINCT coalesce(incident, -event)) FROM events"));
  EXPECT_EQ(counts({}, {}), (Ids{std::to_string(all)}));
  EventQuery meetings;
  meetings.types = {"04"};
  EXPECT_EQ(counts(meetings, {CountKey::week}), (Ids{"2024-W11 2"}));
  EXPECT_EQ(counts(meetings, {CountKey::incident}), (Ids{"e-a 1", "e-c 1"}));
  std::vector<std::string> told;
  ASSERT_TRUE(each_event(*store_, meetings, [&told](const StoredEvent& event) {
    told.push_back(fmt::format("{} {} {} {}", event.incident, event.reports, event.mentions, event.story_document));
    return true;
  }));
  EXPECT_EQ(told, (Ids{"e-a 2 2 1", "e-a 2 2 1", "e-c 1 0 3"}));
}

TEST_F(StoreTest, WhatBecomesOfIncidentsDoesNotHangOnWhereTransactionsEnd) {
  const auto report = [](const std::string& id, const std::string& whom) {
    return test_document(id, long_text(id[0]), {test_event("e-" + id, "NORGOV", whom, "2024-03-12")});
  };
  open();
  put(report("a", "FINGOV"));
  put(report("b", "FINGOV"));
  EXPECT_EQ(row("SELECT id, reports FROM incidents", 2), "e-a 2");
  run_ = store_->find_or_add_run(second_run).value();
  // In one transaction the incident of "a" and "b" is emptied, and another begins with the event of the same id.
  ASSERT_TRUE(store_->begin());
  ASSERT_TRUE(store_->put(report("b", "PERREB"), run_, Recode::yes));
  ASSERT_TRUE(store_->put(report("a", "FINGOV"), run_, Recode::yes));
  ASSERT_TRUE(store_->put(report("c", "FINGOV"), run_, Recode::no));
  ASSERT_TRUE(store_->commit());
  EXPECT_EQ(rows("SELECT i.id || ' ' || i.reports || ' ' || e.id FROM incidents i JOIN events e ON e.incident = i.incident"),
            (Ids{"e-a 2 e-a", "e-a 2 e-c"}));
}

TEST_F(StoreTest, ARecodedDocumentLeavesNoTraceInItsIncident) {
  open();
  const auto report = [](const std::string& id, const std::string& whom) {
    return test_document(id, long_text(id[0]), {test_event("e-" + id, "NORGOV", whom, "2024-03-12")});
  };
  for (const char* id : {"a", "b", "c"}) put(report(id, "FINGOV"));
  EXPECT_EQ(row("SELECT id, reports FROM incidents", 2), "e-a 3");
  run_ = store_->find_or_add_run(second_run).value();
  put(report("b", "PERREB"), Recode::yes);
  EXPECT_EQ(row("SELECT id, reports FROM incidents", 2), "e-a 2");
  put(report("a", "PERREB"), Recode::yes);  // joins what "b" tells now; the incident that it began lives on in "c"
  EXPECT_EQ(rows("SELECT i.id || ' ' || group_concat(e.id, ' ') FROM events e JOIN incidents i ON i.incident = e.incident "
                 "GROUP BY i.incident ORDER BY i.id"),
            (Ids{"e-a e-c", "e-b e-b e-a"}));
  put(report("c", "PERREB"), Recode::yes);
  EXPECT_EQ(row("SELECT id, reports FROM incidents", 2), "e-b 3");
  put(report("a", "FINGOV"), Recode::no);  // unchanged: its run is the second one's already
  put(test_document("a", "Nothing."));
  put(test_document("b", "Nothing at all."));
  put(test_document("c", "Nothing, again."));
  EXPECT_EQ(row("SELECT count(*) FROM incidents"), "0");
  EXPECT_EQ(rows("SELECT \"table\" FROM pragma_foreign_key_check"), Ids());
  for (const char* table : {"records", "parties"})
    EXPECT_EQ(row(std::string("SELECT count(*) FROM ") + table + " WHERE event NOT IN (SELECT event FROM events)"), "0");
}

TEST_F(StoreTest, WhatAnotherProgramRecodedIsReadAnew) {
  open();
  const auto report = [](const std::string& id, const std::string& whom) {
    return test_document(id, long_text(id[0]), {test_event("e-" + id, "NORGOV", whom, "2024-03-12")});
  };
  put(report("a", "FINGOV"));
  auto other = Store::open(folder_ / "events.db", Access::write).value();
  ASSERT_TRUE(other->begin());
  ASSERT_TRUE(other->put(test_document("a", "Nothing."), run_, Recode::no));
  ASSERT_TRUE(other->commit());
  EXPECT_EQ(put(report("b", "FINGOV")).told_before, 0u);
}

TEST(WeekOf, CountsWeeksAndPutsUndatedReportsOnShelvesOfTheirOwn) {
  EXPECT_EQ(week_of(parse_day("1970-01-01"), 5), 0);
  EXPECT_EQ(week_of(parse_day("1969-12-31"), 5), -1);
  EXPECT_EQ(week_of(parse_day("1969-12-24"), 5), -2);
  EXPECT_EQ(week_of(std::nullopt, 19'999), week_of(std::nullopt, 5));
  EXPECT_EQ(week_of(std::nullopt, 20'000), week_of(std::nullopt, 5) + 1);
}

TEST_F(StoreTest, FindsByEveryFilter) {
  open();
  EventRecord first = test_event("1", "NORGOV", "FINMIL", "2024-03-12");
  first.location = {std::nullopt, std::nullopt, "Helsinki", "FIN", "city", EventRecord::Coordinates{60.2, 24.9}};
  EventRecord second = test_event("2", "FIN", "RUS", "2024-04-01");
  second.type = "ACCUSE";
  second.cameo = "111";
  second.quad = "verbal conflict";
  second.status = "negated";
  second.attribution = {test_party("", "Reuters")};
  second.rule = "events/accuse.rules:77";
  EventRecord third = test_event("3", "FJI", "TON", "");
  third.type.clear();
  third.cameo = "010";
  third.location = {std::nullopt, std::nullopt, "Suva", "FJI", "city", EventRecord::Coordinates{-18.1, 178.4}};
  third.actors[0].name = "Sitiveni Rabuka";
  put(test_document("a", "Oil talks in Helsinki.", {first}));
  put(test_document("b", "Gas talks at sea, he said.", {second, third}));

  const auto expect = [this](auto set, const Ids& wanted) {
    EventQuery query;
    set(query);
    EXPECT_EQ(found(query), wanted);
  };
  expect([](EventQuery&) {}, {"1", "2", "3"});
  expect([](EventQuery& q) { q.who = {"NOR"}; }, {"1"});
  expect([](EventQuery& q) { q.who = {"NORGOV"}; }, {"1"});
  expect([](EventQuery& q) { q.who = {"NORMIL"}; }, {});
  expect([](EventQuery& q) { q.whom = {"MIL"}; }, {"1"});
  expect([](EventQuery& q) { q.who = {"rabuka"}; }, {"3"});
  expect([](EventQuery& q) { q.who = {"%"}; }, {});
  expect([](EventQuery& q) { q.either = {"FIN"}; }, {"1", "2"});
  expect([](EventQuery& q) { q.who = {"NOR", "FIN"}; }, {"1", "2"});
  expect([](EventQuery& q) { q.who = {"FIN"}, q.whom = {"RUS"}; }, {"2"});
  expect([](EventQuery& q) { q.types = {"CONSULT", "none"}; }, {"1", "3"});
  expect([](EventQuery& q) { q.types = {"11"}; }, {"2"});
  expect([](EventQuery& q) { q.quads = {"verbal conflict"}; }, {"2"});
  expect([](EventQuery& q) { q.statuses = {"negated"}; }, {"2"});
  expect([](EventQuery& q) { q.rules = {"events/accuse.rules"}; }, {"2"});
  expect([](EventQuery& q) { q.rules = {"events/accuse.rules:7"}; }, {});
  expect([](EventQuery& q) { q.countries = {"FIN"}; }, {"1"});
  expect([](EventQuery& q) { q.places = {"helsinki"}; }, {"1"});
  expect([](EventQuery& q) { q.box = Box{20, 55, 30, 65}; }, {"1"});
  expect([](EventQuery& q) { q.box = Box{170, -30, -170, 0}; }, {"3"});
  expect([](EventQuery& q) { q.from = parse_day("2024-03-13"); }, {"2"});
  expect([](EventQuery& q) { q.to = parse_day("2024-03-12"); }, {"1"});
  expect([](EventQuery& q) { q.who = {"FIN"}, q.from = parse_day("2024-04-02"); }, {});
  expect([](EventQuery& q) { q.speakers = {"reuters"}; }, {"2"});
  expect([](EventQuery& q) { q.speakers = {"none"}; }, {"1", "3"});
  expect([](EventQuery& q) { q.text = "talks -oil"; }, {"2", "3"});
  expect([](EventQuery& q) { q.text = "\"oil talks\" or sea"; }, {"1", "2", "3"});
  expect([](EventQuery& q) { q.limit = 1; }, {"1"});
}

// Counts by time of what parties did are read off an index of the parties: the same as all the events give.
TEST_F(StoreTest, CountsOfPartiesByTimeAreThoseOfTheirEvents) {
  open();
  EventRecord twice = test_event("1", "NORGOV", "FIN", "2024-12-30");
  twice.actors.push_back(test_party("NORMIL"));
  EventRecord rebels = test_event("4", "REBMIL", "NOR", "2025-01-02");
  rebels.actors[0].country.clear();
  put(test_document("a", "They met.",
                    {twice, test_event("2", "NOR", "SWE", "2025-01-02"), test_event("3", "NOR", "FIN", ""), rebels}));
  const auto expect = [this](auto set, const std::vector<CountKey>& keys, const Ids& wanted) {
    EventQuery query;
    set(query);
    Ids lines;
    const auto done = count_events(*store_, query, keys, Counted::events, [&lines](const Ids& values, int64_t events) {
      lines.push_back((values.empty() ? "" : values[0] + " ") + std::to_string(events));
      return true;
    });
    EXPECT_TRUE(done) << done.error().message();
    EXPECT_EQ(lines, wanted);
  };
  expect([](EventQuery& q) { q.who = {"NOR"}; }, {CountKey::month}, {" 1", "2024-12 1", "2025-01 1"});
  expect([](EventQuery& q) { q.who = {"NOR"}; }, {}, {"3"});
  expect([](EventQuery& q) { q.who = {"NORGOV", "NORMIL"}; }, {CountKey::year}, {"2024 1"});
  expect([](EventQuery& q) { q.who = {"NOR"}, q.whom = {"FIN"}; }, {CountKey::year}, {" 1", "2024 1"});
  expect([](EventQuery& q) { q.either = {"NOR"}, q.from = parse_day("2025-01-01"); }, {CountKey::day}, {"2025-01-02 2"});
  expect([](EventQuery& q) { q.who = {"NOR"}, q.statuses = {"actual"}; }, {CountKey::year}, {" 1", "2024 1", "2025 1"});
  expect([](EventQuery& q) { q.who = {"REBMIL"}; }, {CountKey::year}, {"2025 1"});
}

TEST_F(StoreTest, CountsByDaysAndParties) {
  open();
  EventRecord both = test_event("1", "NOR", "FIN", "2024-12-30");
  both.actors.push_back(test_party("SWE"));
  put(test_document("a", "They met.", {both, test_event("2", "NOR", "", "2025-01-02"), test_event("3", "NOR", "", "")}));
  const auto counted = [this](const std::vector<CountKey>& keys) {
    Ids lines;
    const auto done = count_events(*store_, {}, keys, Counted::events, [&lines](const Ids& values, int64_t events) {
      std::string line;
      for (const std::string& value : values) line += value + " ";
      lines.push_back(line + std::to_string(events));
      return true;
    });
    EXPECT_TRUE(done) << done.error().message();
    return lines;
  };
  EXPECT_EQ(counted({}), Ids{"3"});
  EXPECT_EQ(counted({CountKey::week}), (Ids{" 1", "2025-W01 2"}));  // both days lie in one ISO week
  EXPECT_EQ(counted({CountKey::year, CountKey::actor}), (Ids{" NOR 1", "2024 NOR 1", "2024 SWE 1", "2025 NOR 1"}));
  EXPECT_EQ(counted({CountKey::recipient_country}), (Ids{" 2", "FIN 1"}));
  EXPECT_EQ(counted({CountKey::source, CountKey::type}), Ids{"Test Times CONSULT 3"});
}

TEST_F(StoreTest, AnOlderStoreIsBroughtUpWithAllItHolds) {
  {
    auto database = Database::open(folder_ / "events.db", Access::write).value();
    ASSERT_TRUE(migrate(*database, "events.db", 1));
    ASSERT_TRUE(database->execute("INSERT INTO runs VALUES (1, '0.1.0', '0.2.0', 'aaaa', '')"));
    ASSERT_TRUE(database->execute("INSERT INTO documents VALUES (1, 'old', 'h', 't', 1, NULL, '', '', '', '', 0, '')"));
  }
  open();
  EXPECT_EQ(row("SELECT id FROM documents WHERE story IS NULL"), "old");
  EXPECT_EQ(store_->database().schema_version().value(), schema_version);
}

TEST_F(StoreTest, ANewerStoreIsLeftAlone) {
  open();
  ASSERT_TRUE(store_->database().set_schema_version(schema_version + 1));
  const auto newer = Store::open(folder_ / "events.db", Access::write);
  ASSERT_FALSE(newer);
  EXPECT_NE(newer.error().text.find("newer"), std::string::npos);
}

TEST_F(StoreTest, AnotherProgramsDatabaseIsLeftAlone) {
  const std::string file = folder_ / "others.db";
  {
    auto database = Database::open(file, Access::write).value();
    ASSERT_TRUE(database->execute("CREATE TABLE events (x)"));
  }
  EXPECT_FALSE(Store::open(file, Access::write));
}

TEST_F(StoreTest, AFullDiskLosesNothingThatWasThere) {
  open();
  put(test_document("a", "They met.", {test_event("e", "NOR", "FIN", "")}));
  ASSERT_TRUE(store_->database().execute("PRAGMA max_page_count = 60"));
  ASSERT_TRUE(store_->begin());
  Result<PutOutcome> outcome;
  for (int i = 0; i < 1000 && outcome; ++i)
    outcome = store_->put(test_document("long" + std::to_string(i), std::string(2000, 'x')), run_, Recode::no);
  ASSERT_FALSE(outcome);
  EXPECT_NE(outcome.error().text.find("space"), std::string::npos) << outcome.error().text;
  store_->roll_back();
  open();
  EXPECT_EQ(row("SELECT id FROM documents"), "a");
  EXPECT_EQ(row("PRAGMA integrity_check"), "ok");
}

TEST_F(StoreTest, EveryColumnStandsInItsDescription) {
  open();
  const auto page = read_file(std::string(TABARD_SOURCE_DIR) + "/docs/store.md");
  ASSERT_TRUE(page);
  for (const std::string& table : rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
                                       "AND name NOT LIKE 'sentence_words%'")) {
    const size_t heading = page->find("## " + table + "\n");
    ASSERT_NE(heading, std::string::npos) << table;
    const std::string section = page->substr(heading, page->find("\n## ", heading) - heading);
    for (const std::string& column : rows("SELECT name FROM pragma_table_info('" + table + "')"))
      EXPECT_NE(section.find("| `" + column + "` |"), std::string::npos) << table << "." << column;
  }
}

TEST(WordQuery, SaysWhatFts5Understands) {
  EXPECT_EQ(fts5_query("oil sanctions").value(), R"(("oil" AND "sanctions"))");
  EXPECT_EQ(fts5_query("\"oil sanctions\" -gas").value(), R"(("oil sanctions" NOT "gas"))");
  EXPECT_EQ(fts5_query("-gas oil OR coal").value(), R"(("oil" NOT "gas") OR ("coal"))");
  EXPECT_EQ(fts5_query("a* (b) NEAR").value(), R"q(("a*" AND "(b)" AND "NEAR"))q");
  for (const char* bad : {"", "-gas", "...", "\""}) EXPECT_FALSE(fts5_query(bad)) << bad;
}

}  // namespace
}  // namespace tabard
