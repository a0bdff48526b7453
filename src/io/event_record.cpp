#include "io/event_record.h"

#include <cmath>

namespace tabard {

EventRecord::Quote RecordMaker::quote(Span span) const {
  return {std::string(span.in(reading_.text())), index_.at(span)};
}

std::optional<EventRecord::Quote> RecordMaker::quote(const std::optional<Span>& span) const {
  return span ? std::optional(quote(*span)) : std::nullopt;
}

EventRecord::Party RecordMaker::party(const Party& party) const {
  EventRecord::Party made;
  made.quote = quote(party.span);
  made.antecedent = quote(party.antecedent);
  made.name = party.actor.name;
  if (!party.actor.is_given) made.country = party.actor.country;
  made.code = party.actor.code();
  made.kind = party.actor.kind;
  made.sectors = party.actor.sectors;
  return made;
}

EventRecord::Party RecordMaker::speaker(const Speaker& speaker) const {
  EventRecord::Party made;
  made.quote = quote(speaker.party.span);
  made.antecedent = quote(speaker.party.antecedent);
  made.name = speaker.party.actor.name;
  made.code = speaker.party.actor.code();
  made.cue = speaker.cue;
  return made;
}

EventRecord RecordMaker::make(const Event& event) const {
  EventRecord record;
  record.id = event.id;
  record.document = reading_.document->id;
  record.sentence = event.sentence;
  record.text = reading_.sentences[event.sentence].span.in(reading_.text());
  record.type = to_string(event.type);
  record.mode = event.mode;
  record.contexts = event.contexts;
  record.cameo = event.cameo;
  if (!event.is_by_dictionary) {
    record.quad = quad(event.type);
    record.goldstein = event.goldstein;
    record.confidence = std::round(event.confidence * 1000) / 1000;
  }
  record.status = to_string(event.status);
  record.trigger = quote(event.trigger);
  for (const Party& actor : event.actors) record.actors.push_back(party(actor));
  for (const Party& recipient : event.recipients) record.recipients.push_back(party(recipient));
  if (event.place && event.place->place >= 0) {
    const Place& place = reading_.places[static_cast<size_t>(event.place->place)];
    EventRecord::Location& location = record.location.emplace();
    location.quote = quote(event.place->span);
    if (!event.place->span) location.antecedent = quote(place.span);
    location.name = place.name;
    location.country = place.country;
    location.precision = to_string(place.precision);
    if (place.is_located) location.coordinates = {place.lat, place.lon};
  }
  if (event.date) record.date = {quote(event.date->span), to_iso(event.date->range.from), to_iso(event.date->range.to)};
  for (const Speaker& link : event.attribution) record.attribution.push_back(speaker(link));
  record.rule = show_(event.rule);
  for (const Repeat& repeat : event.repeats) record.mentions.push_back({repeat.sentence, quote(repeat.trigger)});
  for (const Reason& reason : event.reasons) record.why.push_back({reason.field, show_(reason.origin), reason.text});
  return record;
}

void drop_words(EventRecord& record) {
  const auto drop = [](std::optional<EventRecord::Quote>& quote) {
    if (quote) quote->text.clear();
  };
  record.text.clear();
  record.trigger.text.clear();
  for (auto* parties : {&record.actors, &record.recipients, &record.attribution}) {
    for (EventRecord::Party& party : *parties) {
      drop(party.quote);
      drop(party.antecedent);
      party.cue.clear();
    }
  }
  if (record.location) {
    drop(record.location->quote);
    drop(record.location->antecedent);
  }
  if (record.date) drop(record.date->quote);
  for (EventRecord::Mention& mention : record.mentions) mention.trigger.text.clear();
}

}  // namespace tabard
