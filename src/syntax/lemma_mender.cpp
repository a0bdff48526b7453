#include "syntax/lemma_mender.h"

#include <array>

#include "base/utf8.h"

namespace tabard {
namespace {

bool is_inflected_verb(std::string_view xpos) {
  return xpos == "VBD" || xpos == "VBN" || xpos == "VBG" || xpos == "VBZ";
}
bool is_plural(std::string_view xpos) {
  return xpos == "NNS" || xpos == "NNPS";
}

bool ends_with(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() + 1 && word.substr(word.size() - ending.size()) == ending;
}

}  // namespace

LemmaMender::LemmaMender(const Lexicon& lexicon) {
  for (const Table::Row* row : lexicon.rows("english/irregular.tsv"))
    ((*row)["class"] == "verb" ? irregular_verbs_ : irregular_nouns_)[(*row)["form"]] = (*row)["lemma"];
  for (const auto& [form, lemma] : irregular_verbs_) bases_.insert(lemma);
  const auto know = [this](std::string_view words) {
    for (size_t at = 0; at < words.size();) {
      const size_t end = std::min(words.find(' ', at), words.size());
      verbs_.insert(words.substr(at, end - at));
      nouns_.insert(words.substr(at, end - at));
      at = end + 1;
    }
  };
  const auto know_own = [&](const RuleWords& words) {
    for (const RuleWord& word : words.own())
      if (word.what == RuleWord::What::lemma) know(word.word);
  };
  std::unordered_set<const RuleWords*> known_classes;
  const auto know_all = [&](const RuleWords& words) {
    know_own(words);
    for (const auto& each : words.classes())
      if (known_classes.insert(each.get()).second) know_own(*each);
  };
  const auto know_conditions = [&](const std::vector<RuleCondition>& conditions) {
    for (const RuleCondition& condition : conditions) know_all(condition.words);
  };
  for (const EventRule& rule : lexicon.event_rules()) {
    for (const RuleTrigger& trigger : rule.triggers) {
      know(trigger.lemma);
      if (trigger.word_class == RuleTrigger::Class::verb) bases_.insert(trigger.lemma);
    }
    know_conditions(rule.conditions);
    for (const auto* values : {&rule.cameo, &rule.modes, &rule.contexts})
      for (const RuleValue& value : *values) know_conditions(value.conditions);
    for (const auto* lines : {&rule.actors, &rule.recipients})
      for (const RuleArgument& line : *lines) know_all(line.words);
  }
  for (const Table::Row* row : lexicon.rows("attribution/verbs.tsv")) know((*row)["lemma"]);
  for (const Table::Row* row : lexicon.rows("status/words.tsv")) know((*row)["lemma"]);
}

std::string LemmaMender::regular(std::string_view form, const Words& known) const {
  struct Ending {
    std::string_view ending, base;
  };
  static constexpr std::array<Ending, 9> endings = {
      {{"ied", "y"}, {"ies", "y"}, {"ed", ""}, {"ed", "e"}, {"ing", ""}, {"ing", "e"}, {"s", ""}, {"es", ""}, {"ves", "f"}}};
  for (const Ending& ending : endings) {
    if (!ends_with(form, ending.ending)) continue;
    std::string base(form.substr(0, form.size() - ending.ending.size()));
    base += ending.base;
    if (known.contains(base)) return base;
    // "clubbed", "planning"
    const size_t size = base.size();
    if (ending.base.empty() && size > 3 && base[size - 1] == base[size - 2]) {
      base.pop_back();
      if (known.contains(base)) return base;
    }
  }
  return {};
}

void LemmaMender::mend(Reading& reading) const {
  for (Token& token : reading.tokens) {
    const bool is_verb = is_inflected_verb(token.xpos) || token.upos == Upos::VERB;
    if (!is_verb && !is_plural(token.xpos)) continue;
    const std::string form = to_lower(token.form);
    const auto& irregular = is_verb ? irregular_verbs_ : irregular_nouns_;
    const Words& known = is_verb ? verbs_ : nouns_;
    if (const auto found = irregular.find(form); found != irregular.end()) {
      // "lent" is a past tense whatever the fine tag says; "found" and "lay" are also verbs of their own.
      const bool is_base_too = is_verb ? bases_.contains(form) : known.contains(form);
      if (is_inflected_verb(token.xpos) || is_plural(token.xpos) || !is_base_too) token.lemma = found->second;
      continue;
    }
    // A rule may ask for "outlawed" as it stands; the lemma of that past tense is "outlaw" all the same.
    const bool is_left_whole = token.lemma == form && ends_with(form, "ed") && is_inflected_verb(token.xpos);
    if (known.contains(token.lemma) && !is_left_whole) continue;
    // "expelled" taken for a present tense, "pleading" for an adjective: inflected after all, if that is a verb of the rules.
    const bool is_tag_doubted = is_verb && !is_inflected_verb(token.xpos);
    if (is_tag_doubted && (form.size() < 6 || !(ends_with(form, "ed") || ends_with(form, "ing")))) continue;
    const std::string base = regular(form, is_tag_doubted || known.contains(token.lemma) ? bases_ : known);
    if (!base.empty()) token.lemma = reading.strings.keep(base);
  }
}

}  // namespace tabard
