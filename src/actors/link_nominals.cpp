#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "actors/linker.h"
#include "actors/sectors.h"

// Sieves for descriptions: "the minister", "the North Korean leader", "the group", "the two countries".

namespace tabard {

namespace {

constexpr uint32_t description_window = 12;  // sentences
constexpr size_t longest_look_back = 120;    // mentions

// General words and what they can mean.
enum class Sort : uint8_t { person, leader, country, town, body, company, party, court, media, union_, visitor };

const Sort* sort_of(std::string_view lemma) {
  static const std::unordered_map<std::string_view, Sort> sorts = {
      {"man", Sort::person},        {"woman", Sort::person},        {"official", Sort::person},   {"politician", Sort::person},
      {"diplomat", Sort::person},   {"leader", Sort::leader},       {"ruler", Sort::leader},      {"statesman", Sort::leader},
      {"strongman", Sort::leader},  {"dictator", Sort::leader},     {"chief", Sort::leader},      {"envoy", Sort::person},
      {"lawmaker", Sort::person},   {"suspect", Sort::person},      {"journalist", Sort::person}, {"activist", Sort::person},
      {"economist", Sort::person},  {"lawyer", Sort::person},       {"cleric", Sort::person},     {"general", Sort::person},
      {"politburo", Sort::body},    {"country", Sort::country},     {"nation", Sort::country},    {"state", Sort::country},
      {"kingdom", Sort::country},   {"republic", Sort::country},    {"city", Sort::town},         {"town", Sort::town},
      {"village", Sort::town},      {"capital", Sort::town},        {"group", Sort::body},        {"movement", Sort::body},
      {"organization", Sort::body}, {"organisation", Sort::body},   {"body", Sort::body},         {"alliance", Sort::body},
      {"militia", Sort::body},      {"bloc", Sort::body},           {"agency", Sort::body},       {"commission", Sort::body},
      {"council", Sort::body},      {"company", Sort::company},     {"firm", Sort::company},      {"bank", Sort::company},
      {"airline", Sort::company},   {"corporation", Sort::company}, {"party", Sort::party},       {"court", Sort::court},
      {"tribunal", Sort::court},    {"newspaper", Sort::media},     {"paper", Sort::media},       {"daily", Sort::media},
      {"broadcaster", Sort::media}, {"station", Sort::media},       {"union", Sort::union_},      {"guest", Sort::visitor},
      {"visitor", Sort::visitor},   {"host", Sort::visitor}};
  const auto found = sorts.find(lemma);
  return found == sorts.end() ? nullptr : &found->second;
}

bool contains(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Words that add nothing to who is meant.
bool is_idle_modifier(std::string_view word) {
  static const std::unordered_set<std::string_view> words = {"senior",   "top",      "same",     "new",   "veteran",
                                                             "young",    "old",      "entire",   "whole", "local",
                                                             "visiting", "powerful", "embattled"};
  return words.contains(word);
}

bool is_dual_noun(std::string_view lemma) {
  static const std::unordered_set<std::string_view> words = {
      "country",    "nation",    "state",    "side",    "leader",  "minister", "president",
      "government", "neighbour", "neighbor", "party",   "man",     "woman",    "official",
      "rival",      "ally",      "foe",      "capital", "team",    "camp",     "army",
      "delegation", "diplomat",  "group",    "company", "partner", "faction",  "candidate"};
  return words.contains(lemma);
}

bool is_country_noun(std::string_view lemma) {
  return lemma == "country" || lemma == "nation" || lemma == "state" || lemma == "government" || lemma == "capital" ||
         lemma == "neighbour" || lemma == "neighbor" || lemma == "army";
}

bool is_person_noun(std::string_view lemma) {
  return lemma == "leader" || lemma == "minister" || lemma == "president" || lemma == "man" || lemma == "woman" ||
         lemma == "official" || lemma == "diplomat" || lemma == "candidate" || lemma == "pair" || lemma == "duo";
}

}  // namespace

// The same noun, nothing in the new mention that the chain lacks, and no other country.
bool Linker::fits_description(uint32_t mention, const DraftChain& chain) const {
  const MentionTraits& traits = traits_[mention];
  const Mention& what = reading_.mentions[mention];
  if (!contains(chain.descriptors, traits.head)) return false;
  if (traits.number != Number::unknown && chain.number != Number::unknown && traits.number != chain.number) return false;
  if (!what.actor.country.empty() && !chain.country.empty() && what.actor.country != chain.country) return false;
  if (!what.actor.sectors.empty() && !chain.sectors.empty() && what.actor.sectors != chain.sectors && chain.names.empty())
    return false;
  return std::all_of(traits.modifiers.begin(), traits.modifiers.end(), [&](const std::string& word) {
    return is_idle_modifier(word) || contains(chain.descriptors, word) ||
           (!what.actor.country.empty() && what.actor.country == chain.country);
  });
}

bool Linker::fits_hypernym(uint32_t mention, const DraftChain& chain) const {
  const MentionTraits& traits = traits_[mention];
  const Mention& what = reading_.mentions[mention];
  const Sort* sort = sort_of(traits.head);
  if (sort == nullptr || traits.number == Number::plural || chain.number == Number::plural) return false;
  if (chain.names.empty() && *sort != Sort::visitor && chain.kind != Kind::country) return false;
  const auto has = [&](std::string_view sector) { return contains(chain.sectors, sector); };
  const bool agrees = what.actor.country.empty() || chain.country.empty() || what.actor.country == chain.country;
  const bool sexes_agree = traits.gender == Gender::unknown || traits.gender == Gender::thing ||
                           chain.gender == Gender::unknown || chain.gender == Gender::thing || traits.gender == chain.gender;
  if (!agrees) return false;
  // A description with words of its own ("the opposition leader") needs a chain that shares its sector.
  const bool is_bare = traits.modifiers.empty();
  const bool may_be_any = chain.sectors.empty() && !is_international(chain.country);  // ECOWAS is no "ruling party"
  switch (*sort) {
    case Sort::person:
      return chain.kind == Kind::person && sexes_agree &&
             (is_bare || (!what.actor.country.empty() && what.actor.country == chain.country)) &&
             (what.actor.sectors.empty() || chain.sectors.empty() || what.actor.sectors[0] == chain.sectors[0] ||
              traits.head == "man" || traits.head == "woman");
    case Sort::leader:
      return chain.kind == Kind::person && !chain.sectors.empty() &&
             (what.actor.sectors.empty() || what.actor.sectors[0] == chain.sectors[0] || is_bare) &&
             (is_bare || (!what.actor.country.empty() && what.actor.country == chain.country) ||
              (!what.actor.sectors.empty() && what.actor.sectors == chain.sectors));
    case Sort::country: return chain.kind == Kind::country && is_bare;
    case Sort::town: return chain.kind == Kind::place && is_bare;
    case Sort::body: return (chain.kind == Kind::organization || chain.kind == Kind::group) && is_bare;
    case Sort::company: return chain.kind == Kind::organization && is_bare && (has("BUS") || may_be_any);
    case Sort::party: return chain.kind == Kind::organization && is_bare && (has("PTY") || may_be_any);
    case Sort::court: return chain.kind == Kind::organization && is_bare && has("JUD");
    case Sort::media: return chain.kind == Kind::organization && is_bare && (has("JRN") || may_be_any);
    case Sort::union_: return chain.kind == Kind::organization && is_bare && (has("LAB") || chain.country == "EUR");
    case Sort::visitor: return chain.kind == Kind::person && sexes_agree;
  }
  return false;
}

// "The militants", "the gunmen": the men of an armed group that the report has named.
bool Linker::are_men_of(uint32_t mention, const DraftChain& chain) const {
  const MentionTraits& traits = traits_[mention];
  const Mention& what = reading_.mentions[mention];
  if (traits.number != Number::plural || chain.names.empty()) return false;
  if (chain.kind != Kind::organization && chain.kind != Kind::group) return false;
  const auto is_armed = [](const std::string& sector) { return sector == "REB" || sector == "PRM" || sector == "UAF"; };
  if (what.actor.sectors.size() != 1 || chain.sectors.empty() || !is_armed(what.actor.sectors[0])) return false;
  if (what.actor.sectors[0] != "UAF" && what.actor.sectors[0] != chain.sectors[0]) return false;
  if (!is_armed(chain.sectors[0])) return false;
  const bool is_told_by_land = !what.actor.country.empty() && what.actor.country == chain.country;
  return what.actor.country.empty() ? traits.modifiers.empty() : is_told_by_land;
}

Linker::Found Linker::by_description(uint32_t mention) const {
  const MentionTraits& traits = traits_[mention];
  const Mention& what = reading_.mentions[mention];
  if (traits.is_indefinite) return std::nullopt;
  const bool is_role = !what.actor.sectors.empty();
  if (!traits.is_definite && !is_role) return std::nullopt;
  // "their sons" are not the sons met before, unless a country owns both, which its code tells.
  if (traits.has_owner && what.actor.country.empty()) return std::nullopt;

  const size_t stop = mention > longest_look_back ? mention - longest_look_back : 0;
  Found hypernym;
  double best = 0;
  std::vector<int32_t> seen;
  for (size_t i = mention; i-- > stop;) {
    if (traits_[i].sentence + description_window < traits.sentence) break;
    const int32_t chain = chain_of_[i];
    if (chain < 0 || std::find(seen.begin(), seen.end(), chain) != seen.end()) continue;
    seen.push_back(chain);
    const DraftChain& draft = chains_[static_cast<size_t>(chain)];
    // What stands inside the mention, or holds it, is somebody else.
    const Mention& other = reading_.mentions[i];
    if (other.span.overlaps(what.span)) continue;
    if (fits_description(mention, draft)) return static_cast<uint32_t>(chain);
    if (!traits.is_definite || traits.has_owner || traits_[i].sentence + 5 < traits.sentence) continue;
    if (!fits_hypernym(mention, draft) && !are_men_of(mention, draft)) continue;
    const double score = salience(mention, static_cast<uint32_t>(i));
    if (hypernym && score <= best) continue;
    hypernym = static_cast<uint32_t>(chain);
    best = score;
  }
  return hypernym;
}

// "the two countries", "both sides", "the pair": the two last parties of that sort.
bool Linker::link_dual(uint32_t mention) {
  // Whether more than two are joined: "Kenya, Uganda and Rwanda".
  const auto has_conjunct_beside = [&](const Token& conjunct) {
    int joined = 0;
    for (const uint32_t child : tree_.children(static_cast<uint32_t>(conjunct.head)))
      joined += reading_.tokens[child].deprel == Deprel::conj && reading_.mention_of_head[child] >= 0;
    return joined > 1;
  };
  Mention& what = reading_.mentions[mention];
  const MentionTraits& traits = traits_[mention];
  bool is_two = traits.head == "pair" || traits.head == "duo" || traits.head == "both" || traits.head == "two";
  const bool is_bare_number = traits.head == "both" || traits.head == "two";
  for (uint32_t i = what.first; i < what.end; ++i) {
    const std::string_view form = reading_.tokens[i].form;
    is_two |= i < what.head && (form == "two" || form == "both" || form == "Both" || form == "neither" || form == "Neither");
  }
  if (!is_two || traits.is_indefinite) return false;
  if (!is_bare_number && traits.head != "pair" && traits.head != "duo" && !is_dual_noun(traits.head)) return false;
  for (uint32_t i = what.head + 1; i < what.end; ++i)
    if (reading_.tokens[i].form == "of") return false;  // "both sides of the street", "a pair of boots"

  const bool wants_country = is_country_noun(traits.head);
  const bool wants_person = is_person_noun(traits.head) || is_bare_number;
  const auto fits = [&](const DraftChain& chain) {
    if (chain.number == Number::plural && chain.kind != Kind::group) return false;
    if (wants_country) return chain.kind == Kind::country;
    if (wants_person) return chain.kind == Kind::person;
    return chain.kind == Kind::country || !chain.sectors.empty() || !chain.country.empty();
  };
  const size_t stop = mention > longest_look_back ? mention - longest_look_back : 0;
  std::vector<uint32_t> members;
  std::vector<std::string> countries;
  // "Armenia and Azerbaijan exchanged ...": the last two that are joined are meant rather than the last two.
  const auto gather_joined = [&](auto&& accepts) {
    for (size_t i = mention; i-- > stop;) {
      const Token& head = reading_.tokens[reading_.mentions[i].head];
      if (head.deprel != Deprel::conj || head.head < 0 || chain_of_[i] < 0) continue;
      const int32_t first = reading_.mention_of_head[static_cast<size_t>(head.head)];
      if (first < 0 || chain_of_[static_cast<size_t>(first)] < 0 || static_cast<size_t>(first) >= i) continue;
      const auto one = static_cast<uint32_t>(chain_of_[static_cast<size_t>(first)]),
                 other = static_cast<uint32_t>(chain_of_[i]);
      const bool is_alone = !has_conjunct_beside(head);
      if (one == other || !is_alone || !accepts(chains_[one]) || !accepts(chains_[other])) continue;
      members = {other, one};
      return true;
    }
    return false;
  };
  const auto gather = [&](auto&& accepts) {
    if (gather_joined(accepts)) return true;
    members.clear();
    for (size_t i = mention; i-- > stop && members.size() < 2;) {
      if (chain_of_[i] < 0 || reading_.mentions[i].span.overlaps(what.span)) continue;
      const auto chain = static_cast<uint32_t>(chain_of_[i]);
      if (std::find(members.begin(), members.end(), chain) == members.end() && accepts(chains_[chain]))
        members.push_back(chain);
    }
    return members.size() == 2;
  };
  if (!gather(fits) && !gather([&](const DraftChain& chain) { return chain.kind == Kind::country; }) &&
      !gather([&](const DraftChain& chain) { return chain.kind == Kind::person || !chain.sectors.empty(); }))
    return false;
  std::reverse(members.begin(), members.end());
  what.members = members;
  return true;
}

}  // namespace tabard
