#include <algorithm>
#include <unordered_set>

#include "actors/phrase_reader.h"
#include "actors/sectors.h"

// The head of a phrase, "former Chilean army chief Juan Soto": which words the lexicon knows, and what they make together.

namespace tabard {

namespace {

const std::vector<std::string> eli = {"ELI"};

// Words that begin with a capital in names of places and bodies, or at the start of a sentence, without being a person's name.
bool is_function_word(std::string_view key) {
  static const std::unordered_set<std::string_view> words = {
      "the",      "a",         "an",     "this",     "that",         "these",        "those",        "some",         "many",
      "several",  "all",       "both",   "his",      "her",          "its",          "their",        "of",           "in",
      "and",      "for",       "north",  "south",    "east",         "west",         "northern",     "southern",     "eastern",
      "western",  "central",   "upper",  "lower",    "greater",      "new",          "old",          "senior",       "top",
      "leading",  "young",     "local",  "other",    "armed",        "more",         "about",        "around",       "nearly",
      "hundreds", "thousands", "dozens", "ordinary", "northeastern", "northwestern", "southeastern", "southwestern", "federal",
      "former",   "mr",        "mrs",    "ms",       "dr",           "sir"};
  return words.contains(key) || is_number_word(key);
}

// "Israeli-backed", "Russian-made": the country is not the one that acts.
bool is_loose_suffix(std::string_view key) {
  static const std::unordered_set<std::string_view> words = {
      "backed",   "allied",   "funded",   "trained",   "supported", "controlled",   "occupied",  "held",
      "made",     "built",    "speaking", "sponsored", "brokered",  "mediated",     "installed", "appointed",
      "aligned",  "linked",   "leaning",  "dominated", "style",     "wide",         "armed",     "supplied",
      "friendly", "designed", "drafted",  "imposed",   "annexed",   "administered", "approved",  "financed"};
  return words.contains(key);
}

bool is_loose_prefix(std::string_view key) {
  return key == "pro" || key == "anti" || key == "non" || key == "trans" || key == "cross" || key == "counter" || key == "pan";
}

// Ranks that are everyday adjectives: "a major bank", "general elections".
bool is_rank_like_adjective(std::string_view key) {
  return key == "major" || key == "general" || key == "private";
}

// Who is meant by a body of more than one state: "a multinational force", "the East African court" are intergovernmental, "an
// international press club" is not; "European" officials are the Union's. "" where the words do not say so.
std::string_view supranational(std::string_view key, const std::vector<std::string>& sectors) {
  const auto has = [&](std::initializer_list<std::string_view> wanted) {
    return std::any_of(wanted.begin(), wanted.end(), [&](std::string_view sector) {
      return std::find(sectors.begin(), sectors.end(), sector) != sectors.end();
    });
  };
  static const std::unordered_set<std::string_view> words = {"international", "multinational", "continental", "african",
                                                             "caribbean",     "gulf",          "asian",       "nordic",
                                                             "european",      "global",        "worldwide"};
  if (!words.contains(key)) return "";
  if (has({"SOC", "JRN", "MED", "REL", "LAB"})) return "NGO";
  if (has({"GOV", "MIL", "JUD", "LEG"})) return key == "european" ? "EUR" : "IGO";
  return "";
}

}  // namespace

const ActorEntry* PhraseReader::choose(const ActorIndex::Match& match, size_t at) const {
  const bool is_lower = has_capitals_ && !words_[at].is_capital;
  for (const uint32_t value : *match.entries) {
    const ActorEntry& entry = index_.entry(value);
    if (entry.needs_capital && !words_[at].is_capital) continue;
    if (entry.type == Type::place && !words_[at].is_capital) continue;  // "reading", "borne" in careless typing
    if (!is_lower || entry.type == Type::role || entry.type == Type::serving_role) return &entry;
    // "the chilean president" in careless typing: adjectives and names of groups hardly mean anything else.
    if ((entry.type == Type::adjective || entry.type == Type::people || entry.type == Type::group) &&
        words_[at].key.size() >= 6 && words_[at].key != "polish")
      return &entry;
    // "al-Shabab", "de facto" names begin small.
    if (match.length > 1 && (words_[at].key == "al" || words_[at].key == "de" || words_[at].key == "el")) return &entry;
  }
  return nullptr;
}

std::vector<PhraseReader::Hit> PhraseReader::find_hits(size_t begin, size_t end) const {
  std::vector<Hit> hits;
  const std::span<const PhraseWord> words = std::span(words_).subspan(0, end);
  for (size_t i = begin; i < end;) {
    const ActorIndex::Match match = index_.longest(words, i);
    const ActorEntry* entry = match.length > 0 ? choose(match, i) : nullptr;
    if (entry == nullptr ||
        (is_rank_like_adjective(words_[i].key) && match.length == 1 && !words_[i].is_capital && i + 1 < end)) {
      ++i;
      continue;
    }
    hits.push_back({i, i + match.length, entry, match.entries});
    i += match.length;
  }
  // What is part of an unknown person's name is no hit: "Israel Katz", "Ivanka Trump".
  std::vector<Hit> kept;
  for (const Hit& hit : hits)
    if (!is_inside_name(hit, hits, begin, end)) kept.push_back(hit);
  return kept;
}

bool PhraseReader::is_name_word(size_t at) const {
  return words_[at].is_capital && !words_[at].is_possessive() && !is_function_word(words_[at].key);
}

bool PhraseReader::is_inside_name(const Hit& hit, const std::vector<Hit>& hits, size_t begin, size_t end) const {
  const auto covered = [&](size_t at) {
    return std::any_of(hits.begin(), hits.end(), [&](const Hit& each) { return each.begin <= at && at < each.end; });
  };
  if (hit.is_role() && hit.end - hit.begin == 1 && hit.begin > begin) {  // "Jan Brewer", "Larry Elder"
    const bool is_last = hit.end == end || tagged(hit.end) != Kind::person;
    return is_last && tagged(hit.begin) == Kind::person && tagged(hit.begin - 1) == Kind::person && !covered(hit.begin - 1);
  }
  if (hit.is_role() || hit.is(Type::adjective) || hit.end - hit.begin > 1) return false;
  if (hit.is(Type::organization) || hit.is(Type::group)) return false;
  // "US Secretary": before a title a country is no first name, whatever the tagger takes it for.
  const bool is_before_title = hit.is_country() && std::any_of(hits.begin(), hits.end(), [&](const Hit& each) {
                                 return each.is_role() && each.begin == hit.end;
                               });
  if (is_before_title) return false;
  if (tagged(hit.begin) == Kind::person && !hit.is(Type::leader)) return true;
  const bool before = hit.begin > begin && is_name_word(hit.begin - 1) && !covered(hit.begin - 1);
  const bool after = hit.end < end && is_name_word(hit.end) && !covered(hit.end);
  if (hit.is(Type::leader)) return before || after;
  if (!before && !after) return false;
  // "Kenya Pipeline Company": a body's name, so the country counts.
  return std::none_of(hits.begin(), hits.end(), [&](const Hit& each) { return each.is_role() && each.begin >= hit.end; });
}

// The office that `entry` holds on the day, or the last before it; null where it had none yet.
const ActorEntry::Term* PhraseReader::term_of(const ActorEntry& entry, bool& is_past) const {
  is_past = false;
  const ActorEntry::Term* last = nullptr;
  for (const ActorEntry::Term& term : entry.terms) {
    const bool has_begun = !day_ || !term.from || *term.from <= *day_;
    const bool is_over = term.to && (!day_ || *term.to < *day_);
    if (has_begun && !is_over) return &term;
    if (has_begun && (last == nullptr || !last->to || *last->to < *term.to)) last = &term;
  }
  is_past = last != nullptr;
  return last;
}

std::string PhraseReader::surface(size_t begin, size_t end) const {
  std::string text;
  for (size_t i = begin; i < end; ++i) {
    if (i > begin && !words_[i].is_possessive()) text += words_[i].is_joined_before ? '-' : ' ';
    text += words_[i].form;
  }
  return text;
}

// "Chile's Defense Department", "the Kenyan Supreme Court": a body that bears the name of another country's is not that one.
void PhraseReader::disown_bodies(std::vector<Hit>& hits, const std::string& owner_country) const {
  std::string country = owner_country;
  for (const Hit& hit : hits)
    if (country.empty() && hit.is_country() && !hit.is(Type::place) && !words_[hit.end - 1].is_joined)
      country = hit.entry->country;
  if (country.empty() || is_international(country)) return;
  for (Hit& hit : hits) {
    if (!hit.is(Type::organization) || hit.end - hit.begin < 2 || hit.entry->country == country) continue;
    if (is_international(hit.entry->country)) continue;
    for (const uint32_t value : *hit.entries)
      if (const ActorEntry& entry = index_.entry(value); entry.type == Type::role || entry.type == Type::serving_role)
        hit.entry = &entry;
    if (hit.is_role()) continue;
    // No role of just these words: the head noun's.
    const ActorIndex::Match match = index_.longest(std::span(words_).subspan(0, hit.end), hit.end - 1);
    const ActorEntry* role = match.length == 1 ? choose(match, hit.end - 1) : nullptr;
    if (role != nullptr && (role->type == Type::role || role->type == Type::serving_role)) {
      hit.begin = hit.end - 1;
      hit.entry = role;
    }
  }
}

PhraseReader::Part PhraseReader::read_head(size_t begin, size_t end, const std::string& owner_country) const {
  Part part;
  std::vector<Hit> hits = find_hits(begin, end);
  disown_bodies(hits, owner_country);
  const Hit* role = nullptr;
  const Hit* entity = nullptr;
  for (const Hit& hit : hits) {
    if (hit.is_role()) {
      const bool is_marker = hit.is(Type::serving_role) && hit.entry->sectors == eli;  // "former"
      if (is_marker)
        part.is_former = true;
      else
        role = &hit;
    } else if (hit.is_entity()) {
      entity = &hit;
    }
  }
  if (entity != nullptr && (role == nullptr || entity->begin > role->begin)) {
    read_entity(*entity, role, part);
  } else if (role != nullptr) {
    if (entity != nullptr) {
      bool is_past = false;
      const ActorEntry::Term* term = term_of(*entity->entry, is_past);
      part.actor.country = term != nullptr ? term->country : entity->entry->country;
    }
    read_role(*role, hits, part);
    // "the host country", "police vehicles": the role only describes a thing.
    const bool describes = role->end < end && !words_[role->end].is_capital && !words_[role->end].is_joined_before &&
                           std::none_of(hits.begin(), hits.end(), [&](const Hit& hit) { return hit.begin == role->end; });
    if (describes) {
      part.actor.kind = Kind::unknown;
      if (part.is_default) part.actor.sectors.clear();
    }
  }
  read_country(hits, begin, end, part);
  if (role != nullptr && part.actor.country.empty() && owner_country.empty())
    for (size_t i = begin; i < role->end && part.actor.country.empty(); ++i)
      part.actor.country = supranational(words_[i].key, part.actor.sectors);
  if (part.actor.name.empty() && !(part.actor.kind == Kind::country)) read_person_name(role, begin, end, part);
  return part;
}

void PhraseReader::read_entity(const Hit& entity, const Hit* role, Part& part) const {
  bool is_past = false;
  const ActorEntry::Term* term = term_of(*entity.entry, is_past);
  part.has_role = true;
  part.actor.name = entity.entry->name;
  part.actor.kind = entity.entry->kind;
  part.actor.country = term != nullptr ? term->country : entity.entry->country;
  part.actor.origin = term != nullptr ? term->origin : entity.entry->origin;
  if (entity.is(Type::leader)) {
    const bool has_title = role != nullptr && role->is(Type::role);
    if (has_title)
      part.actor.sectors = role->entry->sectors;  // the report knows the office better than a table
    else if (is_past)
      part.actor.sectors = eli;
    else if (term != nullptr)
      part.actor.sectors = term->sectors;
    return;
  }
  part.actor.sectors = term != nullptr ? term->sectors : entity.entry->sectors;
  if (role == nullptr || !role->is(Type::role)) return;
  if (part.actor.sectors.empty() && !is_international(part.actor.country)) {
    part.actor.sectors = role->entry->sectors;  // "the newspaper X"
  } else {
    for (const std::string& sector : role->entry->sectors)  // "the opposition Congress Party"
      if (sector == "OPP" || sector == "PRE") add_sectors({sector}, part.actor.sectors);
  }
}

void PhraseReader::read_role(const Hit& role, const std::vector<Hit>& hits, Part& part) const {
  part.has_role = true;
  part.actor.kind = role.entry->kind;
  part.actor.sectors = role.entry->sectors;
  part.actor.origin = role.entry->origin;
  part.is_kin = role.entry->sectors == eli;
  // Of gunmen whose side is named it is that side's that counts: "Hamas gunmen".
  part.is_default = role.is(Type::serving_role) || role.entry->sectors == std::vector<std::string>{"UAF"};
  for (auto hit = hits.rbegin(); hit != hits.rend(); ++hit) {
    if (hit->begin >= role.begin || hit->is_country()) continue;
    bool is_past = false;
    const ActorEntry::Term* term = hit->is_entity() ? term_of(*hit->entry, is_past) : nullptr;
    const std::vector<std::string>& sectors = term != nullptr ? term->sectors : hit->entry->sectors;
    const std::string_view key = words_[hit->begin].key;
    const bool is_part_of_title = hit->end - hit->begin == 1 && (key == "deputy" || key == "general" || key == "chief");
    if (sectors == eli || is_part_of_title) continue;
    if (hit->is_entity()) part.serves_official |= is_official(sectors) || hit->is(Type::leader);
    if (part.is_default) {
      const bool is_body = hit->is_entity() && is_international(part.actor.country);
      if (sectors.empty() && !is_body) continue;
      part.actor.sectors = sectors;
      part.is_default = hit->is(Type::serving_role);
    } else if (hit->is_role()) {
      add_sectors(sectors, part.actor.sectors);  // "an opposition lawmaker": LEG OPP
    } else {
      for (const std::string& sector : sectors)
        if (sector == "PRE" || sector == "OPP") add_sectors({sector}, part.actor.sectors);
    }
  }
}

void PhraseReader::read_country(const std::vector<Hit>& hits, size_t begin, size_t end, Part& part) const {
  const auto may_set = [&] { return part.actor.country.empty() || is_stateless(part.actor.country); };
  size_t known = 0;  // words that say nothing else
  for (size_t i = begin; i < end; ++i)
    known += is_function_word(words_[i].key) || words_[i].key.find_first_of("0123456789") == 0;
  for (const Hit& hit : hits) {
    if (!hit.is_country() || !may_set()) continue;
    if (words_[hit.begin].is_joined_before && hit.begin > 0 && is_loose_prefix(words_[hit.begin - 1].key)) continue;
    const bool is_joined = words_[hit.end - 1].is_joined && hit.end < words_.size();
    if (is_joined && is_loose_suffix(words_[hit.end].key)) continue;
    // A town's name hides in many a person's: it counts alone or with a role.
    if (hit.is(Type::place) && !part.has_role && hit.end - hit.begin + known < end - begin) continue;
    if (is_stateless(part.actor.country)) part.actor.name.clear();  // "the Chilean Red Cross" is not the international one
    part.actor.country = hit.entry->country;
    part.is_weak_country = is_joined && words_[hit.end].key == "led";
    if (!part.actor.origin) part.actor.origin = hit.entry->origin;
    if (hit.end - hit.begin + known >= end - begin && !part.has_role) {
      part.actor.kind = hit.entry->kind;
      part.actor.name = hit.entry->name;
      part.actor.sectors = hit.entry->sectors;  // a capital stands for its government
      part.is_place = hit.is(Type::place);
    }
    return;
  }
  if (!part.actor.country.empty()) return;
  for (size_t i = begin; i < end; ++i) {
    if (!words_[i].is_capital || tagged(i) == Kind::person) continue;
    if (std::any_of(hits.begin(), hits.end(), [&](const Hit& hit) { return hit.begin <= i && i < hit.end; })) continue;
    const bool has_neighbour = (i > begin && is_name_word(i - 1)) || (i + 1 < end && is_name_word(i + 1));
    if (has_neighbour && !part.has_role) continue;
    const ActorEntry* entry = index_.misspelled_country(words_[i].key);
    if (entry == nullptr) continue;
    part.actor.country = entry->country;
    if (!part.actor.origin) part.actor.origin = entry->origin;
    if (!part.has_role && end - begin == known + 1) {
      part.actor.kind = Kind::country;
      part.actor.name = entry->name;
    }
    return;
  }
}

void PhraseReader::read_person_name(const Hit* role, size_t begin, size_t end, Part& part) const {
  size_t first = begin;
  if (role != nullptr) {
    if (part.actor.kind == Kind::organization && words_[role->begin].is_capital) {
      // "Kenya Pipeline Company", "Northgate University" are names; "Police" at the start of a sentence is none.
      while (first < end && is_function_word(words_[first].key)) ++first;
      if (role->end == end && role->begin > first && words_[first].is_capital) part.actor.name = surface(first, end);
      return;
    }
    first = role->end;
  }
  while (first < end && !is_name_word(first)) ++first;
  size_t last = first;
  for (size_t i = first; i < end; ++i) {
    const std::string_view key = words_[i].key;
    const bool is_particle = key == "bin" || key == "al" || key == "de" || key == "van" || key == "von" || key == "ibn" ||
                             key == "el" || key == "da" || key == "dos" || key == "du" || key == "der" || key == "la" ||
                             key == "jen";
    if (is_name_word(i))
      last = i + 1;
    else if (!is_particle && !words_[i].is_joined_before)
      break;
  }
  if (last <= first) return;
  const bool is_person = tagged(first) == Kind::person || (role != nullptr && part.actor.kind == Kind::person);
  if (!is_person && role != nullptr) return;
  // Only a run that ends the head is a name: capitals elsewhere are modifiers ("Baltic states").
  if (last < end) return;
  part.actor.name = surface(first, last);
  if (is_person) part.actor.kind = Kind::person;
  if (role == nullptr || role->entry->sectors.empty() || last - first != 1) return;
  // "Deputy Secretary Hicks": a surname and an office that somebody of that name holds.
  for (const ActorEntry* leader : index_.leaders_by_surname(words_[first].key)) {
    bool is_past = false;
    const ActorEntry::Term* term = term_of(*leader, is_past);
    if (term == nullptr || is_past || (!part.actor.country.empty() && part.actor.country != term->country)) continue;
    const auto holds = [&](const std::string& sector) {
      return std::find(term->sectors.begin(), term->sectors.end(), sector) != term->sectors.end();
    };
    if (!std::all_of(part.actor.sectors.begin(), part.actor.sectors.end(), holds)) continue;
    part.actor.name = leader->name;
    part.actor.country = term->country;
    part.actor.sectors = term->sectors;
    return;
  }
}

}  // namespace tabard
