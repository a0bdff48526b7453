#include <unordered_set>

#include "actors/linker.h"
#include "actors/name_variants.h"
#include "actors/phrase_words.h"

// Sieves that read the parse: relative pronouns, appositions, predicates, speakers.

namespace tabard {

namespace {

bool is_relative(std::string_view form) {
  return form == "who" || form == "whom" || form == "whose" || form == "which" || form == "that";
}

bool is_speech(std::string_view lemma) {
  static const std::unordered_set<std::string_view> verbs = {
      "say",    "tell",     "add",      "reply",     "ask",       "write",     "state",       "claim",    "warn",    "insist",
      "argue",  "explain",  "note",     "recall",    "admit",     "quote",     "shout",       "answer",   "declare", "announce",
      "joke",   "laugh",    "plead",    "vow",       "stress",    "swear",     "boast",       "complain", "remark",  "quip",
      "urge",   "conclude", "comment",  "respond",   "confirm",   "deny",      "acknowledge", "concede",  "pledge",  "promise",
      "assure", "predict",  "maintain", "emphasise", "emphasize", "reiterate", "cry",         "demand",   "thunder", "grumble",
      "scoff",  "sigh",     "snap",     "whisper",   "tweet",     "post"};
  return verbs.contains(lemma);
}

}  // namespace

Linker::Found Linker::by_relative_pronoun(uint32_t mention) const {
  const uint32_t pronoun = reading_.mentions[mention].head;
  if (!is_relative(fold_word(reading_.tokens[pronoun].form))) return std::nullopt;
  int32_t at = static_cast<int32_t>(pronoun);
  for (int steps = 0; at >= 0 && steps < 12; ++steps) {
    const Token& word = reading_.tokens[static_cast<size_t>(at)];
    if (word.deprel == Deprel::acl_relcl && word.head >= 0) {
      const int32_t antecedent = reading_.mention_of_head[static_cast<size_t>(word.head)];
      if (antecedent < 0 || static_cast<uint32_t>(antecedent) >= mention) return std::nullopt;
      return static_cast<uint32_t>(chain_of_[static_cast<size_t>(antecedent)]);
    }
    at = word.head;
  }
  return std::nullopt;
}

Linker::Found Linker::by_apposition(uint32_t mention) const {
  const Token& head = head_of(mention);
  if (head.deprel != Deprel::appos || head.head < 0) return std::nullopt;
  const int32_t first = reading_.mention_of_head[static_cast<size_t>(head.head)];
  if (first < 0 || static_cast<uint32_t>(first) >= mention) return std::nullopt;
  const Mention& one = reading_.mentions[static_cast<size_t>(first)];
  const Mention& other = reading_.mentions[mention];
  // "Lagos, Nigeria" is no apposition, nor is a list of countries.
  const auto is_land = [](Kind kind) { return kind == Kind::country || kind == Kind::place; };
  if (is_land(one.kind) && is_land(other.kind) && !traits_[mention].name.empty()) return std::nullopt;
  if (is_land(one.kind) != is_land(other.kind) && one.kind != Kind::unknown && other.kind != Kind::unknown) return std::nullopt;
  const MentionTraits& one_traits = traits_[static_cast<size_t>(first)];
  const MentionTraits& other_traits = traits_[mention];
  if (one_traits.number != Number::unknown && other_traits.number != Number::unknown &&
      one_traits.number != other_traits.number)
    return std::nullopt;
  if (!one_traits.name.empty() && !other_traits.name.empty() && one.kind == Kind::person && other.kind == Kind::person &&
      match_person_names(one_traits.name, other_traits.name) == NameMatch::none)
    return std::nullopt;
  return static_cast<uint32_t>(chain_of_[static_cast<size_t>(first)]);
}

// Appositions that the parse missed, told by their commas: "Ana Ruiz, the local commissioner, ...", "her deputy, Juan Soto,
// ...". One of the two is a person's name without title, the other a role without name.
Linker::Found Linker::by_neighbour(uint32_t mention) const {
  const Mention& other = reading_.mentions[mention];
  if (other.kind != Kind::person || other.first < 2 || reading_.tokens[other.first - 1].form != ",") return std::nullopt;
  const size_t stop = mention > 6 ? mention - 6 : 0;
  for (size_t i = mention; i-- > stop;) {
    const Mention& one = reading_.mentions[i];
    if (one.end != other.first - 1 || one.kind != Kind::person || traits_[i].sentence != traits_[mention].sentence) continue;
    const bool is_name_first = !traits_[i].name.empty() && traits_[mention].name.empty() && !other.actor.sectors.empty();
    const bool is_role_first = traits_[i].name.empty() && !one.actor.sectors.empty() && !traits_[mention].name.empty() &&
                               traits_[mention].modifiers.empty();
    if (!is_name_first && !is_role_first) continue;
    if (traits_[i].number == Number::plural || traits_[mention].number == Number::plural) continue;
    // The closing comma or full stop; "and" would make it a list.
    if (other.end >= reading_.tokens.size() || reading_.tokens[other.end].upos != Upos::PUNCT) continue;
    if (other.end + 1 < reading_.tokens.size() && reading_.tokens[other.end + 1].upos == Upos::CCONJ) continue;
    return static_cast<uint32_t>(chain_of_[i]);
  }
  return std::nullopt;
}

// "X is the leader of Y": what is definite, and not denied, equates.
Linker::Found Linker::by_predicate(uint32_t mention) const {
  const uint32_t head = reading_.mentions[mention].head;
  int32_t subject = -1;
  bool has_copula = false;
  for (const uint32_t child : tree_.children(head)) {
    const Token& word = reading_.tokens[child];
    if (word.deprel == Deprel::cop)
      has_copula = true;
    else if (word.deprel == Deprel::nsubj)
      subject = static_cast<int32_t>(child);
    else if (word.deprel == Deprel::advmod && (word.lemma == "not" || word.lemma == "never"))
      return std::nullopt;
  }
  if (!has_copula || subject < 0 || !traits_[mention].is_definite) return std::nullopt;
  const int32_t first = reading_.mention_of_head[static_cast<size_t>(subject)];
  if (first < 0 || static_cast<uint32_t>(first) >= mention) return std::nullopt;
  const MentionTraits& one = traits_[static_cast<size_t>(first)];
  if (one.number != Number::unknown && traits_[mention].number != Number::unknown && one.number != traits_[mention].number)
    return std::nullopt;
  return static_cast<uint32_t>(chain_of_[static_cast<size_t>(first)]);
}

Linker::Found Linker::speaker_of(uint32_t mention) const {
  const auto subject_chain = [&](uint32_t verb) -> Found {
    for (const uint32_t child : tree_.children(verb)) {
      if (reading_.tokens[child].deprel != Deprel::nsubj) continue;
      const int32_t subject = reading_.mention_of_head[child];
      if (subject >= 0 && static_cast<uint32_t>(subject) != mention)
        return static_cast<uint32_t>(chain_of_[static_cast<size_t>(subject)]);
    }
    return std::nullopt;
  };
  int32_t at = static_cast<int32_t>(reading_.mentions[mention].head);
  for (int steps = 0; at >= 0 && steps < 12; ++steps) {
    const Token& word = reading_.tokens[static_cast<size_t>(at)];
    if ((word.deprel == Deprel::ccomp || word.deprel == Deprel::parataxis) && word.head >= 0 &&
        is_speech(reading_.tokens[static_cast<size_t>(word.head)].lemma))
      return subject_chain(static_cast<uint32_t>(word.head));
    for (const uint32_t child : tree_.children(static_cast<uint32_t>(at)))
      if (reading_.tokens[child].deprel == Deprel::parataxis && is_speech(reading_.tokens[child].lemma))
        if (const Found found = subject_chain(child)) return found;
    at = word.head;
  }
  return std::nullopt;
}

}  // namespace tabard
