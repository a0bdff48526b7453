#include "petrarch/settings.h"

#include <fmt/format.h>

#include <charconv>
#include <map>

#include "base/utf8.h"
#include "petrarch/dictionary_lines.h"

namespace tabard {

PetrarchSettings read_petrarch_settings(std::string_view text, const std::string& file, Faults& faults) {
  PetrarchSettings settings;
  const std::map<std::string, uint32_t*, std::less<>> numbers = {
      {"new_actor_length", &settings.new_actor_length},
      {"comma_bmin", &settings.first.least},
      {"comma_bmax", &settings.first.most},
      {"comma_min", &settings.middle.least},
      {"comma_max", &settings.middle.most},
      {"comma_emin", &settings.last.least},
      {"comma_emax", &settings.last.most},
  };
  bool is_in_options = true;  // also where there are no sections
  for (const DictionaryLine& line : dictionary_lines(text)) {
    const std::string whole = to_lower(line.text);
    if (whole[0] == '[') {
      is_in_options = whole == "[options]";
      continue;
    }
    const size_t equals = whole.find_first_of("=:");
    if (!is_in_options || equals == std::string::npos) continue;
    const std::string_view key = without_blanks(std::string_view(whole).substr(0, equals));
    const std::string_view value = without_blanks(std::string_view(whole).substr(equals + 1));
    if (key == "require_dyad") {
      if (value == "true" || value == "false" || value == "1" || value == "0")
        settings.require_dyad = value == "true" || value == "1";
      else
        faults.add(file, line.number, fmt::format("require_dyad is '{}': true or false is wanted", value));
    } else if (const auto number = numbers.find(key); number != numbers.end()) {
      uint32_t read = 0;
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), read);
      if (error == std::errc() && end == value.data() + value.size())
        *number->second = read;
      else
        faults.add(file, line.number, fmt::format("{} is '{}': a number is wanted", key, value));
    }
  }
  return settings;
}

}  // namespace tabard
