#include "incidents/incidents.h"

#include <fmt/format.h>

#include <algorithm>

#include "incidents/same_happening.h"

namespace tabard {
namespace {

constexpr int days_around = 3;
constexpr size_t most_compared = 1000;  // a key: the latest ones, a bound on the time that a day full of events costs
constexpr uint32_t none = UINT32_MAX;

std::optional<Day> day_of(const ReportedEvent& event) {
  return event.date ? std::optional<Day>(event.date->from) : event.published;
}

std::set<std::string> countries_of(const ReportedEvent& event) {
  std::set<std::string> countries;
  if (event.place) countries.insert(event.place->country);
  for (const auto* parties : {&event.actors, &event.recipients})
    for (const ReportedParty& party : *parties) countries.insert(party.country);
  countries.erase("");
  if (countries.empty()) countries.insert("");
  return countries;
}

std::string key_of(std::optional<Day> day, const std::string& country) {
  return fmt::format("{} {}", day ? day->time_since_epoch().count() : 0, country);
}

}  // namespace

// A long range of days counts by its first seven: "this month" is compared with little.
std::vector<std::string> Incidents::keys_of(const ReportedEvent& event) const {
  std::vector<std::string> keys;
  const auto day = day_of(event);
  constexpr int longest = 7;
  const int days = event.date ? std::min(longest, static_cast<int>((event.date->to - event.date->from).count()) + 1) : 1;
  for (const std::string& country : countries_of(event))
    for (int i = 0; i < days; ++i) keys.push_back(key_of(day ? std::optional<Day>(*day + std::chrono::days(i)) : day, country));
  return keys;
}

Incidents::Member Incidents::weigh(ReportedEvent event) const {
  Member member;
  member.words = words_.weigh(std::move(event.words));
  member.context = contexts_.weigh(std::move(event.context));
  member.event = std::move(event);
  return member;
}

uint32_t Incidents::find_best(const Member& fresh) const {
  const ReportedEvent& event = fresh.event;
  std::set<uint32_t> compared;
  const auto day = day_of(event);
  const int length = event.date ? std::min(7, static_cast<int>((event.date->to - event.date->from).count())) : 0;
  for (const std::string& country : countries_of(event))
    for (int i = -days_around; i <= length + days_around; ++i) {
      if (!day && i != 0) continue;
      const auto found = by_key_.find(key_of(day ? std::optional<Day>(*day + std::chrono::days(i)) : day, country));
      if (found == by_key_.end()) continue;
      const auto& members = found->second;
      compared.insert(members.end() - static_cast<std::ptrdiff_t>(std::min(members.size(), most_compared)), members.end());
    }
  // An incident is as good as its best members, three at most: one odd report must not draw others in.
  std::map<uint32_t, std::vector<double>> evidence;
  for (const uint32_t index : compared) {
    const Member& member = members_[index];
    double found = evidence_of_facts(event, member.event);
    if (found != no_evidence)
      found += evidence_of_words(overlap(fresh.words, member.words), overlap(fresh.context, member.context));
    evidence[member.incident].push_back(found);
  }
  uint32_t best = none;
  double most = options_.least_evidence;
  for (auto& [incident, values] : evidence) {
    if (all_[incident]->docs.contains(event.doc)) continue;  // another event of a report that is in it
    std::sort(values.rbegin(), values.rend());
    const size_t count = std::min<size_t>(3, values.size());
    double sum = 0;
    for (size_t i = 0; i < count; ++i) sum += std::max(values[i], -2.0);
    if (values[0] < options_.least_evidence || sum / static_cast<double>(count) <= most) continue;
    most = sum / static_cast<double>(count);
    best = incident;
  }
  return best;
}

std::string Incidents::dyad_of(const ReportedEvent& event) const {
  std::string dyad = key_of(day_of(event), event.cameo);
  for (const auto* parties : {&event.actors, &event.recipients}) {
    dyad += '\t';
    for (const ReportedParty& party : *parties) dyad += party.code + ' ';
  }
  return dyad;
}

uint32_t Incidents::begin(const std::string& id) {
  const auto [found, is_new] = by_id_.try_emplace(id, static_cast<uint32_t>(all_.size()));
  if (is_new) {
    all_.push_back(std::make_unique<Incident>());
    all_.back()->id = id;
  }
  return found->second;
}

void Incidents::join(Member fresh, uint32_t index) {
  const ReportedEvent& event = fresh.event;
  Incident& incident = *all_[index];
  incident.events.push_back(event.id);
  incident.docs.insert(event.doc);
  if (!event.source.empty()) incident.sources.insert(event.source);
  if (event.story != 0) incident.stories.insert(event.story);
  incident.mentions += event.mentions;
  if (event.published) {
    incident.first_seen = std::min(incident.first_seen.value_or(*event.published), *event.published);
    incident.last_seen = std::max(incident.last_seen.value_or(*event.published), *event.published);
  }
  if (event.date) {
    const DayRange range = *event.date, known = incident.date.value_or(range);
    incident.date = DayRange{std::min(range.from, known.from), std::max(range.to, known.to)};
    ++incident.dates[range.from == range.to ? to_iso(range.from) : to_iso(range.from) + "/" + to_iso(range.to)];
  }
  if (event.place) ++incident.places[event.place->name];
  for (const ReportedNumber& number : event.numbers) {
    const auto [spread, is_new] =
        incident.numbers.try_emplace(number.kind, Incident::Spread{number.value, number.value, number.value});
    spread->second = {std::min(spread->second.least, number.value), std::max(spread->second.most, number.value), number.value};
  }
  if (options_.is_one_a_day) by_dyad_.try_emplace(dyad_of(event), index);
  words_.add(fresh.words.words);
  contexts_.add(fresh.context.words);
  const auto member = static_cast<uint32_t>(members_.size());
  for (const std::string& key : keys_of(event)) by_key_[key].push_back(member);
  fresh.incident = index;
  members_.push_back(std::move(fresh));
}

const std::string& Incidents::add(ReportedEvent event) {
  Member fresh = weigh(std::move(event));
  uint32_t incident = none;
  if (!options_.is_one_a_day)
    incident = find_best(fresh);
  else if (const auto same = by_dyad_.find(dyad_of(fresh.event)); same != by_dyad_.end())
    incident = same->second;
  if (incident == none) incident = begin(fresh.event.id);
  join(std::move(fresh), incident);
  return all_[incident]->id;
}

void Incidents::restore(ReportedEvent event, const std::string& incident) {
  join(weigh(std::move(event)), begin(incident));
}

const Incident* Incidents::find(const std::string& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : all_[found->second].get();
}

}  // namespace tabard
