#include "lexicon/codes.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace tabard {
namespace {

// What the CAMEO codes of an event begin with.
const std::vector<std::string_view>& cameo_roots(EventType event) {
  static const std::array<std::vector<std::string_view>, event_type_names.size()> roots = [] {
    std::array<std::vector<std::string_view>, event_type_names.size()> by_event;
    const auto set = [&](EventType type, std::vector<std::string_view> codes) {
      by_event[static_cast<size_t>(type)] = std::move(codes);
    };
    set(EventType::none, {"01"});
    set(EventType::AGREE, {"03"});
    set(EventType::CONSULT, {"04"});
    set(EventType::SUPPORT, {"05"});
    set(EventType::COOPERATE, {"06"});
    set(EventType::AID, {"07"});
    set(EventType::CONCEDE, {"034", "035", "055", "056", "080", "081", "082", "083", "084", "085", "087"});
    set(EventType::RETREAT, {"08"});
    set(EventType::REQUEST, {"02", "10"});
    set(EventType::ACCUSE, {"09", "11"});
    set(EventType::REJECT, {"12"});
    set(EventType::THREATEN, {"13"});
    set(EventType::PROTEST, {"14"});
    set(EventType::MOBILIZE, {"15"});
    set(EventType::SANCTION, {"116", "16"});
    set(EventType::COERCE, {"17", "191", "192", "201"});
    set(EventType::ASSAULT, {"145", "171", "175", "18", "19", "20"});
    return by_event;
  }();
  return roots[static_cast<size_t>(event)];
}

}  // namespace

bool is_cameo_form(std::string_view code) {
  if (code.size() < 2 || code.size() > 4) return false;
  if (!std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; })) return false;
  const int root = (code[0] - '0') * 10 + (code[1] - '0');
  return root >= 1 && root <= 20;
}

bool may_bear(EventType event, std::string_view cameo) {
  const auto& roots = cameo_roots(event);
  return std::any_of(roots.begin(), roots.end(), [&](std::string_view root) { return cameo.substr(0, root.size()) == root; });
}

bool is_actor_code(std::string_view code, const Codes& codes) {
  if (code.empty() || code.size() % 3 != 0) return false;
  if (codes.countries.contains(code.substr(0, 3))) code.remove_prefix(3);
  for (; !code.empty(); code.remove_prefix(3))
    if (!codes.sectors.contains(code.substr(0, 3))) return false;
  return true;
}

}  // namespace tabard
