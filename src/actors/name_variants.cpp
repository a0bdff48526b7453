#include "actors/name_variants.h"

#include <algorithm>

#include "actors/spelling.h"

namespace tabard {

namespace {

bool is_particle(std::string_view word) {
  for (const std::string_view each :
       {"al", "el", "bin", "ibn", "de", "da", "dos", "van", "von", "der", "jr", "jr.", "sr", "ii", "iii", "-"})
    if (word == each) return true;
  return false;
}

// A rough sound of a name: what differs between transliterations falls away. "Kadyrov" and "Qadirow" give one.
std::string skeleton(std::string_view word) {
  std::string sound;
  for (size_t i = 0; i < word.size(); ++i) {
    char c = word[i];
    const char next = i + 1 < word.size() ? word[i + 1] : '\0';
    if (c == '\'' || c == '-' || c == '`') continue;
    if (c == 'q' || c == 'c') c = next == 'h' && word[i] == 'c' ? 'C' : 'k';
    if (c == 'w') c = 'v';
    if (c == 'y' || c == 'j') c = 'i';
    if (c == 'p' && next == 'h') c = 'f';
    if (c == 'h' && i > 0) continue;
    if (c == 'e') c = 'i';
    if (c == 'o') c = 'u';
    if (!sound.empty() && sound.back() == c) continue;
    sound += c;
  }
  while (sound.size() > 3 && (sound.back() == 'i' || sound.back() == 'a' || sound.back() == 'u')) sound.pop_back();
  return sound;
}

bool is_same_sound(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (a.size() < 4 || b.size() < 4) return false;
  const std::string sound_a = skeleton(a), sound_b = skeleton(b);
  if (sound_a[0] != sound_b[0]) return false;
  if (sound_a == sound_b) return true;
  const size_t length = std::max(a.size(), b.size());
  const size_t limit = length >= 8 ? 2 : 1;
  return edit_distance(a, b, limit) <= limit || (length >= 5 && edit_distance(sound_a, sound_b, 1) <= 1 && sound_a.size() >= 4);
}

bool is_initial_of(std::string_view initial, std::string_view word) {
  const bool is_initial = initial.size() == 1 || (initial.size() == 2 && initial[1] == '.');
  return is_initial && !word.empty() && word[0] == initial[0];
}

bool is_compatible_given(std::string_view a, std::string_view b) {
  return a == b || is_initial_of(a, b) || is_initial_of(b, a) || (a.size() >= 3 && b.starts_with(a)) ||
         (b.size() >= 3 && a.starts_with(b)) || is_same_sound(a, b);
}

bool is_small_word(std::string_view word) {
  return word == "of" || word == "the" || word == "and" || word == "for" || word == "in" || word == "on" || word == "&" ||
         word == "de" || word == "la" || word == "'s";
}

bool is_acronym_of(std::string_view acronym, NameWords words) {
  if (acronym.size() < 2 || acronym.size() > 8 || words.size() < 2) return false;
  std::string short_form, long_form;  // without and with small words
  for (const std::string& word : words) {
    if (word.empty()) continue;
    long_form += word[0];
    if (!is_small_word(word)) short_form += word[0];
  }
  std::string letters(acronym);
  std::erase(letters, '.');
  return letters.size() >= 2 && (letters == short_form || letters == long_form);
}

}  // namespace

NameMatch match_person_names(NameWords name, NameWords known) {
  if (name.empty() || known.empty()) return NameMatch::none;
  if (std::equal(name.begin(), name.end(), known.begin(), known.end())) return NameMatch::exact;
  const NameWords& longer = name.size() >= known.size() ? name : known;
  const NameWords& shorter = name.size() >= known.size() ? known : name;

  if (shorter.size() == 1) {
    const std::string& word = shorter[0];
    if (word.size() < 2 || is_particle(word)) return NameMatch::none;
    if (longer.size() > 1) {
      if (word == longer.back()) return NameMatch::part;
      for (size_t i = 0; i < longer.size(); ++i)  // "Kim" of "Kim Jong Un", "Basilio" of "Basilio Ugarte"
        if (word == longer[i] && word.size() >= 2) return NameMatch::part;
    }
    // A double surname by half: "Nunda-Catumbela", "Nunda".
    for (const std::string& each : longer)
      if (const size_t hyphen = each.find('-'); hyphen != std::string::npos && word.size() >= 3)
        if (each.substr(0, hyphen) == word || each.substr(hyphen + 1) == word) return NameMatch::part;
    return is_same_sound(word, longer.back()) ? NameMatch::spelling : NameMatch::none;
  }
  // Both have given names: the surnames must agree, and every given name of the shorter one must find its like in order.
  const std::string& surname = shorter.back();
  const bool is_exact_surname = surname == longer.back();
  const bool is_part_surname =
      !is_exact_surname && (longer.back().starts_with(surname + "-") || surname.starts_with(longer.back() + "-"));
  if (!is_exact_surname && !is_part_surname && !is_same_sound(surname, longer.back())) {
    // "Amr bin Habrish" of "Amr bin Habrish Bawazir": the beginning of a longer name.
    if (longer.size() > shorter.size() && std::equal(shorter.begin(), shorter.end(), longer.begin())) return NameMatch::part;
    return NameMatch::none;
  }
  size_t at = 0;
  for (size_t i = 0; i + 1 < shorter.size(); ++i) {
    if (is_particle(shorter[i])) continue;
    while (at + 1 < longer.size() && !is_compatible_given(shorter[i], longer[at])) ++at;
    if (at + 1 >= longer.size()) return NameMatch::none;
    ++at;
  }
  return is_exact_surname ? NameMatch::part : NameMatch::spelling;
}

NameMatch match_body_names(NameWords name, NameWords known) {
  if (name.empty() || known.empty()) return NameMatch::none;
  if (std::equal(name.begin(), name.end(), known.begin(), known.end())) return NameMatch::exact;
  if (name.size() == 1 && is_acronym_of(name[0], known)) return NameMatch::part;
  if (known.size() == 1 && is_acronym_of(known[0], name)) return NameMatch::part;
  const NameWords& longer = name.size() >= known.size() ? name : known;
  const NameWords& shorter = name.size() >= known.size() ? known : name;
  // "the Vanguard" of "the Democratic Vanguard": the head and some of the words before it.
  if (shorter.back().size() < 4 || shorter.back() != longer.back()) {
    if (name.size() != known.size() || name.size() > 3) return NameMatch::none;
    for (size_t i = 0; i < name.size(); ++i)
      if (name[i] != known[i] && (name[i].size() < 7 || edit_distance(name[i], known[i], 1) > 1)) return NameMatch::none;
    return NameMatch::spelling;
  }
  size_t at = 0;
  for (const std::string& word : shorter) {
    while (at < longer.size() && longer[at] != word) ++at;
    if (at == longer.size()) return NameMatch::none;
    ++at;
  }
  return shorter.size() == longer.size() ? NameMatch::none : NameMatch::part;
}

}  // namespace tabard
