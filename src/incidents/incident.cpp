#include "incidents/incident.h"

#include <algorithm>

namespace tabard {

void Incident::add(const ReportedEvent& event) {
  events.push_back(event.id);
  docs.insert(event.doc);
  if (!event.source.empty()) sources.insert(event.source);
  if (event.story != 0) stories.insert(event.story);
  mentions += event.mentions;
  if (event.published) {
    first_seen = std::min(first_seen.value_or(*event.published), *event.published);
    last_seen = std::max(last_seen.value_or(*event.published), *event.published);
  }
  if (event.date) {
    const DayRange range = *event.date, known = date.value_or(range);
    date = DayRange{std::min(range.from, known.from), std::max(range.to, known.to)};
    ++dates[range.from == range.to ? to_iso(range.from) : to_iso(range.from) + "/" + to_iso(range.to)];
  }
  if (event.place) ++places[event.place->name];
  for (const ReportedNumber& number : event.numbers) {
    if (is_hidden(number.kind)) continue;
    const auto [spread, is_new] = numbers.try_emplace(number.kind, Spread{number.value, number.value, number.value});
    spread->second = {std::min(spread->second.least, number.value), std::max(spread->second.most, number.value), number.value};
  }
}

}  // namespace tabard
