#include <algorithm>

#include "actors/linker.h"
#include "actors/name_variants.h"
#include "actors/sectors.h"

// Sieves for proper names.

namespace tabard {

namespace {

// Misspellings are looked for among so many named persons, latest first, so that long documents stay linear.
constexpr size_t spelling_window = 150;

bool is_land(Kind kind) {
  return kind == Kind::country || kind == Kind::place;
}

// A kind that the tagger gets wrong in one of two mentions should not part them, but persons and bodies do not mix.
bool is_kind_compatible(Kind a, Kind b) {
  if (a == b || a == Kind::unknown || b == Kind::unknown) return true;
  if (is_land(a) || is_land(b)) return false;
  return (a == Kind::person) == (b == Kind::person);
}

}  // namespace

// What the lexicon knows by name is one, however it is called: "the UN", "United Nations"; "Russian", "Moscow".
Linker::Found Linker::by_known_name(uint32_t mention) const {
  const Mention& what = reading_.mentions[mention];
  if (what.actor.name.empty() || !what.actor.origin) return std::nullopt;
  const auto found = chains_by_known_name_.find(what.actor.name);
  if (found == chains_by_known_name_.end()) return std::nullopt;
  return is_kind_compatible(what.kind, chains_[found->second].kind) ? Found(found->second) : std::nullopt;
}

// "Morales" is the president of the lexicon only where the report has named no other Morales.
Linker::Found Linker::by_surname_of_another(uint32_t mention) {
  Mention& what = reading_.mentions[mention];
  const MentionTraits& traits = traits_[mention];
  if (what.kind != Kind::person || what.actor.name.empty() || !what.actor.origin || traits.name.size() != 1)
    return std::nullopt;
  const auto sharing = chains_by_word_.find(traits.name[0]);
  if (sharing == chains_by_word_.end()) return std::nullopt;
  for (size_t i = sharing->second.size(); i-- > 0;) {
    const uint32_t index = sharing->second[i];
    const DraftChain& chain = chains_[index];
    if (chain.kind != Kind::person) continue;
    const Mention& first = reading_.mentions[chain.mentions.front()];
    if (first.actor.origin && first.actor.name == what.actor.name) return std::nullopt;
    what.actor = {};
    what.actor.kind = Kind::person;
    return index;
  }
  return std::nullopt;
}

bool Linker::is_name_compatible(uint32_t mention, const DraftChain& chain) const {
  const Mention& what = reading_.mentions[mention];
  const MentionTraits& traits = traits_[mention];
  if (!is_kind_compatible(what.kind, chain.kind)) return false;
  const auto is_sexed = [](Gender gender) { return gender == Gender::male || gender == Gender::female; };
  if (is_sexed(traits.gender) && is_sexed(chain.gender) && traits.gender != chain.gender) return false;
  if (traits.number == Number::plural && chain.number == Number::singular && what.kind != Kind::organization) return false;
  if (!what.actor.country.empty() && !chain.country.empty() && what.actor.country != chain.country &&
      !is_international(what.actor.country) && !is_international(chain.country))
    return false;
  return true;
}

Linker::Found Linker::by_name(uint32_t mention) const {
  const MentionTraits& traits = traits_[mention];
  const Mention& what = reading_.mentions[mention];
  const bool is_body = what.kind == Kind::organization || what.kind == Kind::group;
  NameMatch best = NameMatch::none;
  Found found;
  const auto consider = [&](uint32_t index, NameMatch least) {
    const DraftChain& chain = chains_[index];
    if (!is_name_compatible(mention, chain)) return;
    for (const std::vector<std::string>& variant : chain.names) {
      NameMatch match = NameMatch::none;
      if (is_land(what.kind) || is_land(chain.kind)) {
        match = variant == traits.name ? NameMatch::exact : NameMatch::none;
      } else if (is_body || chain.kind == Kind::organization || chain.kind == Kind::group) {
        match = match_body_names(traits.name, variant);
      } else {
        match = match_person_names(traits.name, variant);
        // Whether an unknown name is a person's is a guess: only full agreement then.
        if (match == NameMatch::spelling && what.kind != Kind::person && chain.kind != Kind::person) match = NameMatch::none;
      }
      if (match < least || match < best || match == NameMatch::none) continue;
      // Equal matches: the chain named last, which is the later one asked about here.
      best = match;
      found = index;
    }
  };
  for (const std::string& word : traits.name) {
    const auto sharing = chains_by_word_.find(word);
    if (sharing == chains_by_word_.end()) continue;
    const std::vector<uint32_t>& chains = sharing->second;
    for (size_t i = chains.size() > spelling_window ? chains.size() - spelling_window : 0; i < chains.size(); ++i)
      consider(chains[i], NameMatch::spelling);
  }
  if (found && best >= NameMatch::part) return found;
  if (!is_body && !is_land(what.kind)) {
    const size_t first = person_chains_.size() > spelling_window ? person_chains_.size() - spelling_window : 0;
    for (size_t i = first; i < person_chains_.size(); ++i) consider(person_chains_[i], NameMatch::spelling);
  }
  return found;
}

void Linker::file_names(uint32_t mention, uint32_t chain) {
  const Mention& what = reading_.mentions[mention];
  const MentionTraits& traits = traits_[mention];
  if (!what.actor.name.empty() && what.actor.origin) chains_by_known_name_.try_emplace(what.actor.name, chain);
  if (traits.name.empty() || what.form == Mention::Form::demonym) return;
  DraftChain& draft = chains_[chain];
  if (std::find(draft.names.begin(), draft.names.end(), traits.name) != draft.names.end()) return;
  if (draft.names.empty() && (draft.kind == Kind::person || draft.kind == Kind::unknown)) person_chains_.push_back(chain);
  draft.names.push_back(traits.name);
  const auto file = [&](const std::string& word) {
    std::vector<uint32_t>& chains = chains_by_word_[word];
    if (chains.empty() || chains.back() != chain) chains.push_back(chain);
  };
  std::string initials;
  for (const std::string& word : traits.name) {
    file(word);
    for (size_t hyphen = word.find('-'); hyphen != std::string::npos; hyphen = word.find('-', hyphen + 1)) {
      file(word.substr(0, hyphen));
      file(word.substr(hyphen + 1));
    }
    if (!word.empty() && word != "of" && word != "the" && word != "and" && word != "for") initials += word[0];
  }
  if (traits.name.size() >= 2 && what.kind != Kind::person) file(initials);
}

}  // namespace tabard
