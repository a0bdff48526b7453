#include "store/event_changes.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace tabard {
namespace {

bool are_same(const std::vector<EventRecord::Party>& left, const std::vector<EventRecord::Party>& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const EventRecord::Party& one, const EventRecord::Party& other) {
                      return std::tie(one.name, one.code, one.kind) == std::tie(other.name, other.code, other.kind);
                    });
}

bool are_same(const std::optional<EventRecord::Location>& left, const std::optional<EventRecord::Location>& right) {
  if (!left || !right) return !left && !right;
  return std::tie(left->name, left->country, left->precision, left->coordinates) ==
         std::tie(right->name, right->country, right->precision, right->coordinates);
}

bool are_same(const std::optional<EventRecord::Date>& left, const std::optional<EventRecord::Date>& right) {
  if (!left || !right) return !left && !right;
  return std::tie(left->from, left->to) == std::tie(right->from, right->to);
}

std::vector<std::string_view> differences(const EventRecord& before, const EventRecord& after) {
  std::vector<std::string_view> fields;
  const auto check = [&fields](std::string_view field, bool is_same) {
    if (!is_same) fields.push_back(field);
  };
  check("event", before.type == after.type);
  check("mode", before.mode == after.mode);
  check("contexts", before.contexts == after.contexts);
  check("cameo", before.cameo == after.cameo);
  check("status", before.status == after.status);
  check("trigger", before.trigger.text == after.trigger.text);
  check("actors", are_same(before.actors, after.actors));
  check("recipients", are_same(before.recipients, after.recipients));
  check("location", are_same(before.location, after.location));
  check("date", are_same(before.date, after.date));
  check("attribution", are_same(before.attribution, after.attribution));
  return fields;
}

// Pairs events that have one key, in their order; those without a key pair with none.
template <class Key>
void pair_by(Key key, const std::vector<EventRecord>& before, const std::vector<EventRecord>& after,
             std::vector<std::optional<size_t>>& partner, std::vector<bool>& is_taken) {
  std::multimap<std::string, size_t> waiting;  // equal keys stay in the order of `after`
  for (size_t i = 0; i < after.size(); ++i)
    if (!is_taken[i] && !key(after[i]).empty()) waiting.emplace(key(after[i]), i);
  for (size_t i = 0; i < before.size(); ++i) {
    if (partner[i]) continue;
    const auto found = waiting.find(key(before[i]));
    if (found == waiting.end()) continue;
    partner[i] = found->second;
    is_taken[found->second] = true;
    waiting.erase(found);
  }
}

}  // namespace

std::string_view to_string(EventChange::Kind kind) {
  switch (kind) {
    case EventChange::Kind::gained: return "gained";
    case EventChange::Kind::lost: return "lost";
    case EventChange::Kind::changed: break;
  }
  return "changed";
}

std::vector<EventChange> compare_events(const std::vector<EventRecord>& before, const std::vector<EventRecord>& after) {
  std::vector<std::optional<size_t>> partner(before.size());
  std::vector<bool> is_taken(after.size(), false);
  pair_by([](const EventRecord& event) { return event.id; }, before, after, partner, is_taken);
  pair_by(
      [](const EventRecord& event) {
        return event.text.empty() ? std::string() : event.text + '\n' + event.trigger.text + '\n' + event.cameo;
      },
      before, after, partner, is_taken);
  pair_by([](const EventRecord& event) { return event.text.empty() ? std::string() : event.text + '\n' + event.trigger.text; },
          before, after, partner, is_taken);

  std::vector<EventChange> changes;
  for (size_t i = 0; i < before.size(); ++i) {
    if (!partner[i]) {
      changes.push_back({EventChange::Kind::lost, i, 0, {}});
      continue;
    }
    auto fields = differences(before[i], after[*partner[i]]);
    if (!fields.empty()) changes.push_back({EventChange::Kind::changed, i, *partner[i], std::move(fields)});
  }
  for (size_t i = 0; i < after.size(); ++i)
    if (!is_taken[i]) changes.push_back({EventChange::Kind::gained, 0, i, {}});
  return changes;
}

}  // namespace tabard
