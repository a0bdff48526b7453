// Events as JSON lines, fields in the order of CONTRACT.md, "tabard code".
#include "io/event_json.h"

#include "io/json_text.h"
#include "io/writers.h"

namespace tabard {
namespace {

using Quote = EventRecord::Quote;

class EventJson {
 public:
  explicit EventJson(std::string& out) : out_(out) {}

  void write(const EventRecord& event, Why why) {
    out_ += '{';
    append_json_field(out_, "id", event.id);
    append_json_field(out_, "doc", event.document);
    number("sentence", event.sentence);
    string_or_null("text", event.text);
    string_or_null("event", event.type);
    string_or_null("mode", event.mode);
    strings("contexts", event.contexts);
    append_json_field(out_, "cameo", event.cameo);
    string_or_null("quad", event.quad);
    number_or_null("goldstein", event.goldstein);
    append_json_field(out_, "status", event.status);
    object("trigger", event.trigger);
    parties("actors", event.actors);
    parties("recipients", event.recipients);
    location(event.location);
    date(event.date);
    attribution(event.attribution);
    number_or_null("confidence", event.confidence);
    append_json_field(out_, "rule", event.rule);
    mentions(event.mentions);
    if (why == Why::yes) reasons(event.why);
    out_ += "}\n";
  }

 private:
  void string_or_null(std::string_view key, std::string_view text) {
    append_json_key(out_, key);
    if (text.empty())
      out_ += "null";
    else
      append_json_string(out_, text);
  }

  void number(std::string_view key, uint32_t number) {
    append_json_key(out_, key);
    out_ += std::to_string(number);
  }

  void number_or_null(std::string_view key, std::optional<double> number) {
    append_json_key(out_, key);
    if (number)
      append_json_number(out_, *number);
    else
      out_ += "null";
  }

  void strings(std::string_view key, const std::vector<std::string>& texts) {
    append_json_key(out_, key);
    out_ += '[';
    for (const std::string& text : texts) {
      if (&text != &texts.front()) out_ += ',';
      append_json_string(out_, text);
    }
    out_ += ']';
  }

  // `[` item `,` item `]`
  template <class Item, class WriteFields>
  void objects(std::string_view key, const std::vector<Item>& items, WriteFields write_fields) {
    append_json_key(out_, key);
    out_ += '[';
    for (const Item& item : items) {
      out_ += &item == &items.front() ? "{" : ",{";
      write_fields(item);
      out_ += '}';
    }
    out_ += ']';
  }

  // "text":…,"start":…,"end":… inside an open object; three nulls for nothing.
  void fields(const std::optional<Quote>& quote) {
    string_or_null("text", quote ? quote->text : std::string());
    if (quote) {
      number("start", quote->span.start);
      number("end", quote->span.end);
    } else {
      out_ += ",\"start\":null,\"end\":null";
    }
  }

  void object(std::string_view key, const Quote& quote) {
    append_json_key(out_, key);
    out_ += '{';
    fields(quote);
    out_ += '}';
  }

  void antecedent(const std::optional<Quote>& antecedent) {
    if (antecedent) object("antecedent", *antecedent);
  }

  void parties(std::string_view key, const std::vector<EventRecord::Party>& parties) {
    objects(key, parties, [this](const EventRecord::Party& party) {
      fields(party.quote);
      append_json_field(out_, "name", party.name);
      append_json_field(out_, "kind", to_string(party.kind));
      append_json_field(out_, "country", party.country);
      strings("sectors", party.sectors);
      append_json_field(out_, "code", party.code);
      antecedent(party.antecedent);
    });
  }

  void location(const std::optional<EventRecord::Location>& location) {
    append_json_key(out_, "location");
    if (!location) {
      out_ += "null";
      return;
    }
    out_ += '{';
    fields(location->quote);
    append_json_field(out_, "name", location->name);
    append_json_field(out_, "country", location->country);
    const auto& at = location->coordinates;
    number_or_null("lat", at ? std::optional(at->lat) : std::nullopt);
    number_or_null("lon", at ? std::optional(at->lon) : std::nullopt);
    append_json_field(out_, "precision", location->precision);
    antecedent(location->antecedent);
    out_ += '}';
  }

  void date(const std::optional<EventRecord::Date>& date) {
    append_json_key(out_, "date");
    if (!date) {
      out_ += "null";
      return;
    }
    out_ += '{';
    fields(date->quote);
    append_json_field(out_, "from", date->from);
    append_json_field(out_, "to", date->to);
    out_ += '}';
  }

  void attribution(const std::vector<EventRecord::Party>& speakers) {
    objects("attribution", speakers, [this](const EventRecord::Party& speaker) {
      fields(speaker.quote);
      append_json_field(out_, "name", speaker.name);
      append_json_field(out_, "code", speaker.code);
      append_json_field(out_, "cue", speaker.cue);
      antecedent(speaker.antecedent);
    });
  }

  void mentions(const std::vector<EventRecord::Mention>& mentions) {
    objects("mentions", mentions, [this](const EventRecord::Mention& mention) {
      number("sentence", mention.sentence);
      object("trigger", mention.trigger);
    });
  }

  void reasons(const std::vector<EventRecord::Why>& reasons) {
    objects("why", reasons, [this](const EventRecord::Why& reason) {
      append_json_field(out_, "field", reason.field);
      append_json_field(out_, "origin", reason.origin);
      append_json_field(out_, "text", reason.text);
    });
  }

  std::string& out_;
};

}  // namespace

void write_event_json(std::string& out, const EventRecord& record, Why why) {
  EventJson(out).write(record, why);
}

void write_events_jsonl(std::string& out, const Reading& reading, std::span<const Event> events, const ShowOrigin& show,
                        Why why) {
  if (events.empty()) return;
  const RecordMaker maker(reading, show);
  for (const Event& event : events) write_event_json(out, maker.make(event), why);
}

}  // namespace tabard
