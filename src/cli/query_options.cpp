#include "cli/query_options.h"

#include <fmt/format.h>

#include <charconv>

namespace tabard {
namespace {

constexpr std::string_view quads[] = {"verbal cooperation", "material cooperation", "verbal conflict", "material conflict"};

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> words;
  for (;;) {
    const size_t comma = list.find(',');
    if (comma != 0 && !list.empty()) words.emplace_back(list.substr(0, comma));
    if (comma == std::string_view::npos) return words;
    list.remove_prefix(comma + 1);
  }
}

// Words separated by commas; `check` gives the word as the store has it or throws.
template <class Check>
void add_list(CLI::App* command, const std::string& name, std::vector<std::string>& words, const std::string& help,
              const std::string& type, Check check) {
  command
      ->add_option_function<std::string>(
          name,
          [&words, check](const std::string& list) {
            for (const std::string& word : split(list)) words.push_back(check(word));
          },
          help)
      ->type_name(type)
      ->trigger_on_parse();
}

// Given again for a further one, since names hold commas.
void add_names(CLI::App* command, const std::string& name, std::vector<std::string>& words, const std::string& help,
               const std::string& type) {
  command->add_option(name, words, help)->type_name(type)->allow_extra_args(false);
}

std::string check_type(const std::string& word) {
  const bool is_cameo = word.size() <= 4 && word.find_first_not_of("0123456789") == std::string::npos;
  if (is_cameo || word == "none" || parse_event_type(word)) return word;
  throw CLI::ValidationError("--type", fmt::format("'{}' is neither an event such as CONSULT, nor none, nor the beginning of a "
                                                   "CAMEO code such as 04",
                                                   word));
}

std::string check_quad(const std::string& word) {
  if (word.size() == 1 && word[0] >= '1' && word[0] <= '4') return std::string(quads[word[0] - '1']);
  if (std::find(std::begin(quads), std::end(quads), word) != std::end(quads)) return word;
  throw CLI::ValidationError(
      "--quad",
      fmt::format("'{}' is none of 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
                  word));
}

std::string check_status(const std::string& word) {
  if (parse_status(word)) return word;
  throw CLI::ValidationError("--status",
                             fmt::format("'{}' is none of actual, future, hypothetical, negated, historical", word));
}

std::string check_country(const std::string& word) {
  const bool is_code = word.size() == 3 && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (is_code) return word;
  throw CLI::ValidationError("--country", fmt::format("'{}' is no country code: three capitals as in FIN are wanted", word));
}

void add_day(CLI::App* command, const std::string& name, std::optional<Day>& day, const std::string& help) {
  command
      ->add_option_function<std::string>(
          name,
          [&day, name](const std::string& text) {
            day = parse_day(text);
            if (!day) throw CLI::ValidationError(name, "'" + text + "' is no date: YYYY-MM-DD is wanted");
          },
          help)
      ->type_name("YYYY-MM-DD");
}

Box parse_box(const std::string& text) {
  const auto parts = split(text);
  double degrees[4] = {};
  bool is_good = parts.size() == 4;
  for (size_t i = 0; is_good && i < 4; ++i) {
    const auto [end, error] = std::from_chars(parts[i].data(), parts[i].data() + parts[i].size(), degrees[i]);
    is_good = error == std::errc() && end == parts[i].data() + parts[i].size();
  }
  if (!is_good || degrees[1] > degrees[3])
    throw CLI::ValidationError("--box", "'" + text + "' is no box: WEST,SOUTH,EAST,NORTH in degrees are wanted");
  return {degrees[0], degrees[1], degrees[2], degrees[3]};
}

}  // namespace

void add_filters(CLI::App* command, EventQuery& query) {
  add_names(command, "--who", query.who, "the acting side: a code (RUS also finds RUSGOV), a sector, or part of a name", "WHO");
  add_names(command, "--whom", query.whom, "the other side", "WHO");
  add_names(command, "--actor", query.either, "either side", "WHO");
  add_list(command, "--type", query.types, "events such as CONSULT, none for statements, or beginnings of CAMEO codes", "LIST",
           check_type);
  add_list(command, "--quad", query.quads,
           "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict", "LIST", check_quad);
  add_list(command, "--status", query.statuses, "actual, future, hypothetical, negated, historical", "LIST", check_status);
  add_list(command, "--country", query.countries, "country where it took place", "LIST", check_country);
  add_names(command, "--place", query.places, "name of the place where it took place", "NAME");
  command
      ->add_option_function<std::string>(
          "--box", [&query](const std::string& text) { query.box = parse_box(text); }, "where it took place, in degrees")
      ->type_name("WEST,SOUTH,EAST,NORTH");
  add_day(command, "--from", query.from, "first day");
  add_day(command, "--to", query.to, "last day");
  add_names(command, "--rule", query.rules, "file of the lexicon that proposed it, or file and line", "FILE[:LINE]");
  add_names(command, "--attribution", query.speakers, "who says so: part of a name, a code, or none", "WHO");
  add_names(command, "--story", query.stories, "copies of one report: the story's id, or that of a document without copies",
            "ID");
  add_names(command, "--incident", query.incidents,
            "events that are one happening: the incident's id, or that of an event told once", "ID");
  command->add_flag("--one-a-day", query.is_one_a_day,
                    "of events of one day with the same actors, recipients and CAMEO code only the first");
  command->add_option("--text", query.text, "words of the sentence: oil sanctions; \"oil sanctions\"; oil or gas; oil -gas")
      ->type_name("WORDS");
}

std::vector<CountKey> parse_count_keys(const std::string& list) {
  std::vector<CountKey> keys;
  for (const std::string& word : split(list)) {
    const auto key = parse_count_key(word);
    if (!key) throw CLI::ValidationError("--by", fmt::format("'{}' is none of {}", word, fmt::join(count_key_names, ", ")));
    keys.push_back(*key);
  }
  return keys;
}

}  // namespace tabard
