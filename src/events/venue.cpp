#include "events/venue.h"

#include <algorithm>

namespace tabard {
namespace {

constexpr uint32_t counterpart_window = 3;  // sentences

bool has(const std::vector<Party>& parties, const Party& party) {
  return std::any_of(parties.begin(), parties.end(), [&](const Party& p) { return p.chain >= 0 && p.chain == party.chain; });
}

}  // namespace

void settle_host(const Reading& reading, Event& event) {
  const bool is_meeting =
      event.type == EventType::CONSULT && event.mode.empty() && (event.cameo == "040" || event.cameo == "046");
  if (!is_meeting || event.actors.size() < 2 || !event.recipients.empty() || !event.place || event.place->place < 0) return;
  const std::string& where = reading.places[static_cast<size_t>(event.place->place)].country;
  const bool has_unknown =
      std::any_of(event.actors.begin(), event.actors.end(), [](const Party& p) { return p.actor.country.empty(); });
  if (where.empty() || has_unknown) return;
  const auto is_host = [&where](const Party& party) { return party.actor.country == where; };
  const auto hosts = std::count_if(event.actors.begin(), event.actors.end(), is_host);
  if (hosts == static_cast<std::ptrdiff_t>(event.actors.size())) return;  // at home among themselves
  if (hosts == 0) {
    event.mode = "third-party";
    event.cameo = "046";
    return;
  }
  event.mode = "visit";
  event.cameo = is_host(event.actors.front()) ? "043" : "042";
  const auto middle =
      std::stable_partition(event.actors.begin(), event.actors.end(), [&](const Party& p) { return !is_host(p); });
  event.recipients.assign(std::make_move_iterator(middle), std::make_move_iterator(event.actors.end()));
  event.actors.erase(middle, event.actors.end());
}

void fill_counterpart(const std::vector<Event>& earlier, Event& event) {
  if (event.type != EventType::CONSULT || event.actors.empty() == event.recipients.empty()) return;
  const std::vector<Party>& named = event.actors.empty() ? event.recipients : event.actors;
  std::vector<Party>& missing = event.actors.empty() ? event.actors : event.recipients;
  for (auto before = earlier.rbegin(); before != earlier.rend(); ++before) {
    if (before->type != EventType::CONSULT || before->sentence + counterpart_window < event.sentence) continue;
    if (before->actors.empty() || before->recipients.empty() || before->sentence == event.sentence) continue;
    const bool is_actor = has(before->actors, named.front()), is_recipient = has(before->recipients, named.front());
    if (is_actor == is_recipient) continue;
    for (Party party : is_actor ? before->recipients : before->actors) {
      if (party.span) party.antecedent = party.span;
      party.span.reset();
      missing.push_back(std::move(party));
    }
    return;
  }
}

}  // namespace tabard
