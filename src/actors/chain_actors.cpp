#include <algorithm>
#include <map>

#include "actors/implied_country.h"
#include "actors/linker.h"
#include "actors/phrase_words.h"
#include "actors/sectors.h"

// What each chain's mentions say together, and back to each mention.

namespace tabard {

namespace {

// How much the names of persons whose country nobody tells say of whose police or ministers are meant, against what a person's
// own name says of him. Tuned on corpus/.
constexpr double strangers_share = 0.3;

std::string text_of(const Reading& reading, uint32_t first, uint32_t end) {
  return std::string(Span{reading.tokens[first].span.start, reading.tokens[end - 1].span.end}.in(reading.text()));
}

// "The two Somali fishermen" -> "Somali fishermen"
std::string description(const Reading& reading, const Mention& mention) {
  uint32_t first = mention.first;
  while (first < mention.head) {
    const Token& word = reading.tokens[first];
    const bool is_idle = word.upos == Upos::DET || word.upos == Upos::NUM || word.upos == Upos::PUNCT ||
                         word.upos == Upos::ADV || word.deprel == Deprel::case_ ||
                         (word.upos == Upos::PRON && word.deprel == Deprel::nmod_poss);
    if (!is_idle) break;
    ++first;
  }
  return text_of(reading, first, std::max(mention.end, first + 1));
}

}  // namespace

std::string Linker::name_of(const DraftChain& chain) const {
  // The lexicon's own name, else the fullest name in the text, else the first description.
  for (const uint32_t each : chain.mentions) {
    const Mention& mention = reading_.mentions[each];
    if (!mention.actor.name.empty() && mention.actor.origin && traits_[each].name.size() != 1 &&
        mention.form == Mention::Form::name && mention.kind != Kind::place)
      if (traits_[each].name.empty() || mention.kind != Kind::person) return mention.actor.name;
  }
  size_t most = 0;
  const Mention* fullest = nullptr;
  const MentionTraits* fullest_traits = nullptr;
  for (const uint32_t each : chain.mentions) {
    if (traits_[each].name.size() <= most || reading_.mentions[each].form == Mention::Form::demonym) continue;
    most = traits_[each].name.size();
    fullest = &reading_.mentions[each];
    fullest_traits = &traits_[each];
  }
  for (const uint32_t each : chain.mentions) {
    const Mention& mention = reading_.mentions[each];
    if (!mention.actor.name.empty() && mention.actor.origin && mention.form != Mention::Form::nominal &&
        mention.kind != Kind::place && mention.kind != Kind::person)
      return mention.actor.name;
    if (!mention.actor.name.empty() && mention.kind == Kind::person && mention.actor.origin) {
      // A leader of the lexicon: its spelling, if the text has no fuller one.
      const auto words = static_cast<size_t>(std::count(mention.actor.name.begin(), mention.actor.name.end(), ' ')) + 1;
      if (words >= most && !traits_[each].name.empty()) return mention.actor.name;
    }
  }
  if (fullest != nullptr) {
    uint32_t first = fullest_traits->name_first;
    while (first + 1 < fullest_traits->name_end) {
      const std::string form = fold_word(reading_.tokens[first].form);
      if (form != "mr" && form != "mr." && form != "mrs" && form != "mrs." && form != "ms" && form != "the" && form != "dr")
        break;
      ++first;
    }
    std::string name = text_of(reading_, first, fullest_traits->name_end);
    if (name.ends_with("'s")) name.resize(name.size() - 2);
    return name;
  }
  for (const uint32_t each : chain.mentions)
    if (reading_.mentions[each].form != Mention::Form::pronoun) return description(reading_, reading_.mentions[each]);
  return "";
}

const std::vector<std::string>& Linker::fullest_name(const DraftChain& chain) const {
  return traits_[*std::max_element(chain.mentions.begin(), chain.mentions.end(),
                                   [&](uint32_t a, uint32_t b) { return traits_[a].name.size() < traits_[b].name.size(); })]
      .name;
}

Actor Linker::actor_of(const DraftChain& chain) const {
  Actor actor;
  actor.kind = chain.kind;
  const Mention* best = nullptr;
  const auto weight = [](const Mention& mention) {
    return mention.actor.sectors.size() + (mention.form == Mention::Form::name ? 1 : 0) +
           (mention.actor.country.empty() ? 0 : 1);
  };
  for (const uint32_t each : chain.mentions) {
    const Mention& mention = reading_.mentions[each];
    if (mention.form == Mention::Form::pronoun) continue;
    if (actor.country.empty()) actor.country = mention.actor.country;
    if (actor.kind == Kind::unknown) actor.kind = mention.actor.kind;
    if (mention.actor.sectors.empty()) continue;
    if (best == nullptr || weight(mention) > weight(*best)) best = &mention;
  }
  if (best != nullptr && actor.kind != Kind::country) {
    actor.sectors = best->actor.sectors;
    actor.origin = best->actor.origin;
    if (!best->actor.country.empty()) actor.country = best->actor.country;
  }
  if (!actor.origin)
    for (const uint32_t each : chain.mentions)
      if (!actor.origin) actor.origin = reading_.mentions[each].actor.origin;
  actor.name = name_of(chain);
  return actor;
}

void Linker::spread(const Actor& actor, Mention& mention) const {
  if (mention.form == Mention::Form::pronoun || mention.actor.is_uncoded()) {
    const Kind kind = mention.kind;
    mention.actor = actor;
    if (mention.form == Mention::Form::pronoun && kind == Kind::unknown) mention.kind = actor.kind;
  } else {
    if (!actor.name.empty()) mention.actor.name = actor.name;
    if (mention.actor.country.empty()) mention.actor.country = actor.country;
    const bool is_land = mention.actor.kind == Kind::country || mention.actor.kind == Kind::place;
    if (!is_land && !actor.sectors.empty() && (mention.actor.sectors.empty() || actor.kind == Kind::person))
      mention.actor.sectors = actor.sectors;
    if (mention.actor.kind == Kind::unknown) mention.actor.kind = actor.kind;
  }
  if (mention.kind == Kind::unknown) mention.kind = mention.actor.kind;
}

std::vector<size_t> Linker::persons_of_no_country() const {
  std::vector<size_t> persons;
  for (size_t i = 0; i < reading_.chains.size(); ++i) {
    const Actor& actor = reading_.chains[i].actor;
    if (actor.kind == Kind::person && actor.country.empty() && !fullest_name(chains_[i]).empty()) persons.push_back(i);
  }
  return persons;
}

void Linker::finish() {
  // Emptied chains go; the others keep their order.
  std::vector<uint32_t> number(chains_.size(), 0);
  uint32_t kept = 0;
  for (size_t i = 0; i < chains_.size(); ++i) {
    number[i] = kept;
    if (chains_[i].mentions.empty()) continue;
    if (kept != i) chains_[kept] = std::move(chains_[i]);
    ++kept;
  }
  chains_.resize(kept);
  for (uint32_t i = 0; i < reading_.mentions.size(); ++i) {
    chain_of_[i] = static_cast<int32_t>(number[static_cast<size_t>(chain_of_[i])]);
    reading_.mentions[i].chain = chain_of_[i];
    for (uint32_t& member : reading_.mentions[i].members) member = number[member];
  }
  reading_.chains.assign(chains_.size(), {});
  const auto fill = [&] {
    for (size_t i = 0; i < chains_.size(); ++i) reading_.chains[i] = {chains_[i].mentions, actor_of(chains_[i])};
  };
  fill();
  take_from_owners();
  fill();
  take_offices();
  fill();
  note_opposites();
  // Somebody whose country nobody says has the one that the report implies. Countries implied so must not imply others.
  std::vector<std::pair<size_t, std::string>> implied;
  const std::vector<size_t> strangers = persons_of_no_country();
  std::map<std::string, double, std::less<>> fits;
  const auto fit_of_strangers = [&](std::string_view country) {
    const auto [entry, is_new] = fits.try_emplace(std::string(country));
    if (!is_new) return entry->second;
    for (const size_t stranger : strangers)
      entry->second += resolver_.name_origin().fit(fullest_name(chains_[stranger]), country);
    return entry->second = strangers_share * std::clamp(entry->second, -NameOrigin::farthest, NameOrigin::farthest);
  };
  for (size_t i = 0; i < reading_.chains.size(); ++i) {
    const Actor& actor = reading_.chains[i].actor;
    const bool is_somebody =
        !actor.sectors.empty() || actor.kind == Kind::person || actor.kind == Kind::group || actor.kind == Kind::organization;
    if (!actor.country.empty() || !is_somebody) continue;
    const Mention& first = reading_.mentions[reading_.chains[i].mentions.front()];
    const std::string other = other_side(static_cast<uint32_t>(i));
    CountryHints hints{other, {}};
    if (actor.kind == Kind::person && !fullest_name(chains_[i]).empty())
      hints.fit = [&](std::string_view country) { return resolver_.name_origin().fit(fullest_name(chains_[i]), country); };
    else if (!strangers.empty())
      hints.fit = fit_of_strangers;
    implied.emplace_back(i, implied_country(reading_, first.first, hints));
  }
  for (auto& [chain, country] : implied) reading_.chains[chain].actor.country = std::move(country);
  for (const Chain& chain : reading_.chains)
    for (const uint32_t mention : chain.mentions) spread(chain.actor, reading_.mentions[mention]);
  share_heads();
}

}  // namespace tabard
