#pragma once
// Coded documents made by hand, for tests that need no model.

#include <unistd.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "io/event_json.h"
#include "store/coded_document.h"

namespace tabard {

// A folder that goes with the test.
class TestFolder {
 public:
  TestFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "tabard-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  ~TestFolder() { std::filesystem::remove_all(path_); }
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

// "NORGOV" is an actor of Norway's government of that name.
inline EventRecord::Party test_party(const std::string& code, const std::string& name = {}) {
  EventRecord::Party party;
  party.name = name.empty() ? code : name;
  party.kind = Kind::person;
  party.country = code.substr(0, 3);
  if (code.size() > 3) party.sectors = {code.substr(3)};
  party.code = code;
  party.quote = {party.name, {0, 3}};
  return party;
}

inline EventRecord test_event(const std::string& id, const std::string& actor, const std::string& recipient,
                              const std::string& day) {
  EventRecord event;
  event.id = id;
  event.type = "CONSULT";
  event.cameo = "040";
  event.quad = "verbal cooperation";
  event.goldstein = 1;
  event.status = "actual";
  event.trigger = {"met", {4, 7}};
  if (!actor.empty()) event.actors = {test_party(actor)};
  if (!recipient.empty()) event.recipients = {test_party(recipient)};
  if (!day.empty()) event.date = {std::nullopt, day, day};
  event.confidence = 0.5;
  event.rule = "events/consult.rules:7";
  return event;
}

// One sentence, in which all events stand.
inline CodedDocument test_document(const std::string& id, const std::string& text, std::vector<EventRecord> events = {},
                                   TextKeeping keeping = TextKeeping::keep) {
  CodedDocument coded;
  coded.document = std::make_unique<Document>();
  coded.document->id = id;
  coded.document->text = text;
  coded.document->date = parse_day("2024-03-14");
  coded.document->title = "Title of " + id;
  coded.document->source = "Test Times";
  coded.hash = content_hash(*coded.document);
  coded.text_hash = text_hash(*coded.document);
  coded.signature = sign_text(text);
  const CodePointIndex index(text);
  const Span all{0, static_cast<uint32_t>(text.size())};
  coded.length = index.at(all.end);
  coded.sentences = {{all, index.at(all), !events.empty()}};
  for (EventRecord& event : events) {
    event.document = id;
    event.text = text;
    if (keeping == TextKeeping::none) drop_words(event);
    std::string json;
    write_event_json(json, event, Why::no);
    json.pop_back();
    coded.json.push_back(json);
    ReportedEvent told;
    told.id = event.id;
    told.doc = id;
    told.source = coded.document->source;
    told.type = parse_event_type(event.type).value_or(EventType::none);
    told.cameo = event.cameo;
    std::string actor_codes;
    for (const auto* parties : {&event.actors, &event.recipients})
      for (const auto& party : *parties) {
        (parties == &event.actors ? told.actors : told.recipients).push_back({party.code, party.country, party.name});
        actor_codes += party.code;
      }
    if (event.date) told.date = DayRange{*parse_day(event.date->from), *parse_day(event.date->to)};
    told.is_date_told = told.date.has_value();
    told.published = coded.document->date;
    told.trigger = event.trigger.text;
    uint32_t first_word = 0;  // who is told of in other words is somebody else
    for (const char c : actor_codes) first_word = first_word * 31 + static_cast<uint32_t>(c);
    for (uint32_t word = 0; word < 12; ++word) told.words.push_back(first_word % 1'000'000 * 100 + word);
    told.context = told.words;
    if (keeping == TextKeeping::none) hide_words(told);
    coded.told.push_back(std::move(told));
    coded.events.push_back(std::move(event));
  }
  return coded;
}

}  // namespace tabard
