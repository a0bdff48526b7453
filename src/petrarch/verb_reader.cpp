#include "petrarch/verb_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "petrarch/agent_dictionary.h"

namespace tabard {
namespace {

using What = PatternItem::What;

EventCodes parse_codes(std::string_view text) {
  const size_t colon = text.find(':');
  const auto code = [](std::string_view half) {
    half = without_blanks(half);
    return half == "---" ? std::string() : std::string(half);
  };
  return {code(text.substr(0, colon)), colon == std::string_view::npos ? std::string() : code(text.substr(colon + 1))};
}

// The tokenizer parts "don't" into "do" and "n't"; so must a dictionary be that wrote it as one word.
std::vector<std::string> words_of(std::string_view text) {
  std::string word = to_lower(text);
  constexpr std::string_view negation = "n't";
  if (word.size() > negation.size() && word.ends_with(negation))
    return {word.substr(0, word.size() - negation.size()), std::string(negation)};
  return {word};
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  for (size_t at = text.find_first_not_of(separators); at != std::string_view::npos;) {
    const size_t end = std::min(text.find_first_of(separators, at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(separators, end);
  }
  return parts;
}

What what_is(std::string_view part) {
  if (part == "$") return What::source;
  if (part == "+") return What::target;
  if (part == "%") return What::both;
  if (part == "^") return What::skip;
  return part[0] == '&' ? What::synset : What::word;
}

}  // namespace

void VerbReader::read(std::string_view text) {
  for (const DictionaryLine& line : dictionary_lines(text, Blanks::keep)) {
    line_ = line.number;
    read_line(line);
  }
  settle_synsets();
}

void VerbReader::read_line(const DictionaryLine& line) {
  const std::string_view text = line.text;
  if (text.empty()) {
    is_in_synset_ = false;
    if (block_.has_verbs) has_block_ = false;
  } else if (text.starts_with("---")) {
    is_in_synset_ = false;
    start_block(codes_of(text));
  } else if (text[0] == '&') {
    start_synset(text);
  } else if (text[0] == '-') {
    read_pattern(text);
  } else if (text[0] == '+' && is_in_synset_) {
    read_synset_phrase(text);
  } else {
    is_in_synset_ = false;
    read_verb(text);
  }
}

std::optional<EventCodes> VerbReader::codes_of(std::string_view line) {
  const auto inside = in_brackets(line);
  if (!inside) {
    if (line.find('[') != std::string_view::npos) fault("'[' without ']'");
    return std::nullopt;
  }
  return parse_codes(*inside);
}

void VerbReader::start_synset(std::string_view line) {
  std::string_view label = without_blanks(line.substr(1));
  has_plurals_ = !label.ends_with('_');
  while (label.ends_with('_')) label.remove_suffix(1);
  is_in_synset_ = true;
  if (label.empty() || label.find_first_of(" \t") != std::string_view::npos)
    fault(fmt::format("'&{}' is no name for a set of synonyms: one word is wanted", label));
  synset_ = static_cast<uint32_t>(dictionary_.synsets_.size());
  dictionary_.synsets_.emplace_back();
  labels_[to_lower(label)] = synset_;
}

void VerbReader::read_synset_phrase(std::string_view line) {
  std::string_view text = without_blanks(line.substr(1));
  const bool has_plural = has_plurals_ && !text.ends_with('_');
  auto& elements = dictionary_.synsets_[synset_];
  if (text.starts_with('&')) {  // a set within a set, where the inner one is known already
    std::string_view label = text.substr(1);
    while (label.ends_with('_')) label.remove_suffix(1);
    const auto inner = labels_.find(to_lower(label));
    if (inner == labels_.end() || inner->second == synset_) return fault(fmt::format("there is no set '{}' above", text));
    const auto copy = dictionary_.synsets_[inner->second];
    elements.insert(elements.end(), copy.begin(), copy.end());
    return;
  }
  VerbDictionary::Words words;
  for (const std::string_view part : split(text, " \t_")) {
    if (what_is(part) != What::word) return fault(fmt::format("'{}' cannot stand in a set: only words can", part));
    for (std::string& word : words_of(part)) words.push_back(std::move(word));
  }
  if (words.empty()) return fault("no word behind '+'");
  elements.push_back(words);
  if (!has_plural) return;
  words.back() = to_lower(regular_plural(words.back()));
  elements.push_back(std::move(words));
}

void VerbReader::start_block(std::optional<EventCodes> codes) {
  dictionary_.blocks_.emplace_back();
  block_ = {std::move(codes), false};
  has_block_ = true;
}

void VerbReader::read_verb(std::string_view line) {
  if (!has_block_) start_block(std::nullopt);
  const size_t end = line.find_first_of("{[");
  const std::string_view name = without_blanks(line.substr(0, end));
  const bool has_forms = end != std::string_view::npos && line.find('{') != std::string_view::npos;
  const auto forms = has_forms ? in_brackets(line, '{', '}') : std::nullopt;
  if (name.empty()) return fault("no verb: 'VERB {FORMS} [CODE]' is wanted");
  if (has_forms && !forms) return fault("'{' without '}'");
  const std::optional<EventCodes> own = codes_of(line);
  // In files without "---" lines the first verb's code is the block's.
  if (!block_.codes && !block_.has_verbs) block_.codes = own;
  block_.has_verbs = true;
  const EventCodes codes = own ? *own : block_.codes.value_or(EventCodes{});
  add_verb(name, codes, !forms.has_value());
  if (forms)
    for (const std::string_view form : split(*forms, " \t")) add_verb(form, codes, false);
}

void VerbReader::add_verb(std::string_view text, const EventCodes& codes, bool with_regular_forms) {
  std::vector<std::string_view> parts = split(text, "_ \t");
  if (parts.empty()) return fault("no verb");
  size_t at = 0;
  for (size_t i = 0; i < parts.size(); ++i)
    if (parts[i][0] == '+') {
      parts[i].remove_prefix(1);
      at = i;
    }
  if (parts[at].empty()) return fault("no verb behind '+'");
  Verb verb;
  for (size_t i = 0; i < parts.size(); ++i)
    if (i != at) (i < at ? verb.before : verb.after).push_back(to_lower(parts[i]));
  verb.codes = codes;
  verb.block = static_cast<uint32_t>(dictionary_.blocks_.size() - 1);
  verb.line = line_;
  const std::string form = to_lower(parts[at]);
  const bool is_single = parts.size() == 1;
  for (const std::string& each : with_regular_forms&& is_single ? regular_forms(form) : std::vector<std::string>{form}) {
    std::vector<Verb>& verbs = dictionary_.verbs_[each];
    const auto size = [](const Verb& v) { return v.before.size() + v.after.size(); };
    const auto place = std::find_if(verbs.begin(), verbs.end(), [&](const Verb& v) { return size(v) < size(verb); });
    verbs.insert(place, verb);
  }
}

void VerbReader::read_pattern(std::string_view line) {
  if (!has_block_) return fault("a pattern with no verb above it");
  const size_t bracket = line.find('[');
  const auto codes = codes_of(line);
  if (bracket == std::string_view::npos) return fault("a pattern without [CODE]");
  if (!codes) return;  // said already
  VerbPattern pattern;
  pattern.codes = *codes;
  pattern.line = line_;
  std::vector<PatternItem> before;
  bool is_behind = false, is_joined = false;
  const std::string_view body = without_blanks(line.substr(1, bracket - 1));
  for (size_t at = 0; at < body.size();) {
    // Brackets of later versions mark phrases for the eye of the parser; their words are what counts here.
    if (std::string_view("_ \t{}()").find(body[at]) != std::string_view::npos) {
      is_joined = body[at] == '_';
      ++at;
      continue;
    }
    const size_t end = std::min(body.find_first_of("_ \t{}()", at), body.size());
    const std::string_view part = body.substr(at, end - at);
    at = end;
    if (part.find('|') != std::string_view::npos)
      return fault(fmt::format("'{}': alternatives are not read; a set &NAME does the same", part));
    if (part == "*" || part == "**") {
      if (is_behind) return fault("two '*' in a pattern");
      is_behind = true;
      // What was joined to its left neighbour is joined to its inner one once turned round.
      for (size_t i = 0; i < before.size(); ++i)
        before[i].is_joined = i + 1 < before.size() ? before[i + 1].is_joined : is_joined;
      pattern.before.assign(before.rbegin(), before.rend());
      is_joined = false;
      continue;
    }
    PatternItem item;
    item.what = what_is(part);
    if (item.what == What::word) {
      for (std::string& word : words_of(part)) {
        item.text = std::move(word);
        item.is_joined = is_joined;
        (is_behind ? pattern.after : before).push_back(item);
        is_joined = true;  // the second half of "don't"
      }
    } else {
      item.text = item.what == What::synset ? to_lower(part.substr(1)) : std::string(part);
      item.is_joined = is_joined;
      (is_behind ? pattern.after : before).push_back(item);
    }
    is_joined = false;
  }
  if (!is_behind) return fault("a pattern without '*' for the verb");
  dictionary_.blocks_.back().push_back(std::move(pattern));
}

void VerbReader::settle_synsets() {
  for (auto& patterns : dictionary_.blocks_) {
    std::erase_if(patterns, [this](VerbPattern& pattern) {
      for (std::vector<PatternItem>* side : {&pattern.before, &pattern.after})
        for (PatternItem& item : *side) {
          if (item.what != What::synset) continue;
          const auto label = labels_.find(item.text);
          if (label == labels_.end()) {
            faults_.add(file_, pattern.line, fmt::format("there is no set of synonyms '&{}'", item.text));
            return true;
          }
          item.synset = label->second;
        }
      return false;
    });
    std::stable_sort(patterns.begin(), patterns.end(), [](const VerbPattern& a, const VerbPattern& b) {
      return a.before.size() + a.after.size() > b.before.size() + b.after.size();
    });
  }
  for (auto& elements : dictionary_.synsets_)
    std::stable_sort(elements.begin(), elements.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
}

}  // namespace tabard
