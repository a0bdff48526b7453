#pragma once
// ActorResolver: a phrase and a day become an actor, by the lexicon's actor tables and the codebook's rules of combination.
//
//   resolver.resolve("the Chilean defence minister", {})        -> country CHL, sectors GOV MIL, kind person
//   resolver.resolve("Angela Merkel", parse_day("2022-01-10"))  -> name "Angela Merkel", DEU, ELI
//   resolver.resolve("a senior aide to the Turkish president", {}) -> TUR, GOV
//
// The head's role decides the sectors; a country comes from an adjective or name before the head, an owner or an "of" phrase,
// in this order. Beside phrases it knows verbs that tell an office, where names are from, where papers are.
// Immutable; shared by all threads.
// Nothing fails: what nobody knows comes back with empty country and sectors.

#include <optional>
#include <span>
#include <string_view>

#include "actors/actor_index.h"
#include "actors/country_signs.h"
#include "actors/name_origin.h"
#include "actors/office_verbs.h"
#include "actors/publishers.h"
#include "base/date.h"
#include "core/actor.h"
#include "lexicon/lexicon.h"

namespace tabard {

class ActorResolver {
 public:
  // The lexicon is read here and not needed afterwards.
  explicit ActorResolver(const Lexicon& lexicon);

  // `words` are tokens or words between blanks, in order; `day` is the day for which offices count: without one, today's
  // holders. `name` of the result is the canonical proper name, or "" where the phrase holds none.
  Actor resolve(std::span<const std::string_view> words, std::optional<Day> day) const;
  Actor resolve(std::string_view phrase, std::optional<Day> day) const;
  // `kinds`, beside `words`, says which words the tagger took for (part of) a person's, organization's or place's name.
  Actor resolve(std::span<const std::string_view> words, std::span<const Kind> kinds, std::optional<Day> day) const;

  // "Chile" for CHL; "" for an unknown code.
  std::string_view country_name(std::string_view code) const { return index_.country_name(code); }

  // The verb that tells an office, with what stands before its object ("" for nothing); null where there is none.
  const OfficeVerb* office_verb(std::string_view lemma, std::string_view preposition) const {
    return offices_.find(lemma, preposition);
  }

  const NameOrigin& name_origin() const { return name_origin_; }
  const CountrySigns& country_signs() const { return country_signs_; }
  const Publishers& publishers() const { return publishers_; }

 private:
  ActorIndex index_;
  OfficeVerbs offices_;
  NameOrigin name_origin_;
  CountrySigns country_signs_;
  Publishers publishers_;
};

}  // namespace tabard
