#include "petrarch/party_codes.h"

namespace tabard {
namespace {

constexpr size_t part = 3;  // codes are put together of parts of three letters

// Whether `code` holds `agent` from the beginning of a part: WGO is not in GMW-GOV though its letters are.
bool has_part(std::string_view code, std::string_view agent) {
  for (size_t at = 0; at < code.size(); at += part)
    if (code.substr(at, agent.size()) == agent) return true;
  return false;
}

}  // namespace

std::vector<std::string> party_codes(const PetrarchDictionaries& dictionaries, std::span<const std::string> words,
                                     std::optional<Day> day) {
  const ActorDictionary::Found actor = dictionaries.actors.find(words, day);
  const std::vector<Agent> agents = dictionaries.agents.find(words, actor.first, actor.end);
  std::vector<std::string> codes;
  std::string_view rest = actor.code.empty() ? unknown_actor : actor.code;
  while (!rest.empty()) {
    const std::string_view one = rest.substr(0, rest.find('/'));
    rest.remove_prefix(std::min(one.size() + 1, rest.size()));
    std::string code(one);
    for (const Agent& agent : agents) {
      if (has_part(code, agent.code)) continue;
      if (agent.is_prefix && code != unknown_actor)
        code.insert(0, agent.code);
      else
        code += agent.code;
    }
    codes.push_back(std::move(code));
  }
  return codes;
}

}  // namespace tabard
