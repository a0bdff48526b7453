#include "export/acled_kind.h"
#include "base/one_of.h"

#include <algorithm>

namespace tabard {
namespace {

constexpr std::string_view violence = "Political violence", demonstrations = "Demonstrations",
                           developments = "Strategic developments";
constexpr int state = 1, rebels = 2, militias = 3, rioters = 5, protesters = 6, civilians = 7, external = 8;

bool is_riot(const EventRecord& event) {
  return is_one_of(event.mode, {"riot", "vandalize"});
}

std::optional<AcledKind> assault(const EventRecord& event) {
  constexpr std::string_view remote = "Explosions/Remote violence", on_civilians = "Violence against civilians";
  if (event.mode == "suicide-attack") return AcledKind{violence, remote, "Suicide bomb"};
  if (is_one_of(event.mode, {"aerial", "drone"})) return AcledKind{violence, remote, "Air/drone strike"};
  if (event.mode == "heavy-weapons") return AcledKind{violence, remote, "Shelling/artillery/missile attack"};
  if (event.mode == "explosives") return AcledKind{violence, remote, "Remote explosive/landmine/IED"};
  if (event.mode == "abduct") return AcledKind{violence, on_civilians, "Abduction/forced disappearance"};
  if (event.mode == "sexual") return AcledKind{violence, on_civilians, "Sexual violence"};
  const EventRecord::Party* victim = event.recipients.empty() ? nullptr : &event.recipients.front();
  const int inter = acled_inter(victim, event, false);
  if (inter == 0 || inter == civilians) return AcledKind{violence, on_civilians, "Attack"};
  return AcledKind{violence, "Battles", "Armed clash"};
}

}  // namespace

std::optional<AcledKind> acled_kind(const EventRecord& event) {
  if (event.type == "PROTEST" && is_riot(event)) return AcledKind{demonstrations, "Riots", "Violent demonstration"};
  if (event.type == "PROTEST") return AcledKind{demonstrations, "Protests", "Peaceful protest"};
  if (event.type == "ASSAULT") return assault(event);
  if (event.type == "COERCE" && event.mode == "arrest") return AcledKind{developments, developments, "Arrests"};
  if (event.type == "COERCE" && event.mode == "seize")
    return AcledKind{developments, developments, "Looting/property destruction"};
  if (event.type == "MOBILIZE") return AcledKind{developments, developments, "Change to group/activity"};
  const bool is_agreement = event.cameo.starts_with("057") || (event.type == "RETREAT" && event.mode == "ceasefire");
  if (is_agreement) return AcledKind{developments, developments, "Agreement"};
  return std::nullopt;
}

int acled_inter(const EventRecord::Party* party, const EventRecord& event, bool is_actor) {
  if (party == nullptr) return 0;
  if (is_actor && event.type == "PROTEST") return is_riot(event) ? rioters : protesters;
  const auto has = [party](std::initializer_list<std::string_view> sectors) {
    return std::any_of(party->sectors.begin(), party->sectors.end(),
                       [&](const auto& sector) { return is_one_of(sector, sectors); });
  };
  if (has({"REB"})) return rebels;
  if (has({"PRM", "UAF", "CRM"})) return militias;
  const bool is_state =
      party->country.size() == 3 && (party->sectors.empty() || has({"GOV", "MIL", "COP", "SPY", "LEG", "JUD"}));
  if (!is_state) return civilians;
  const bool is_abroad = event.location && !event.location->country.empty() && event.location->country != party->country;
  return is_abroad || is_one_of(party->country, {"UNO", "EUR", "IGO", "NGO", "MNC", "ISM", "IMG"}) ? external : state;
}

}  // namespace tabard
