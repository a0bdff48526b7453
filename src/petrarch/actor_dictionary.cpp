#include "petrarch/actor_dictionary.h"

#include <fmt/format.h>

#include "petrarch/dictionary_lines.h"

namespace tabard {

std::optional<Day> parse_dictionary_day(std::string_view text) {
  text = without_blanks(text);
  if ((text.size() != 6 && text.size() != 8) || text.find_first_not_of("0123456789") != std::string_view::npos)
    return std::nullopt;
  std::string digits(text);
  if (digits.size() == 6) digits.insert(0, digits >= "30" ? "19" : "20");
  return parse_day(digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6));
}

void ActorDictionary::read(std::string_view text, const std::string& file, Faults& faults) {
  bool has_record = false;
  for (const DictionaryLine& line : dictionary_lines(text)) {
    const auto fault = [&](std::string what) { faults.add(file, line.number, std::move(what)); };
    const std::string_view whole = line.text;
    const size_t bracket = whole.find('[');
    const auto inside = in_brackets(whole);
    if (bracket != std::string_view::npos && !inside) {
      fault("'[' without ']'");
      continue;
    }
    std::optional<DatedCode> dated;
    if (inside) {
      // The date begins at the first blank, "<" or ">"; a code has none of them.
      const size_t end = std::min(inside->find_first_of(" \t<>"), inside->size());
      dated = DatedCode{std::string(inside->substr(0, end)), {}, {}};
      std::string_view when = without_blanks(inside->substr(end));
      if (dated->code.empty()) {
        fault("'[]' without a code");
        continue;
      }
      if (!when.empty()) {
        bool is_right = true;
        const auto day = [&](std::string_view words) {
          const auto found = parse_dictionary_day(words);
          is_right = is_right && found.has_value();
          return found;
        };
        if (when[0] == '<') {
          dated->to = day(when.substr(1));
        } else if (when[0] == '>') {
          dated->from = day(when.substr(1));
        } else if (const size_t dash = when.find('-'); dash != std::string_view::npos) {
          dated->from = day(when.substr(0, dash));
          dated->to = day(when.substr(dash + 1));
        } else {
          is_right = false;
        }
        if (!is_right) {
          fault(
              fmt::format("'{}' is no restriction: <DATE, >DATE or DATE-DATE is wanted, with dates YYYYMMDD or YYMMDD", when));
          continue;
        }
      }
    }
    const std::string_view name = without_blanks(whole.substr(0, bracket));
    if (name.empty()) {
      if (!has_record)
        fault("a code with no name above it");
      else
        records_.back().push_back(std::move(*dated));
      continue;
    }
    const bool is_synonym = name[0] == '+';
    Phrase phrase = parse_phrase(is_synonym ? name.substr(1) : name);
    if (phrase.words.empty()) {
      fault("no name");
      continue;
    }
    if (is_synonym && !has_record) {
      fault("a synonym with no name above it");
      continue;
    }
    if (!is_synonym) records_.emplace_back();
    has_record = true;
    if (dated) records_.back().push_back(std::move(*dated));
    names_.add(std::move(phrase), records_.size() - 1);
  }
}

std::string_view ActorDictionary::code_on(size_t record, std::optional<Day> day) const {
  const std::vector<DatedCode>& codes = records_[record];
  if (day)
    for (const DatedCode& code : codes)
      if (code.is_dated() && (!code.from || *code.from <= *day) && (!code.to || *day <= *code.to)) return code.code;
  for (const DatedCode& code : codes)
    if (!code.is_dated()) return code.code;
  return {};
}

ActorDictionary::Found ActorDictionary::find(std::span<const std::string> words, std::optional<Day> day) const {
  for (size_t at = 0; at < words.size(); ++at) {
    const auto found = names_.find(words, at);
    if (found.value == nullptr) continue;
    const std::string_view code = code_on(*found.value, day);
    if (!code.empty()) return {code, at, found.end};
  }
  return {};
}

}  // namespace tabard
