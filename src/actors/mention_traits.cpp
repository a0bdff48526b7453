#include "actors/mention_traits.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "actors/phrase_words.h"

namespace tabard {

namespace {

using Words = std::unordered_set<std::string_view>;

bool is_kind_singular_thing(Kind kind) {
  return kind == Kind::organization || kind == Kind::country || kind == Kind::place;
}

// Nouns that read "they" though they look singular.
bool is_collective(std::string_view lemma) {
  static const Words words = {"police", "people", "family",     "couple", "pair",    "crew",    "staff",
                              "group",  "army",   "government", "team",   "gang",    "crowd",   "duo",
                              "trio",   "party",  "company",    "union",  "militia", "military"};
  return words.contains(lemma);
}

bool is_person_noun(std::string_view lemma) {
  static const Words words = {"man",      "woman",     "boy",    "girl",      "person",
                              "minister", "president", "leader", "spokesman", "official"};
  return words.contains(lemma);
}

}  // namespace

Gender gender_of_word(std::string_view folded) {
  static const std::unordered_map<std::string_view, Gender> words = {{"he", Gender::male},
                                                                     {"him", Gender::male},
                                                                     {"his", Gender::male},
                                                                     {"himself", Gender::male},
                                                                     {"she", Gender::female},
                                                                     {"her", Gender::female},
                                                                     {"hers", Gender::female},
                                                                     {"herself", Gender::female},
                                                                     {"it", Gender::thing},
                                                                     {"its", Gender::thing},
                                                                     {"itself", Gender::thing},
                                                                     {"mr", Gender::male},
                                                                     {"mrs", Gender::female},
                                                                     {"ms", Gender::female},
                                                                     {"miss", Gender::female},
                                                                     {"sir", Gender::male},
                                                                     {"lady", Gender::female},
                                                                     {"lord", Gender::male},
                                                                     {"king", Gender::male},
                                                                     {"queen", Gender::female},
                                                                     {"prince", Gender::male},
                                                                     {"princess", Gender::female},
                                                                     {"man", Gender::male},
                                                                     {"woman", Gender::female},
                                                                     {"boy", Gender::male},
                                                                     {"girl", Gender::female},
                                                                     {"father", Gender::male},
                                                                     {"mother", Gender::female},
                                                                     {"son", Gender::male},
                                                                     {"daughter", Gender::female},
                                                                     {"brother", Gender::male},
                                                                     {"sister", Gender::female},
                                                                     {"husband", Gender::male},
                                                                     {"wife", Gender::female},
                                                                     {"widow", Gender::female},
                                                                     {"widower", Gender::male},
                                                                     {"spokesman", Gender::male},
                                                                     {"spokeswoman", Gender::female},
                                                                     {"chairman", Gender::male},
                                                                     {"chairwoman", Gender::female},
                                                                     {"businessman", Gender::male},
                                                                     {"businesswoman", Gender::female},
                                                                     {"policeman", Gender::male},
                                                                     {"policewoman", Gender::female},
                                                                     {"actress", Gender::female},
                                                                     {"congressman", Gender::male},
                                                                     {"congresswoman", Gender::female},
                                                                     {"emir", Gender::male},
                                                                     {"sultan", Gender::male},
                                                                     {"sheikh", Gender::male},
                                                                     {"sheikha", Gender::female},
                                                                     {"ayatollah", Gender::male},
                                                                     {"imam", Gender::male},
                                                                     {"bishop", Gender::male},
                                                                     {"pope", Gender::male},
                                                                     {"priest", Gender::male},
                                                                     {"monk", Gender::male},
                                                                     {"nun", Gender::female},
                                                                     {"baroness", Gender::female},
                                                                     {"baron", Gender::male},
                                                                     {"uncle", Gender::male},
                                                                     {"aunt", Gender::female},
                                                                     {"gunman", Gender::male},
                                                                     {"statesman", Gender::male},
                                                                     {"strongman", Gender::male},
                                                                     {"clergyman", Gender::male},
                                                                     {"schoolgirl", Gender::female},
                                                                     {"schoolboy", Gender::male},
                                                                     {"chieftainess", Gender::female},
                                                                     {"first lady", Gender::female},
                                                                     {"dona", Gender::female},
                                                                     {"don", Gender::male}};
  const auto found = words.find(folded);
  return found == words.end() ? Gender::unknown : found->second;
}

bool is_third_person(std::string_view folded) {
  static const Words words = {"he",  "him",    "his",  "himself", "she",   "her",    "hers",       "herself", "it",
                              "its", "itself", "they", "them",    "their", "theirs", "themselves", "themself"};
  return words.contains(folded);
}

MentionTraits traits_of(const Reading& reading, const Tree& tree, const Mention& mention) {
  MentionTraits traits;
  const std::vector<Token>& tokens = reading.tokens;
  const Token& head = tokens[mention.head];
  traits.sentence = reading.sentence_of(mention.head);
  traits.head = fold_word(head.lemma.empty() ? head.form : head.lemma);
  traits.is_subject = head.deprel == Deprel::nsubj || head.deprel == Deprel::nsubj_pass;

  if (mention.form == Mention::Form::pronoun) {
    const std::string form = fold_word(head.form);
    traits.gender = gender_of_word(form);
    traits.number = form.starts_with("the")            ? Number::plural
                    : traits.gender == Gender::unknown ? Number::unknown
                                                       : Number::singular;
    return traits;
  }

  for (const uint32_t child : tree.children(mention.head)) {
    const Token& word = tokens[child];
    if (word.deprel == Deprel::det && child >= mention.first) {
      const std::string form = fold_word(word.form);
      if (form == "a" || form == "an" || form == "some" || form == "another" || form == "no" || form == "any")
        traits.is_indefinite = true;
      else if (form != "all" && form != "each" && form != "every")
        traits.is_definite = true;
    }
    if (word.deprel == Deprel::nmod_poss) traits.is_definite = traits.has_owner = true;
  }
  for (const uint32_t child : tree.children(mention.head))
    if (tokens[child].deprel == Deprel::nummod && !traits.is_definite) traits.is_indefinite = true;

  // The proper name: what the tagger found inside the mention at or after the head, else the run of PROPN around the head.
  uint32_t name_first = mention.end, name_end = mention.end;
  const auto name = std::partition_point(reading.names.begin(), reading.names.end(),
                                         [&](const Name& each) { return each.end <= mention.first; });
  for (auto each = name; each != reading.names.end() && each->first < mention.end; ++each) {
    const bool holds_head = each->first <= mention.head && mention.head < each->end;
    const int32_t head_of_name = tokens[each->first].head;
    const bool hangs_on_head = each->first > mention.head && head_of_name == static_cast<int32_t>(mention.head) &&
                               (tokens[each->first].deprel == Deprel::flat || tokens[each->first].deprel == Deprel::appos);
    if (holds_head || hangs_on_head) {
      name_first = std::max(each->first, mention.first);
      name_end = std::min(each->end, mention.end);
    }
  }
  if (name_first == name_end && head.upos == Upos::PROPN) {
    name_first = mention.head;
    name_end = mention.head + 1;
    while (name_first > mention.first && tokens[name_first - 1].upos == Upos::PROPN) --name_first;
    while (name_end < mention.end && tokens[name_end].upos == Upos::PROPN) ++name_end;
  } else if (name_first == name_end) {
    for (uint32_t i = mention.head + 1; i < mention.end; ++i) {
      const bool hangs = tokens[i].head == static_cast<int32_t>(mention.head) || (name_first < i && name_end == i);
      if (tokens[i].upos == Upos::PROPN && hangs && (tokens[i].deprel == Deprel::flat || tokens[i].deprel == Deprel::appos)) {
        if (name_first == mention.end) name_first = i;
        name_end = i + 1;
      }
    }
  }
  // "Foreign Ministry": the tagger may have caught the last word only.
  while (mention.kind == Kind::organization && name_first < name_end && name_first > mention.first) {
    const Token& before = tokens[name_first - 1];
    const bool is_modifier = before.deprel == Deprel::compound || before.deprel == Deprel::amod;
    if (!is_modifier || before.form[0] < 'A' || before.form[0] > 'Z' || name_first - 1 == mention.first) break;
    --name_first;
  }
  // "the Russian President": a role with capitals, and the lexicon found no name in it.
  const bool is_bare_role =
      mention.kind == Kind::person && traits.is_definite && !mention.actor.sectors.empty() && mention.actor.name.empty();
  if (is_bare_role && name_first <= mention.head && mention.head < name_end) name_first = name_end = mention.end;
  traits.name_first = name_first;
  traits.name_end = name_end;
  for (uint32_t i = mention.first; i < mention.end; ++i) {
    const Token& word = tokens[i];
    const bool in_name = name_first <= i && i < name_end;
    const std::string form = fold_word(in_name || word.lemma.empty() ? word.form : word.lemma);
    const Gender gender = gender_of_word(form);
    if (gender != Gender::unknown && (i == mention.head || word.deprel == Deprel::compound || word.deprel == Deprel::flat ||
                                      word.deprel == Deprel::nmod_desc))
      traits.gender = gender;
    if (in_name) {
      if (word.upos == Upos::PUNCT || form == "mr" || form == "mr." || form == "mrs" || form == "mrs." || form == "ms" ||
          form == "'s" || form == "dr" || form == "dr.")
        continue;
      traits.name.push_back(form);
    } else if (i != mention.head && (word.upos == Upos::NOUN || word.upos == Upos::PROPN || word.upos == Upos::ADJ)) {
      traits.modifiers.push_back(form);
    }
  }
  if (name_first <= mention.head && mention.head < name_end)
    traits.head = traits.name.empty() ? traits.head : traits.name.back();
  else if (name_first < name_end)
    traits.modifiers.push_back(traits.head);  // "minister" in "Minister X Y"

  const bool is_plural_form =
      head.xpos == "NNS" || head.xpos == "NNPS" || head.feats.find("Number=Plur") != std::string_view::npos;
  traits.number = is_plural_form ? Number::plural : is_collective(traits.head) ? Number::unknown : Number::singular;
  if (traits.gender == Gender::unknown && traits.number != Number::plural && mention.kind != Kind::person &&
      !is_person_noun(traits.head) &&
      (is_kind_singular_thing(mention.kind) || (mention.kind == Kind::unknown && mention.form == Mention::Form::nominal)))
    traits.gender = Gender::thing;
  if (mention.kind == Kind::group && traits.number == Number::singular) traits.number = Number::unknown;
  return traits;
}

}  // namespace tabard
