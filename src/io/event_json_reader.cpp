#include <fmt/format.h>
#include <simdjson.h>

#include "io/event_json.h"

namespace tabard {
namespace {

using simdjson::dom::element;
using Quote = EventRecord::Quote;

// Reads one object. The first field with a value of the wrong kind is remembered; the rest is read all the same.
class RecordReader {
 public:
  EventRecord read(element json) {
    EventRecord record;
    record.id = string(json, "id");
    record.document = string(json, "doc");
    record.sentence = count(json, "sentence");
    record.text = string(json, "text");
    record.type = string(json, "event");
    record.mode = string(json, "mode");
    record.contexts = strings(json, "contexts");
    record.cameo = string(json, "cameo");
    record.quad = string(json, "quad");
    record.goldstein = number(json, "goldstein");
    record.status = string(json, "status");
    record.trigger = quote_in(json, "trigger").value_or(Quote{});
    each(json, "actors", [&](element party) { record.actors.push_back(read_party(party)); });
    each(json, "recipients", [&](element party) { record.recipients.push_back(read_party(party)); });
    if (const auto location = object(json, "location")) record.location = read_location(*location);
    if (const auto date = object(json, "date")) record.date = {quote(*date), string(*date, "from"), string(*date, "to")};
    each(json, "attribution", [&](element speaker) { record.attribution.push_back(read_party(speaker)); });
    record.confidence = number(json, "confidence");
    record.rule = string(json, "rule");
    each(json, "mentions", [&](element mention) {
      record.mentions.push_back({count(mention, "sentence"), quote_in(mention, "trigger").value_or(Quote{})});
    });
    each(json, "why", [&](element why) {
      record.why.push_back({string(why, "field"), string(why, "origin"), string(why, "text")});
    });
    return record;
  }

  const std::string& fault() const { return fault_; }

 private:
  // The value of a key; nothing where it is missing or null.
  std::optional<element> find(element json, std::string_view key) {
    element value;
    if (json.at_key(key).get(value) != simdjson::SUCCESS || value.is_null()) return std::nullopt;
    return value;
  }

  template <class Value>
  std::optional<Value> get(element json, std::string_view key) {
    const auto value = find(json, key);
    if (!value) return std::nullopt;
    Value got;
    if (value->get(got) == simdjson::SUCCESS) return got;
    if (fault_.empty()) fault_ = fmt::format("\"{}\" has a value of the wrong kind", key);
    return std::nullopt;
  }

  std::string string(element json, std::string_view key) {
    return std::string(get<std::string_view>(json, key).value_or(std::string_view()));
  }
  std::optional<double> number(element json, std::string_view key) { return get<double>(json, key); }
  uint32_t count(element json, std::string_view key) { return static_cast<uint32_t>(get<uint64_t>(json, key).value_or(0)); }
  std::optional<element> object(element json, std::string_view key) {
    const auto found = get<simdjson::dom::object>(json, key);
    return found ? find(json, key) : std::nullopt;
  }

  template <class Use>
  void each(element json, std::string_view key, Use use) {
    if (const auto items = get<simdjson::dom::array>(json, key))
      for (const element item : *items) use(item);
  }

  std::vector<std::string> strings(element json, std::string_view key) {
    std::vector<std::string> all;
    each(json, key, [&](element item) {
      if (std::string_view text; item.get(text) == simdjson::SUCCESS) all.emplace_back(text);
    });
    return all;
  }

  // Of the object itself: {"text","start","end"}. The text may be withheld, the offsets tell whether there are words.
  std::optional<Quote> quote(element json) {
    const auto start = get<uint64_t>(json, "start"), end = get<uint64_t>(json, "end");
    if (!start || !end) return std::nullopt;
    return Quote{string(json, "text"), {static_cast<uint32_t>(*start), static_cast<uint32_t>(*end)}};
  }
  std::optional<Quote> quote_in(element json, std::string_view key) {
    const auto found = object(json, key);
    return found ? quote(*found) : std::nullopt;
  }

  EventRecord::Party read_party(element json) {
    EventRecord::Party party;
    party.quote = quote(json);
    party.antecedent = quote_in(json, "antecedent");
    party.name = string(json, "name");
    party.country = string(json, "country");
    party.code = string(json, "code");
    party.kind = parse_kind(string(json, "kind"));
    party.sectors = strings(json, "sectors");
    party.cue = string(json, "cue");
    return party;
  }

  EventRecord::Location read_location(element json) {
    EventRecord::Location location;
    location.quote = quote(json);
    location.antecedent = quote_in(json, "antecedent");
    location.name = string(json, "name");
    location.country = string(json, "country");
    location.precision = string(json, "precision");
    const auto lat = number(json, "lat"), lon = number(json, "lon");
    if (lat && lon) location.coordinates = {*lat, *lon};
    return location;
  }

  std::string fault_;
};

}  // namespace

struct EventJsonReader::Parser {
  simdjson::dom::parser parser;
};

EventJsonReader::EventJsonReader() : parser_(std::make_unique<Parser>()) {}
EventJsonReader::~EventJsonReader() = default;

Result<EventRecord> EventJsonReader::read(std::string_view json) {
  element parsed;
  const simdjson::error_code error = parser_->parser.parse(json.data(), json.size()).get(parsed);
  if (error) return fail(Error::Kind::input, fmt::format("not JSON: {}", simdjson::error_message(error)));
  if (!parsed.is_object()) return fail(Error::Kind::input, "not a JSON object");
  RecordReader reader;
  EventRecord record = reader.read(parsed);
  if (!reader.fault().empty()) return fail(Error::Kind::input, reader.fault());
  return record;
}

}  // namespace tabard
