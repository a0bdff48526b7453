#include "actors/plurals.h"

#include <array>
#include <utility>

namespace tabard {

namespace {

std::string plural_of_word(const std::string& word) {
  const auto ends = [&](std::string_view ending) { return word.ends_with(ending); };
  const auto with = [&](size_t cut, std::string_view ending) {
    return word.substr(0, word.size() - cut) + std::string(ending);
  };
  if (word.size() < 3 || ends("police") || ends("people") || ends("men") || ends("personnel") || ends("media")) return "";
  if (ends("woman") || ends("man")) {
    for (const std::string_view plain : {"german", "roman", "ottoman", "human", "shaman", "talisman"})
      if (ends(plain)) return with(0, "s");
    return with(2, "en");
  }
  if (ends("child")) return with(0, "ren");
  if (ends("person")) return with(6, "people");
  if (ends("wife")) return with(2, "ves");
  if (ends("aircraft") || ends("clergy") || ends("infantry") || ends("cavalry") || ends("youth"))
    return ends("youth") ? with(0, "s") : "";
  if (ends("s") || ends("x") || ends("ch") || ends("sh")) return ends("ss") || !ends("s") ? with(0, "es") : "";
  if (ends("y") && std::string_view("aeiou").find(word[word.size() - 2]) == std::string_view::npos) return with(1, "ies");
  return with(0, "s");
}

}  // namespace

std::vector<std::string> plurals(std::string_view phrase) {
  // The head stands last, or before the first preposition.
  size_t head_end = phrase.size();
  for (const std::string_view preposition : {" of ", " to ", " for ", " in ", " at ", "-in-"}) {
    const size_t at = phrase.find(preposition);
    if (at != std::string_view::npos && at > 0) head_end = std::min(head_end, at);
  }
  for (const std::string_view office : {"attorney general", "secretary general", "inspector general"})
    if (phrase.ends_with(office)) head_end = phrase.size() - 8;
  size_t head_start = phrase.find_last_of(" -", head_end - 1);
  head_start = head_start == std::string_view::npos ? 0 : head_start + 1;
  const std::string plural = plural_of_word(std::string(phrase.substr(head_start, head_end - head_start)));
  if (plural.empty()) return {};
  const std::string_view before = phrase.substr(0, head_start), after = phrase.substr(head_end);
  if (plural.ends_with("people"))
    return {std::string(before) + plural + std::string(after), std::string(before) + "persons" + std::string(after)};
  return {std::string(phrase.substr(0, head_start)) + plural + std::string(phrase.substr(head_end))};
}

std::vector<std::string> spellings(std::string_view phrase) {
  std::vector<std::string> result = {std::string(phrase)};
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> pairs = {{{"defence", "defense"},
                                                                                          {"labour", "labor"},
                                                                                          {"organisation", "organization"},
                                                                                          {"organiser", "organizer"},
                                                                                          {"centre", "center"},
                                                                                          {"councillor", "councilor"}}};
  for (const auto& [british, american] : pairs) {
    const size_t at = phrase.find(british);
    if (at == std::string_view::npos) continue;
    result.push_back(std::string(phrase.substr(0, at)) + std::string(american) +
                     std::string(phrase.substr(at + british.size())));
  }
  return result;
}

}  // namespace tabard
