#include <algorithm>

#include "actors/linker.h"
#include "actors/phrase_words.h"

// The sieve for "he", "she", "it" and "they".

namespace tabard {

namespace {

constexpr uint32_t pronoun_window = 3;    // sentences
constexpr size_t longest_look_back = 60;  // mentions

bool is_reflexive(std::string_view form) {
  return form.ends_with("self") || form.ends_with("selves");
}
bool is_possessive(const Token& word) {
  return word.deprel == Deprel::nmod_poss;
}

}  // namespace

std::vector<uint32_t> Linker::conjuncts_of(uint32_t mention) const {
  std::vector<uint32_t> all;
  const uint32_t head = reading_.mentions[mention].head;
  for (const uint32_t child : tree_.children(head)) {
    if (reading_.tokens[child].deprel != Deprel::conj) continue;
    const int32_t conjunct = reading_.mention_of_head[child];
    if (conjunct < 0 || chain_of_[static_cast<size_t>(conjunct)] < 0) continue;
    if (all.empty()) all.push_back(mention);
    all.push_back(static_cast<uint32_t>(conjunct));
  }
  return all;
}

bool Linker::fits_pronoun(uint32_t pronoun, uint32_t candidate) const {
  const MentionTraits& traits = traits_[pronoun];
  const DraftChain& chain = chains_[static_cast<size_t>(chain_of_[candidate])];
  const Mention& other = reading_.mentions[candidate];
  if (other.span.contains(reading_.mentions[pronoun].span)) return false;  // not the phrase that holds it
  if (other.form == Mention::Form::demonym) return false;

  switch (traits.gender) {
    case Gender::male:
    case Gender::female: {
      if (chain.number == Number::plural) return false;
      if (chain.gender == Gender::thing || (chain.gender != Gender::unknown && chain.gender != traits.gender)) return false;
      if (chain.kind == Kind::person) return true;
      return chain.kind == Kind::unknown && other.form == Mention::Form::name;
    }
    case Gender::thing:
      if (chain.kind == Kind::person) return false;
      if (chain.number == Number::plural && chain.kind != Kind::country) return false;  // "the United States said it ..."
      return chain.gender == Gender::thing || chain.gender == Gender::unknown;
    case Gender::unknown:  // they
      if (chain.number == Number::plural) return true;
      return chain.number == Number::unknown &&
             (chain.kind == Kind::group || chain.kind == Kind::organization || chain.kind == Kind::unknown);
  }
  return false;
}

// "X praised him": him is not X, however often X was named before; "X praised himself" is.
bool Linker::is_co_argument(uint32_t pronoun, uint32_t other) const {
  const Token& word = head_of(pronoun);
  const Token& other_word = head_of(other);
  if (is_reflexive(word.form) || is_possessive(word)) return false;
  return word.head >= 0 && word.head == other_word.head && other_word.deprel != Deprel::conj;
}

double Linker::salience(uint32_t pronoun, uint32_t candidate) const {
  const Mention& other = reading_.mentions[candidate];
  const MentionTraits& traits = traits_[candidate];
  const DraftChain& chain = chains_[static_cast<size_t>(chain_of_[candidate])];
  const uint32_t distance = traits_[pronoun].sentence - traits.sentence;
  double score = -1.6 * distance;
  const Deprel deprel = head_of(candidate).deprel;
  if (traits.is_subject)
    score += distance == 1 ? 1.6 : 1.2;
  else if (deprel == Deprel::obj || deprel == Deprel::iobj || deprel == Deprel::obl_agent)
    score += 0.5;
  else if (deprel == Deprel::nmod || deprel == Deprel::nmod_poss || deprel == Deprel::compound)
    score -= 0.4;
  else if (deprel == Deprel::appos)
    score += 0.3;
  if (other.form == Mention::Form::name) score += 0.4;
  if (other.form == Mention::Form::pronoun) score += 0.5;
  score += 0.15 * std::min<double>(static_cast<double>(chain.mentions.size()), 5);
  if (!chain.sectors.empty() || !chain.country.empty()) score += 0.3;
  if (chain.kind == Kind::unknown) score -= 0.4;
  if (chain.kind == Kind::place && traits_[pronoun].gender == Gender::thing) score -= 0.5;
  if (traits_[pronoun].gender == Gender::unknown && chain.kind == Kind::organization) score -= 0.6;
  // Between equals in one sentence the nearer one.
  score -= 0.03 * std::min<double>(static_cast<double>(pronoun - candidate), 20);
  return score;
}

Linker::Found Linker::by_pronoun(uint32_t mention) {
  if (!is_third_person(fold_word(head_of(mention).form))) return std::nullopt;
  const size_t stop = mention > longest_look_back ? mention - longest_look_back : 0;
  const bool is_they = traits_[mention].gender == Gender::unknown;
  double best = -1e9;
  Found found;
  std::vector<uint32_t> members;
  std::vector<int32_t> seen;
  for (size_t i = mention; i-- > stop && traits_[i].sentence == traits_[mention].sentence;)
    if (is_co_argument(mention, static_cast<uint32_t>(i))) seen.push_back(chain_of_[i]);
  for (size_t i = mention; i-- > stop;) {
    if (traits_[i].sentence + pronoun_window < traits_[mention].sentence) break;
    const auto candidate = static_cast<uint32_t>(i);
    if (is_they) {
      const std::vector<uint32_t> conjuncts = conjuncts_of(candidate);
      const bool are_people = !conjuncts.empty() && std::all_of(conjuncts.begin(), conjuncts.end(), [&](uint32_t each) {
        return each < mention && (reading_.mentions[each].kind != Kind::unknown || !reading_.mentions[each].actor.is_uncoded());
      });
      if (are_people && salience(mention, candidate) + 0.3 > best) {
        best = salience(mention, candidate) + 0.3;
        found.reset();
        members.clear();
        for (const uint32_t each : conjuncts) members.push_back(static_cast<uint32_t>(chain_of_[each]));
      }
    }
    const int32_t chain = chain_of_[i];
    if (std::find(seen.begin(), seen.end(), chain) != seen.end() || !fits_pronoun(mention, candidate)) continue;
    seen.push_back(chain);
    const double score = salience(mention, candidate);
    if (score <= best) continue;
    best = score;
    found = static_cast<uint32_t>(chain);
    members.clear();
  }
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
  if (members.size() > 1) reading_.mentions[mention].members = members;
  return found;
}

}  // namespace tabard
