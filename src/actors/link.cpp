#include "actors/link.h"

#include <algorithm>

#include "actors/linker.h"
#include "actors/phrase_words.h"

namespace tabard {

void link(Reading& reading, const Tree& tree, const ActorResolver& resolver) {
  Linker(reading, tree, resolver).run();
}

Linker::Linker(Reading& reading, const Tree& tree, const ActorResolver& resolver)
    : reading_(reading), tree_(tree), resolver_(resolver) {
  traits_.reserve(reading.mentions.size());
  for (const Mention& mention : reading.mentions) traits_.push_back(traits_of(reading, tree, mention));
  chain_of_.assign(reading.mentions.size(), -1);
  chains_.reserve(reading.mentions.size());
}

void Linker::run() {
  for (uint32_t mention = 0; mention < reading_.mentions.size(); ++mention) {
    const Found found = find_chain(mention);
    join(mention, found ? *found : start_chain());
  }
  link_first_persons();
  finish();
}

// Sieves from sure to unsure; the first that finds a chain decides.
Linker::Found Linker::find_chain(uint32_t mention) {
  reading_.mentions[mention].members.clear();
  if (reading_.mentions[mention].form == Mention::Form::pronoun) {
    if (const Found found = by_relative_pronoun(mention)) return found;
    return by_pronoun(mention);
  }
  if (const Found found = by_surname_of_another(mention)) return found;
  if (const Found found = by_known_name(mention)) return found;
  if (const Found found = by_apposition(mention)) return found;
  if (const Found found = by_neighbour(mention)) return found;
  if (const Found found = by_predicate(mention)) return found;
  if (!traits_[mention].name.empty()) return by_name(mention);
  if (link_dual(mention)) return std::nullopt;
  return by_description(mention);
}

uint32_t Linker::start_chain() {
  chains_.emplace_back();
  return static_cast<uint32_t>(chains_.size() - 1);
}

void Linker::join(uint32_t mention, uint32_t chain) {
  const Mention& what = reading_.mentions[mention];
  const MentionTraits& traits = traits_[mention];
  DraftChain& draft = chains_[chain];
  draft.mentions.push_back(mention);
  chain_of_[mention] = static_cast<int32_t>(chain);
  if (draft.kind == Kind::unknown) draft.kind = what.kind;
  if (draft.gender == Gender::unknown || (draft.gender == Gender::thing && traits.gender != Gender::unknown))
    draft.gender = traits.gender;
  if (draft.number == Number::unknown) draft.number = traits.number;
  if (what.form == Mention::Form::pronoun) return;
  if (draft.country.empty()) draft.country = what.actor.country;
  if (draft.sectors.empty()) draft.sectors = what.actor.sectors;
  const auto describe = [&](const std::string& word) {
    if (std::find(draft.descriptors.begin(), draft.descriptors.end(), word) == draft.descriptors.end())
      draft.descriptors.push_back(word);
  };
  if (traits.name.empty()) describe(traits.head);
  for (const std::string& word : traits.modifiers) describe(word);
  file_names(mention, chain);
}

// "I", "we" in speech are the speaker and whom he speaks for; elsewhere all "I" are one and all "we". Done last, since the
// speaker may be named after the speech.
void Linker::link_first_persons() {
  int32_t narrator[2] = {-1, -1};
  for (uint32_t mention = 0; mention < reading_.mentions.size(); ++mention) {
    if (reading_.mentions[mention].form != Mention::Form::pronoun) continue;
    const std::string form = fold_word(head_of(mention).form);
    const bool is_i = form == "i" || form == "me" || form == "my" || form == "mine" || form == "myself";
    const bool is_we = form == "we" || form == "us" || form == "our" || form == "ours" || form == "ourselves";
    if (!is_i && !is_we) continue;
    Found target = speaker_of(mention);
    int32_t& own = narrator[is_we];
    if (!target && own >= 0) target = static_cast<uint32_t>(own);
    if (!target) {
      own = chain_of_[mention];
      continue;
    }
    const auto old = static_cast<uint32_t>(chain_of_[mention]);
    if (old == *target || chains_[old].mentions.size() != 1) continue;
    chains_[old].mentions.clear();  // left empty; finish() drops it
    std::vector<uint32_t>& mentions = chains_[*target].mentions;
    mentions.insert(std::upper_bound(mentions.begin(), mentions.end(), mention), mention);
    chain_of_[mention] = static_cast<int32_t>(*target);
  }
}

}  // namespace tabard
