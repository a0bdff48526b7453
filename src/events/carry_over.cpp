#include "events/carry_over.h"

#include <algorithm>

#include "events/circumstances.h"

namespace tabard {
namespace {

constexpr uint32_t window = 2, date_window = 1;  // sentences back

bool is_on_the_ground(EventType type) {
  switch (type) {
    case EventType::ASSAULT:
    case EventType::PROTEST:
    case EventType::COERCE:
    case EventType::CONSULT:
    case EventType::RETREAT:
    case EventType::MOBILIZE: return true;
    default: return false;
  }
}

// Those that reports tell blow by blow: the day of the one before is theirs too. Statements bear the day of the report.
bool is_told_in_sequence(EventType type) {
  return type == EventType::ASSAULT || type == EventType::RETREAT || type == EventType::CONSULT || type == EventType::PROTEST;
}

// Sectors of people who have no say in government.
bool is_citizen(const Actor& actor) {
  return std::any_of(actor.sectors.begin(), actor.sectors.end(), [](const std::string& sector) {
    return sector == "CVL" || sector == "OPP" || sector == "LAB" || sector == "SOC" || sector == "EDU" || sector == "AGR" ||
           sector == "MED" || sector == "REL";
  });
}

}  // namespace

void carry_over(const Grammar& grammar, const std::vector<Event>& earlier, Event& event) {
  if (event.status != Status::actual) return;
  const Reading& reading = grammar.reading();
  for (auto before = earlier.rbegin(); before != earlier.rend(); ++before) {
    if (before->sentence + window < event.sentence) break;
    if (before->sentence == event.sentence || before->status != Status::actual) continue;
    if (!is_same_paragraph(reading, before->sentence, event.sentence)) break;
    if (!event.place && before->place && is_on_the_ground(event.type))
      event.place = EventPlace{std::nullopt, before->place->place};
    const bool has_own_day = event.date && event.date->span;
    if (!has_own_day && before->date && before->date->span && is_told_in_sequence(event.type) &&
        before->sentence + date_window >= event.sentence) {
      event.date = EventDate{std::nullopt, before->date->range};
      break;
    }
  }
  const bool is_undated = !event.date || (!event.date->span && event.date->range == reading.report_date.range);
  if (is_undated && is_told_in_sequence(event.type))
    if (const auto date = date_before(grammar, event.sentence)) event.date = date;
  if (!event.place && is_on_the_ground(event.type)) event.place = place_before(grammar, event.sentence);
}

void address_government(const Reading& reading, const ActorResolver& resolver, Event& event) {
  // Riots, roadblocks and boycotts strike whom they strike.
  const bool is_peaceful = event.mode.empty() || event.mode == "demo" || event.mode == "strike";
  const bool is_protest = (event.type == EventType::PROTEST && is_peaceful) ||
                          (event.type == EventType::THREATEN && event.cameo.substr(0, 3) == "133");
  if (!is_protest || reading.sentences.size() < 2 || !event.recipients.empty() || event.actors.empty()) return;
  const Actor& citizens = event.actors.front().actor;
  if (citizens.country.size() != 3 || !is_citizen(citizens)) return;
  const std::string_view country = resolver.country_name(citizens.country);
  Party government;
  government.actor.country = citizens.country;
  government.actor.sectors = {"GOV"};
  government.actor.kind = Kind::organization;
  government.actor.name = country.empty() ? "government" : "government of " + std::string(country);
  for (size_t chain = 0; chain < reading.chains.size(); ++chain) {
    const Actor& actor = reading.chains[chain].actor;
    if (actor.country != citizens.country || actor.sectors != government.actor.sectors ||
        reading.chains[chain].mentions.empty())
      continue;
    government.chain = static_cast<int32_t>(chain);
    government.antecedent = reading.mentions[reading.chains[chain].mentions.front()].span;
    government.actor = actor;
    break;
  }
  event.recipients.push_back(std::move(government));
}

}  // namespace tabard
