#include "store/coded_document.h"

#include <fmt/format.h>
#include <xxhash.h>

#include "io/event_json.h"

namespace tabard {
namespace {

std::string hash_of(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return fmt::format("{:016x}{:016x}", static_cast<uint64_t>(hash.high64), static_cast<uint64_t>(hash.low64));
}

}  // namespace

std::string text_hash(const Document& document) {
  return hash_of(document.text);
}

std::string content_hash(const Document& document) {
  std::string all;
  const auto add = [&all](std::string_view field) { all += fmt::format("{}:{}\n", field.size(), field); };
  add(text_hash(document));
  add(document.title);
  add(document.date ? to_iso(*document.date) : "");
  add(document.url);
  add(document.source);
  add(document.lang);
  return hash_of(all);
}

CodedDocument make_coded_document(std::unique_ptr<Document> document, const Reading& reading, std::span<const Event> events,
                                  const ShowOrigin& show, TextKeeping keeping) {
  CodedDocument coded;
  coded.hash = content_hash(*document);
  coded.text_hash = text_hash(*document);
  coded.signature = sign_text(document->text);
  const RecordMaker maker(reading, show);
  coded.length = maker.index().at(static_cast<uint32_t>(document->text.size()));
  coded.sentences.reserve(reading.sentences.size());
  for (const Sentence& sentence : reading.sentences)
    coded.sentences.push_back({sentence.span, maker.index().at(sentence.span)});
  for (const Event& event : events) {
    EventRecord record = maker.make(event);
    if (keeping == TextKeeping::none) drop_words(record);
    std::string json;
    write_event_json(json, record, Why::no);
    json.pop_back();
    coded.told.push_back(make_reported_event(reading, event, 0));
    if (keeping == TextKeeping::none) hide_words(coded.told.back());
    coded.sentences[event.sentence].has_event = true;
    coded.json.push_back(std::move(json));
    coded.events.push_back(std::move(record));
  }
  coded.document = std::move(document);
  return coded;
}

}  // namespace tabard
