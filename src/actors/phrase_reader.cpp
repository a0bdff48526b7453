#include "actors/phrase_reader.h"

#include <algorithm>
#include <unordered_set>

#include "actors/sectors.h"

// How a phrase falls into parts and how they are put together; phrase_head.cpp reads the head itself.

namespace tabard {

namespace {

bool is_determiner(const PhraseWord& word) {
  static const std::unordered_set<std::string_view> words = {
      "the",  "a",    "an",    "this",    "that",    "these",   "those", "some", "any", "all",
      "both", "each", "every", "no",      "several", "many",    "his",   "her",  "its", "their",
      "our",  "my",   "your",  "another", "other",   "certain", "most",  "more", "few"};
  if (words.contains(word.key) || is_number_word(word.key)) return true;
  return !word.key.empty() && word.key[0] >= '0' && word.key[0] <= '9';
}

bool is_preposition(std::string_view key) {
  static const std::unordered_set<std::string_view> words = {
      "of",      "in",           "from",    "for",     "at",    "near", "on",      "to",        "with",    "by",      "against",
      "between", "among",        "outside", "inside",  "under", "over", "after",   "before",    "during",  "within",  "across",
      "along",   "around",       "off",     "despite", "about", "into", "without", "including", "through", "towards", "toward",
      "behind",  "representing", "who",     "which",   "whose", "whom", "that",    "like",      "than",    "until",   "since",
      "because", "while",        "when",    "where",   "and",   "or",   "but",     "as"};
  return words.contains(key);
}

// Prepositions whose phrase tells whom the head serves or belongs to.
bool is_belonging(std::string_view key) {
  return key == "of" || key == "for" || key == "from" || key == "at" || key == "within" || key == "among" ||
         key == "representing";
}

bool is_local(std::string_view key) {
  static const std::unordered_set<std::string_view> words = {"in",     "near",   "on",    "inside", "outside",
                                                             "across", "around", "along", "based",  "under"};
  return words.contains(key);
}

}  // namespace

PhraseReader::PhraseReader(const ActorIndex& index, std::vector<PhraseWord> words, std::span<const Kind> kinds,
                           std::optional<Day> day)
    : index_(index), words_(std::move(words)), kinds_(kinds), day_(day) {
  for (const PhraseWord& word : words_) has_capitals_ |= word.is_capital;
}

Actor PhraseReader::read() {
  Part whole;
  bool is_first = true;
  for (size_t begin = 0; begin < words_.size();) {
    size_t end = begin;
    while (end < words_.size() && !words_[end].is_comma()) ++end;
    if (end > begin) {
      const Part part = read_segment(begin, end);
      if (is_first) {
        whole = part;
      } else {
        // "X Y, the deputy foreign minister of Z": what follows explains what went before.
        if (whole.actor.sectors.empty() || whole.is_default) {
          if (!part.actor.sectors.empty() && !(whole.actor.kind == Kind::country)) {
            whole.actor.sectors = part.actor.sectors;
            whole.is_default = part.is_default;
            whole.actor.origin = part.actor.origin;
          }
        }
        if (whole.actor.country.empty() && !part.is_place) whole.actor.country = part.actor.country;
        if (whole.actor.name.empty()) whole.actor.name = part.actor.name;
        if (whole.actor.kind == Kind::unknown) whole.actor.kind = part.actor.kind;
      }
      is_first = false;
    }
    begin = end + 1;
  }
  return std::move(whole.actor);
}

// Whether an adjective of a country, or its name before a further word, stands at `at`: "Canadian", "UK" in "UK troops".
bool PhraseReader::is_modifier(size_t at, size_t end) const {
  if (at >= end) return false;
  const ActorIndex::Match match = index_.longest(std::span(words_).subspan(0, end), at);
  const ActorEntry* entry = match.length > 0 ? choose(match, at) : nullptr;
  if (entry == nullptr || at + match.length >= end) return false;
  const PhraseWord& next = words_[at + match.length];
  return entry->type == Type::adjective || (entry->type == Type::country && !next.is_possessive() && !is_preposition(next.key));
}

// Where in [begin, of) the name of a party begins that goes on: "the National Front of the Delta" is not the National Front,
// since behind "of" stands a name that the index does not know; "the Communist Party of Vietnam" is what it says. `of` where
// none does.
size_t PhraseReader::start_of_begun_name(size_t begin, size_t of, size_t end) const {
  if (words_[of].key != "of") return of;
  size_t next = of + 1;
  while (next < end && is_determiner(words_[next])) ++next;
  if (next >= end || !words_[next].is_capital) return of;
  const ActorIndex::Match behind = index_.longest(std::span(words_).subspan(0, end), next);
  if (behind.length > 0 && choose(behind, next) != nullptr) return of;
  for (size_t i = begin; i + 1 < of; ++i) {
    const ActorIndex::Match match = index_.longest(std::span(words_).subspan(0, of), i);
    const ActorEntry* entry = i + match.length == of && match.length > 1 ? choose(match, i) : nullptr;
    if (entry != nullptr && entry->type == Type::organization && words_[i].is_capital &&
        std::find(entry->sectors.begin(), entry->sectors.end(), "PTY") != entry->sectors.end())
      return i;
  }
  return of;
}

PhraseReader::Part PhraseReader::read_segment(size_t begin, size_t end) const {
  while (begin < end && (is_determiner(words_[begin]) || words_[begin].is_possessive()) &&
         index_.longest(std::span(words_).subspan(0, end), begin).length < 2)
    ++begin;
  if (begin >= end) return {};

  // Names such as "Bank of England" hold prepositions of their own.
  std::vector<size_t> breaks;
  size_t possessive = end;
  bool has_noun = false;  // "French and German navies" is one head, "soldiers and police" are two
  bool has_land = false;  // "US and Canadian navies" is one, "Norway and Swedish police" are two
  for (size_t i = begin; i < end;) {
    const ActorIndex::Match match = index_.longest(std::span(words_).subspan(0, end), i);
    const ActorEntry* entry = match.length > 0 ? choose(match, i) : nullptr;
    has_noun |= entry != nullptr && entry->type != Type::adjective && entry->type != Type::country;
    has_land |= entry != nullptr && entry->type == Type::country;
    if (match.length > 1 && entry != nullptr) {
      i += match.length;
      continue;
    }
    const bool joins_modifiers = (words_[i].key == "and" || words_[i].key == "or") && !has_noun &&
                                 (!has_land || (words_[i - 1].is_acronym && is_modifier(i + 1, end)));
    if (i > begin && is_preposition(words_[i].key) && !joins_modifiers) breaks.push_back(i);
    if (breaks.empty() && i > begin && words_[i].is_possessive()) possessive = i;
    ++i;
  }
  const size_t head_end = breaks.empty() ? end : breaks.front();
  const bool has_owner = possessive < head_end && possessive + 1 < head_end;
  const Part owner = has_owner ? read_segment(begin, possessive) : Part{};
  size_t head_begin = has_owner ? possessive + 1 : begin,
         part_end = possessive < head_end && !has_owner ? possessive : head_end;
  if (!breaks.empty() && part_end == breaks.front()) part_end = start_of_begun_name(head_begin, part_end, end);
  Part part = head_begin < part_end ? read_head(head_begin, part_end, owner.actor.country) : Part{};
  if (has_owner) add_owner(owner, part);
  for (const size_t at : breaks) {
    const std::string_view key = words_[at].key;
    if (key == "to" && part.is_default && at + 1 < end) {
      // "an aide to the Turkish president"
      const Part complement = read_segment(at + 1, end);
      if (complement.has_role && complement.actor.kind == Kind::person) {
        add_complement(words_[at], complement, part);
        break;
      }
    }
    if (key == "to" || (!is_belonging(key) && !is_local(key))) {
      if (key == "who" || key == "which" || key == "whose" || key == "whom" || key == "that" || key == "but") break;
      continue;  // "the ambassador to Peru": not Peru's
    }
    if (at + 1 < end) add_complement(words_[at], read_segment(at + 1, end), part);
    break;  // the rest belongs to the complement
  }
  if (part.is_kin) {
    part.actor.sectors = {part.serves_official ? "ELI" : "CVL"};
  } else if (part.is_former && is_official(part.actor.sectors)) {
    part.actor.sectors = {"ELI"};
  }
  return part;
}

void PhraseReader::add_owner(const Part& owner, Part& part) const {
  if (part.actor.country.empty() || part.is_weak_country || is_stateless(part.actor.country)) {
    if (!owner.actor.country.empty() && !(is_stateless(owner.actor.country) && !part.actor.country.empty())) {
      if (is_stateless(part.actor.country)) part.actor.name.clear();
      part.actor.country = owner.actor.country;
      part.is_weak_country = false;
      if (!part.actor.origin) part.actor.origin = owner.actor.origin;
    }
  }
  part.serves_official |= is_official(owner.actor.sectors) || owner.actor.sectors == std::vector<std::string>{"ELI"};
  if (!owner.has_role) return;
  if (part.is_default || !part.has_role) {
    part.actor.sectors = owner.actor.sectors;
    part.is_default = false;
  } else if (part.actor.kind == Kind::organization && owner.actor.country.empty() && owner.actor.name.empty()) {
    add_sectors(owner.actor.sectors, part.actor.sectors);  // "the teachers' union": LAB EDU
  }
}

void PhraseReader::add_complement(const PhraseWord& preposition, const Part& complement, Part& part) const {
  const bool is_part_stateless = is_stateless(part.actor.country);
  if (part.actor.country.empty() || part.is_weak_country || (is_part_stateless && preposition.key == "of")) {
    if (!complement.actor.country.empty() && !(is_part_stateless && is_international(complement.actor.country))) {
      part.actor.country = complement.actor.country;
      part.is_weak_country = false;
      if (!part.actor.origin) part.actor.origin = complement.actor.origin;
    }
  }
  if (!is_belonging(preposition.key)) return;
  // "the president of the Riigikogu": an office in a body is that body's.
  const bool is_office_in_body = preposition.key == "of" && part.actor.kind == Kind::person && part.actor.name.empty() &&
                                 part.actor.sectors == std::vector<std::string>{"GOV"} && complement.has_role &&
                                 complement.actor.kind == Kind::organization && !complement.actor.sectors.empty();
  if (is_office_in_body) part.is_default = true;
  part.serves_official |= is_official(complement.actor.sectors);
  if (!complement.has_role) return;
  if (part.is_default || !part.has_role) {
    const bool says_nothing = complement.actor.sectors.empty() && !is_international(complement.actor.country);
    if (says_nothing) return;
    part.actor.sectors = complement.actor.sectors;
    part.is_default = complement.is_default;
    part.has_role = true;
    if (part.actor.kind == Kind::unknown) part.actor.kind = complement.actor.kind;
    if (complement.actor.origin) part.actor.origin = complement.actor.origin;
  }
}

}  // namespace tabard
