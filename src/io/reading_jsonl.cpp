// A Reading as one JSON object on one line: CONTRACT.md, "tabard read".
#include "io/json_spans.h"
#include "io/json_text.h"
#include "io/writers.h"

namespace tabard {
namespace {

class ReadingJsonl {
 public:
  ReadingJsonl(std::string& out, const Reading& reading) : out_(out), reading_(reading), spans_(out, reading.text()) {}

  void write() {
    out_ += '{';
    append_json_field(out_, "id", reading_.document->id);
    date();
    objects("sentences", reading_.sentences, [this](const Sentence& sentence) { spans_.offsets(sentence.span); });
    objects("names", reading_.names, [this](const Name& name) {
      spans_.fields(Span{reading_.tokens[name.first].span.start, reading_.tokens[name.end - 1].span.end});
      append_json_field(out_, "kind", to_string(name.kind));
    });
    objects("mentions", reading_.mentions, [this](const Mention& mention) { write(mention); });
    objects("places", reading_.places, [this](const Place& place) {
      spans_.fields(place.span);
      append_json_field(out_, "name", place.name);
      append_json_field(out_, "country", place.country);
      append_coordinates(out_, place);
      append_json_field(out_, "precision", to_string(place.precision));
    });
    objects("times", reading_.times, [this](const TimeExpression& time) {
      spans_.fields(time.span);
      days(time.range);
      append_json_field(out_, "timex", time.timex);
      append_json_field(out_, "type", to_string(time.type));
    });
    objects("attributions", reading_.attributions, [this](const Attribution& attribution) {
      append_json_key(out_, "source");
      if (attribution.source.is_empty())
        out_ += "null";
      else
        spans_.object(attribution.source);
      append_json_key(out_, "cue");
      spans_.object(attribution.cue);
      append_json_key(out_, "content");
      out_ += '{';
      spans_.offsets(attribution.content);
      out_ += '}';
    });
    out_ += "}\n";
  }

 private:
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

  void write(const Mention& mention) {
    spans_.fields(mention.span);
    append_json_field(out_, "kind", to_string(mention.kind));
    append_json_field(out_, "name", mention.actor.name);
    append_json_field(out_, "country", mention.actor.country);
    append_json_key(out_, "sectors");
    out_ += '[';
    for (const std::string& sector : mention.actor.sectors) {
      if (&sector != &mention.actor.sectors.front()) out_ += ',';
      append_json_string(out_, sector);
    }
    out_ += ']';
    append_json_field(out_, "code", mention.actor.code());
    append_json_key(out_, "chain");
    out_ += mention.chain < 0 ? "null" : std::to_string(mention.chain);
  }

  // When the report appeared and how that is known.
  void date() {
    append_json_key(out_, "date");
    if (!reading_.report_date.range) {
      out_ += "null";
      return;
    }
    out_ += '{';
    days(reading_.report_date.range);
    append_json_field(out_, "by", reading_.report_date.source == ReportDate::Source::given ? "given" : "content");
    append_json_field(out_, "reason", reading_.report_date.reason);
    out_ += '}';
  }

  void days(const std::optional<DayRange>& range) {
    for (const bool is_from : {true, false}) {
      append_json_key(out_, is_from ? "from" : "to");
      if (range)
        append_json_string(out_, to_iso(is_from ? range->from : range->to));
      else
        out_ += "null";
    }
  }

  std::string& out_;
  const Reading& reading_;
  SpanWriter spans_;
};

}  // namespace

void write_reading_jsonl(std::string& out, const Reading& reading) {
  ReadingJsonl(out, reading).write();
}

}  // namespace tabard
