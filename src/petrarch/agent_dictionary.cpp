#include "petrarch/agent_dictionary.h"

#include <fmt/format.h>

#include "petrarch/dictionary_lines.h"

namespace tabard {
namespace {

using Substitutes = std::map<std::string, std::vector<std::string>, std::less<>>;

// A dictionary of a few lines could otherwise grow without end: "!A!!A!!A!..." doubles with every mark.
constexpr size_t most_forms = 10000;

// All that "!MARK!" in `phrase` stands for; false for a mark that was not defined.
bool substitute(const std::string& phrase, const Substitutes& substitutes, std::vector<std::string>& forms) {
  std::vector<std::string> open = {phrase};
  while (!open.empty()) {
    const std::string form = std::move(open.back());
    open.pop_back();
    const size_t start = form.find('!');
    if (start == std::string::npos) {
      forms.push_back(form);
      continue;
    }
    const size_t end = form.find('!', start + 1);
    if (end == std::string::npos) return false;
    const auto words = substitutes.find(std::string_view(form).substr(start, end - start + 1));
    if (words == substitutes.end() || open.size() + forms.size() + words->second.size() > most_forms) return false;
    for (const std::string& word : words->second) open.push_back(form.substr(0, start) + word + form.substr(end + 1));
  }
  return true;
}

}  // namespace

std::string regular_plural(std::string_view noun) {
  std::string plural(noun);
  const size_t size = plural.size();
  const bool is_after_vowel = size > 1 && std::string_view("AEIOUaeiou").find(plural[size - 2]) != std::string_view::npos;
  if ((plural.ends_with('Y') || plural.ends_with('y')) && !is_after_vowel) {
    plural.pop_back();
    return plural + "IES";
  }
  return plural + (plural.ends_with("SS") || plural.ends_with("ss") ? "ES" : "S");
}

void AgentDictionary::read(std::string_view text, const std::string& file, Faults& faults) {
  Substitutes substitutes;
  for (const DictionaryLine& line : dictionary_lines(text)) {
    const std::string_view whole = line.text;
    const auto fault = [&](std::string what) { faults.add(file, line.number, std::move(what)); };
    const size_t bracket = whole.find('[');
    if (whole[0] == '!' && bracket == std::string_view::npos && whole.find('=') != std::string_view::npos) {
      const size_t equals = whole.find('=');
      std::string mark(without_blanks(whole.substr(0, equals)));
      std::vector<std::string>& words = substitutes[mark];
      for (std::string_view rest = whole.substr(equals + 1); !rest.empty();) {
        const std::string_view word = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(word.size() + 1, rest.size()));
        // A set that names itself, or any other, would never end.
        if (word.find('!') == std::string_view::npos && !without_blanks(word).empty())
          words.emplace_back(without_blanks(word));
        else
          fault(fmt::format("'{}' is no word for {}", without_blanks(word), mark));
      }
      continue;
    }
    // "}" for "]" stands in dictionaries that are in use.
    const size_t close = bracket == std::string_view::npos ? bracket : whole.find_first_of("]}", bracket);
    if (close == std::string_view::npos) {
      fault("no [code]: 'PHRASE [~CODE]' or 'PHRASE {PLURAL} [~CODE]' is wanted");
      continue;
    }
    const std::string_view code = without_blanks(whole.substr(bracket + 1, close - bracket - 1));
    const bool is_suffix = code.starts_with('~');
    if (code.size() < 2 || is_suffix == code.ends_with('~')) {
      fault(fmt::format("'{}' is no agent's code: '~' must stand before or behind it", code));
      continue;
    }
    const Agent agent{std::string(is_suffix ? code.substr(1) : code.substr(0, code.size() - 1)), !is_suffix};
    const std::string_view before = whole.substr(0, bracket);
    const size_t brace = before.find('{');
    std::string phrase(without_blanks(before.substr(0, brace)));
    while (phrase.ends_with('_')) phrase.pop_back();
    std::vector<std::string> forms;
    if (!substitute(phrase, substitutes, forms) || phrase.empty()) {
      fault(fmt::format("'{}': unknown or unclosed substitution !...!", phrase));
      continue;
    }
    if (brace != std::string_view::npos) {
      const auto plural = in_brackets(before, '{', '}');
      if (!plural) {
        fault("'{' without '}'");
        continue;
      }
      if (!plural->empty()) forms.emplace_back(*plural);
    } else if (phrase.find('!') == std::string::npos) {
      forms.push_back(regular_plural(phrase));
    }
    for (const std::string& form : forms) agents_.add(parse_phrase(form), agent);
  }
}

std::vector<Agent> AgentDictionary::find(std::span<const std::string> words, size_t first, size_t end) const {
  std::vector<Agent> found;
  for (size_t at = 0; at < words.size();) {
    if (at >= first && at < end) {
      at = end;
      continue;
    }
    const auto agent = agents_.find(words, at);
    if (agent.value == nullptr) {
      ++at;
      continue;
    }
    found.push_back(*agent.value);
    at = agent.end;
  }
  return found;
}

}  // namespace tabard
