// Events as JSON lines, fields in the order of CONTRACT.md, "tabard code".
#include <cmath>

#include "io/json_spans.h"
#include "io/json_text.h"
#include "io/writers.h"

namespace tabard {
namespace {

class EventsJsonl {
 public:
  EventsJsonl(std::string& out, const Reading& reading, const ShowOrigin& show, Why why)
      : out_(out), reading_(reading), show_(show), why_(why), spans_(out, reading.text()) {}

  void write(const Event& event) {
    out_ += '{';
    append_json_field(out_, "id", event.id);
    append_json_field(out_, "doc", reading_.document->id);
    append_json_key(out_, "sentence");
    out_ += std::to_string(event.sentence);
    append_json_field(out_, "text", reading_.sentences[event.sentence].span.in(reading_.text()));
    string_or_null("event", to_string(event.type));
    string_or_null("mode", event.mode);
    strings("contexts", event.contexts);
    append_json_field(out_, "cameo", event.cameo);
    string_or_null("quad", event.is_by_dictionary ? "" : quad(event.type));
    number_or_null("goldstein", event.goldstein, event);
    append_json_field(out_, "status", to_string(event.status));
    append_json_key(out_, "trigger");
    spans_.object(event.trigger);
    parties("actors", event.actors);
    parties("recipients", event.recipients);
    location(event.place);
    date(event.date);
    attribution(event.attribution);
    number_or_null("confidence", std::round(event.confidence * 1000) / 1000, event);
    append_json_field(out_, "rule", show_(event.rule));
    repeats(event.repeats);
    if (why_ == Why::yes) reasons(event.reasons);
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

  void number_or_null(std::string_view key, double number, const Event& event) {
    append_json_key(out_, key);
    if (event.is_by_dictionary)
      out_ += "null";
    else
      append_json_number(out_, number);
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

  void antecedent(const Party& party) {
    if (!party.antecedent) return;
    append_json_key(out_, "antecedent");
    spans_.object(*party.antecedent);
  }

  void parties(std::string_view key, const std::vector<Party>& parties) {
    objects(key, parties, [this](const Party& party) {
      spans_.fields(party.span);
      append_json_field(out_, "name", party.actor.name);
      append_json_field(out_, "kind", to_string(party.actor.kind));
      append_json_field(out_, "country", party.actor.country);
      strings("sectors", party.actor.sectors);
      append_json_field(out_, "code", party.actor.code());
      antecedent(party);
    });
  }

  void location(const std::optional<EventPlace>& location) {
    append_json_key(out_, "location");
    if (!location || location->place < 0) {
      out_ += "null";
      return;
    }
    const Place& place = reading_.places[static_cast<size_t>(location->place)];
    out_ += '{';
    spans_.fields(location->span);
    append_json_field(out_, "name", place.name);
    append_json_field(out_, "country", place.country);
    append_coordinates(out_, place);
    append_json_field(out_, "precision", to_string(place.precision));
    if (!location->span) {
      append_json_key(out_, "antecedent");
      spans_.object(place.span);
    }
    out_ += '}';
  }

  void date(const std::optional<EventDate>& date) {
    append_json_key(out_, "date");
    if (!date) {
      out_ += "null";
      return;
    }
    out_ += '{';
    spans_.fields(date->span);
    append_json_field(out_, "from", to_iso(date->range.from));
    append_json_field(out_, "to", to_iso(date->range.to));
    out_ += '}';
  }

  void attribution(const std::vector<Speaker>& speakers) {
    objects("attribution", speakers, [this](const Speaker& speaker) {
      spans_.fields(speaker.party.span);
      append_json_field(out_, "name", speaker.party.actor.name);
      append_json_field(out_, "code", speaker.party.actor.code());
      append_json_field(out_, "cue", speaker.cue);
      antecedent(speaker.party);
    });
  }

  void repeats(const std::vector<Repeat>& repeats) {
    objects("mentions", repeats, [this](const Repeat& repeat) {
      append_json_key(out_, "sentence");
      out_ += std::to_string(repeat.sentence);
      append_json_key(out_, "trigger");
      spans_.object(repeat.trigger);
    });
  }

  void reasons(const std::vector<Reason>& reasons) {
    objects("why", reasons, [this](const Reason& reason) {
      append_json_field(out_, "field", reason.field);
      append_json_field(out_, "origin", show_(reason.origin));
      append_json_field(out_, "text", reason.text);
    });
  }

  std::string& out_;
  const Reading& reading_;
  const ShowOrigin& show_;
  Why why_;
  SpanWriter spans_;
};

}  // namespace

void write_events_jsonl(std::string& out, const Reading& reading, std::span<const Event> events, const ShowOrigin& show,
                        Why why) {
  if (events.empty()) return;
  EventsJsonl writer(out, reading, show, why);
  for (const Event& event : events) writer.write(event);
}

}  // namespace tabard
