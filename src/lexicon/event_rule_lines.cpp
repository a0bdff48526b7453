// The other half of EventRuleParser: what stands on a line. Places, words, conditions, values, examples.

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "lexicon/event_rule_parser.h"
#include "lexicon/lines.h"
#include "lexicon/suggestion.h"

namespace tabard {
namespace {

using Where = RulePlace::Where;

struct NamedPlace {
  std::string_view name;
  Where where;
};
constexpr NamedPlace named_places[] = {{"subject", Where::subject},
                                       {"object", Where::object},
                                       {"receiver", Where::receiver},
                                       {"complement", Where::complement},
                                       {"infinitive", Where::infinitive},
                                       {"complement subject", Where::complement_subject},
                                       {"owner", Where::owner},
                                       {"modifier", Where::modifier},
                                       {"particle", Where::particle},
                                       {"governor", Where::governor},
                                       {"any", Where::any}};

// A closed list, so that "objct" is seen to be a slip and not taken for a preposition.
constexpr std::string_view prepositions[] = {"about",
                                             "above",
                                             "across",
                                             "after",
                                             "against",
                                             "ahead of",
                                             "along",
                                             "alongside",
                                             "amid",
                                             "amidst",
                                             "among",
                                             "amongst",
                                             "apart from",
                                             "around",
                                             "as",
                                             "as part of",
                                             "at",
                                             "away from",
                                             "because of",
                                             "before",
                                             "behind",
                                             "below",
                                             "belonging to",
                                             "beneath",
                                             "beside",
                                             "between",
                                             "beyond",
                                             "by",
                                             "concerning",
                                             "despite",
                                             "down",
                                             "due to",
                                             "during",
                                             "except",
                                             "following",
                                             "for",
                                             "from",
                                             "in",
                                             "in connection with",
                                             "in exchange for",
                                             "in favor of",
                                             "in favour of",
                                             "in front of",
                                             "in line with",
                                             "in protest at",
                                             "in response to",
                                             "in return for",
                                             "in support of",
                                             "inside",
                                             "instead of",
                                             "into",
                                             "like",
                                             "near",
                                             "next to",
                                             "of",
                                             "off",
                                             "on",
                                             "on behalf of",
                                             "onto",
                                             "out",
                                             "out of",
                                             "outside",
                                             "over",
                                             "past",
                                             "per",
                                             "regarding",
                                             "since",
                                             "such as",
                                             "through",
                                             "throughout",
                                             "till",
                                             "to",
                                             "together with",
                                             "toward",
                                             "towards",
                                             "under",
                                             "unlike",
                                             "until",
                                             "up",
                                             "up to",
                                             "upon",
                                             "versus",
                                             "via",
                                             "with",
                                             "within",
                                             "without"};

constexpr std::array<std::string_view, 10> word_kinds = {"country",      "countries", "city",  "place",  "person",
                                                         "organization", "group",     "actor", "people", "thing"};

constexpr std::array<std::string_view, 3> voices = {"active", "passive", "negated"};

bool is_upper(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
}

std::string single_spaced(std::string_view text) {
  std::string joined;
  while (!text.empty()) {
    if (!joined.empty()) joined += ' ';
    joined += take_word(text);
  }
  return joined;
}

// The word inside angle brackets; nothing if it is none that is known.
std::optional<RuleWord> parse_bracketed(std::string_view word, const Codes& codes) {
  if (std::find(word_kinds.begin(), word_kinds.end(), word) != word_kinds.end())
    return RuleWord{RuleWord::What::kind, std::string(word)};
  if (codes.sectors.contains(word)) return RuleWord{RuleWord::What::sector, std::string(word)};
  if (codes.countries.contains(word)) return RuleWord{RuleWord::What::country, std::string(word)};
  if (const auto event = parse_event_type(word)) return RuleWord{RuleWord::What::event, std::string(word), *event};
  return std::nullopt;
}

// Where the next " when " or " unless " begins; npos if there is none.
size_t find_condition(std::string_view text, size_t from) {
  for (size_t at = from; at < text.size(); ++at) {
    if (at > 0 && text[at - 1] != ' ' && text[at - 1] != '\t') continue;
    std::string_view rest = text.substr(at);
    const std::string_view word = take_word(rest);
    if ((word == "when" || word == "unless") && rest.data() != nullptr) return at;
  }
  return std::string_view::npos;
}

}  // namespace

std::vector<RuleWord> parse_rule_words(std::string_view text, const std::string& file, uint32_t line, const Codes& codes,
                                       const WordClasses& classes, Faults& faults) {
  std::vector<RuleWord> words;
  const auto fault = [&](std::string complaint) { faults.add(file, line, std::move(complaint)); };
  if (trim(text).empty()) fault("no words here; write some, with '|' between them, or '*' for anything");
  for (const std::string_view word : split_values(text)) {
    if (word.empty()) {
      fault("nothing stands beside a '|'");
    } else if (word == "*") {
      words.push_back({RuleWord::What::anything, "*"});
    } else if (word.front() == '@') {
      const auto found = classes.find(word.substr(1));
      if (found != classes.end()) {
        words.insert(words.end(), found->second.begin(), found->second.end());
        continue;
      }
      std::vector<std::string> names;
      for (const auto& [name, members] : classes) names.push_back(name);
      fault(fmt::format("no word class '{}' in events/words.tsv{}", word, did_you_mean(word.substr(1), names, "@")));
    } else if (word.front() == '<') {
      const std::string_view inside = word.back() == '>' ? word.substr(1, word.size() - 2) : std::string_view();
      if (auto bracketed = parse_bracketed(inside, codes)) {
        words.push_back(std::move(*bracketed));
      } else {
        fault(fmt::format("'{}' is no kind (<person>, <country> …), sector or event{}", word,
                          is_upper(inside) ? did_you_mean(inside, codes.sectors) : did_you_mean(inside, word_kinds)));
      }
    } else if (word.find_first_of("<>@:;*") != std::string_view::npos) {
      fault(fmt::format("'{}' is no word: is there a '|' missing?", word));
    } else {
      words.push_back({RuleWord::What::lemma, single_spaced(word)});
    }
  }
  return words;
}

RuleWords EventRuleParser::parse_words(std::string_view text, uint32_t line) {
  std::string others;
  bool has_others = false;
  RuleWords::Classes classes;
  for (const std::string_view word : split_values(text)) {
    const auto found = word.empty() || word.front() != '@' ? classes_.end() : classes_.find(word.substr(1));
    if (found != classes_.end()) {
      std::shared_ptr<const RuleWords>& shared = shared_classes_[found->first];
      if (shared == nullptr) shared = std::make_shared<RuleWords>(found->second);
      classes.push_back(shared);
      continue;
    }
    if (std::exchange(has_others, true)) others += " | ";
    others += word;
  }
  const bool is_read = has_others || classes.empty();
  return {is_read ? parse_rule_words(others, file_, line, codes_, classes_, faults_) : std::vector<RuleWord>{},
          std::move(classes)};
}

std::optional<RulePlace> EventRuleParser::parse_place(std::string_view text, uint32_t line) {
  const std::string place = single_spaced(text);
  for (const NamedPlace& named : named_places)
    if (named.name == place) return RulePlace{named.where, ""};
  if (place.rfind("implied ", 0) == 0) {
    const std::string sector = place.substr(8);
    if (codes_.sectors.contains(sector)) return RulePlace{Where::implied, sector};
    fault(line, fmt::format("'{}' is no sector{}", sector, did_you_mean(sector, codes_.sectors)));
    return std::nullopt;
  }
  if (std::find(std::begin(prepositions), std::end(prepositions), place) != std::end(prepositions))
    return RulePlace{Where::preposition, place};
  std::vector<std::string_view> candidates(std::begin(prepositions), std::end(prepositions));
  for (const NamedPlace& named : named_places) candidates.push_back(named.name);
  fault(line, place.empty() ? std::string("a place is missing: 'subject', 'object', a preposition …")
                            : fmt::format("unknown place '{}'{}", place, did_you_mean(place, candidates)));
  return std::nullopt;
}

std::vector<RulePlace> EventRuleParser::parse_places(std::string_view text, uint32_t line) {
  std::vector<RulePlace> places;
  if (trim(text).empty()) fault(line, "a place is missing: 'subject', 'object', a preposition …");
  for (const std::string_view name : split_values(text))
    if (auto place = parse_place(name, line)) places.push_back(std::move(*place));
  return places;
}

RuleCondition EventRuleParser::parse_condition(std::string_view text, bool is_wanted, uint32_t line) {
  RuleCondition condition;
  condition.is_wanted = is_wanted;
  condition.origin = origin(line);
  text = trim(text);
  const size_t colon = text.find(':');
  if (colon != std::string_view::npos) {
    condition.places = parse_places(text.substr(0, colon), line);
    condition.words = parse_words(text.substr(colon + 1), line);
  } else if (text == "active") {
    condition.voice = RuleCondition::Voice::active;
  } else if (text == "passive") {
    condition.voice = RuleCondition::Voice::passive;
  } else if (text == "negated") {
    condition.voice = RuleCondition::Voice::negated;
  } else {
    fault(line, fmt::format("'{}' is no condition{}; write 'PLACE: words', as 'object: talk | @meeting'", text,
                            did_you_mean(text, voices)));
  }
  return condition;
}

void EventRuleParser::check_cameo(std::string_view code, uint32_t line) {
  if (!is_cameo_form(code)) {
    fault(line,
          fmt::format("'{}' is no CAMEO code: they have two to four digits and begin with 01 to 20 (a spreadsheet may have "
                      "eaten the leading zero)",
                      code));
  } else if (const auto found = codes_.cameo.find(code); found == codes_.cameo.end()) {
    fault(line, fmt::format("'{}' is not in codes/cameo.tsv", code));
  } else if (has_event_ && !may_bear(type_, code)) {
    fault(line, fmt::format("CAMEO {} ({}) is {} in PLOVER, but this file is about {}", code, found->second.name,
                            found->second.event ? to_string(*found->second.event) : "no event",
                            type_ == EventType::none ? "no event" : to_string(type_)));
  }
}

void EventRuleParser::check_mode(std::string_view mode, uint32_t line) {
  if (!has_event_ || codes_.is_mode(type_, mode)) return;
  fault(line, fmt::format("{} has no mode '{}'{}", type_ == EventType::none ? "event none" : to_string(type_), mode,
                          did_you_mean(mode, codes_.modes[static_cast<size_t>(type_)])));
}

// `cameo 195 when any: jet unless object: record`
void EventRuleParser::parse_value(const RuleLine& line, EventRule& rule) {
  size_t next = find_condition(line.rest, 0);
  const std::string_view value = trim(line.rest.substr(0, next));
  std::vector<RuleCondition> conditions;
  while (next != std::string_view::npos) {
    std::string_view rest = line.rest.substr(next);
    const bool is_wanted = take_word(rest) == "when";
    const size_t start = static_cast<size_t>(rest.data() - line.rest.data());
    next = find_condition(line.rest, start);
    const std::string_view text =
        next == std::string_view::npos ? line.rest.substr(start) : line.rest.substr(start, next - start);
    conditions.push_back(parse_condition(text, is_wanted, line.line));
  }
  if (value.empty()) return fault(line.line, fmt::format("'{}' needs a value", line.keyword));
  if (line.keyword == "context") {
    for (const std::string_view context : split_values(value)) {
      if (!codes_.contexts.contains(context))
        fault(line.line, fmt::format("'{}' is no context{}", context, did_you_mean(context, codes_.contexts)));
      rule.contexts.push_back({std::string(context), conditions, origin(line.line)});
    }
    return;
  }
  const bool is_cameo = line.keyword == "cameo";
  if (is_cameo) {
    check_cameo(value, line.line);
  } else {
    check_mode(value, line.line);
  }
  std::vector<RuleValue>& values = is_cameo ? rule.cameo : rule.modes;
  const auto is_default = [](const RuleValue& other) { return other.conditions.empty(); };
  const auto known = std::find_if(values.begin(), values.end(), is_default);
  if (conditions.empty() && known != values.end())
    fault(line.line,
          fmt::format("a second '{}' without a condition; line {} has one already", line.keyword, known->origin.line));
  values.push_back({std::string(value), std::move(conditions), origin(line.line)});
}

void EventRuleParser::parse_example(const RuleLine& line, EventRule& rule) {
  if (line.rest.empty()) return fault(line.line, fmt::format("no sentence after '{}'", line.keyword));
  RuleExample example;
  example.is_wanted = line.keyword.front() == '+';
  example.is_known_gap = line.keyword.size() > 1;
  example.text = line.rest;
  example.origin = origin(line.line);
  rule.examples.push_back(std::move(example));
}

std::vector<std::string> EventRuleParser::parse_actor_codes(std::string_view text, uint32_t line) {
  std::vector<std::string> codes;
  if (trim(text) == "-") return codes;
  for (const std::string_view code : split_values(text, ',')) {
    if (!is_actor_code(code, codes_))
      fault(line, fmt::format("'{}' is no actor code: a country, then sectors, as CHLGOVMIL; '-' for nobody", code));
    codes.emplace_back(code);
  }
  return codes;
}

// `=> NORGOVMIL, FINGOVMIL -> PER; cameo 042; mode visit; status future`
void EventRuleParser::parse_expectation(const RuleLine& line, EventRule& rule) {
  if (rule.examples.empty() || !rule.examples.back().is_wanted || rule.examples.back().actors)
    return fault(line.line, "'=>' follows a '+' sentence, once");
  RuleExample& example = rule.examples.back();
  const std::vector<std::string_view> parts = split_values(line.rest, ';');
  if (parts.empty()) return fault(line.line, "nothing after '=>'; write 'ACTORS -> RECIPIENTS', '-' for nobody");
  for (size_t i = 0; i < parts.size(); ++i) {
    std::string_view value = parts[i];
    const std::string_view keyword = take_word(value);
    if (keyword == "cameo") {
      check_cameo(value, line.line);
      example.cameo = value;
    } else if (keyword == "mode") {
      check_mode(value, line.line);
      example.mode = value;
    } else if (keyword == "status") {
      example.status = parse_status(value);
      if (!example.status) fault(line.line, fmt::format("'{}' is no status{}", value, did_you_mean(value, status_names)));
    } else if (i == 0) {
      const size_t arrow = parts[i].find("->");
      example.actors = parse_actor_codes(parts[i].substr(0, arrow), line.line);
      if (arrow != std::string_view::npos) example.recipients = parse_actor_codes(parts[i].substr(arrow + 2), line.line);
    } else {
      fault(line.line, fmt::format("unknown word '{}' after '=>'; 'cameo', 'mode' and 'status' are known", keyword));
    }
  }
}

}  // namespace tabard
