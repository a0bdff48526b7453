#include "incidents/incidents.h"

#include <fmt/format.h>

namespace tabard {
namespace {

std::string dyad_of(const ReportedEvent& event) {
  const auto day = event.date ? std::optional<Day>(event.date->from) : event.published;
  std::string dyad = fmt::format("{} {}", day ? to_iso(*day) : "", event.cameo);
  for (const auto* parties : {&event.actors, &event.recipients}) {
    dyad += '\t';
    for (const ReportedParty& party : *parties) dyad += party.code + ' ';
  }
  return dyad;
}

}  // namespace

int64_t Incidents::begin(const std::string& id) {
  const auto [found, is_new] = by_id_.try_emplace(id, static_cast<int64_t>(all_.size()));
  if (is_new) {
    all_.push_back(std::make_unique<Incident>());
    all_.back()->id = id;
  }
  return found->second;
}

void Incidents::join(KnownEvent fresh, int64_t incident) {
  all_[static_cast<size_t>(incident)]->add(fresh.event);
  if (options_.is_one_a_day) by_dyad_.try_emplace(dyad_of(fresh.event), incident);
  fresh.incident = incident;
  known_.add(std::move(fresh));
}

const std::string& Incidents::add(ReportedEvent event) {
  const KnownEvents* const shelves[] = {&known_};
  KnownEvent fresh = weigh(std::move(event), shelves);
  std::optional<int64_t> incident;
  if (!options_.is_one_a_day)
    incident = find_incident(fresh, shelves, options_.least_evidence,
                             [&](int64_t number) { return all_[static_cast<size_t>(number)]->docs.contains(fresh.event.doc); });
  else if (const auto same = by_dyad_.find(dyad_of(fresh.event)); same != by_dyad_.end())
    incident = same->second;
  if (!incident) incident = begin(fresh.event.id);
  join(std::move(fresh), *incident);
  return all_[static_cast<size_t>(*incident)]->id;
}

void Incidents::restore(ReportedEvent event, const std::string& incident) {
  const KnownEvents* const shelves[] = {&known_};
  join(weigh(std::move(event), shelves), begin(incident));
}

const Incident* Incidents::find(const std::string& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : all_[static_cast<size_t>(found->second)].get();
}

}  // namespace tabard
