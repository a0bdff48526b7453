#include "places/toponyms.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "text/name_key.h"

// A name of the index counts as a toponym if its case fits and nothing around it speaks for a person or an organization:
//
//   "Paris Hilton said"         a capitalised name goes on: no place, unless a word for a place follows ("Paris Airport")
//   "Mr. Jackson", "Ali Hassan" a title or a first name stands before: no place
//   "Washington Post"           the tagger holds the whole for an organization: no place
//   "Mobile", "Nice", "Lincoln" doubtful names (places/doubtful.tsv) and small towns need a sign: a preposition, ", Alabama",
//   the tagger

namespace tabard {
namespace {

template <size_t n>
bool is_one_of(std::string_view word, const std::array<std::string_view, n>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return is_same_name(w, word); });
}

// Before a place, hardly ever before a person.
constexpr std::array<std::string_view, 22> prepositions = {
    "in",  "at",   "near", "outside", "across", "around", "throughout", "inside",  "into",   "toward", "towards",
    "via", "from", "to",   "through", "of",     "over",   "off",        "between", "beyond", "within", "above"};
// Weaker: "from", "to", "of" also stand before persons, but these towns do less so in lower lists.
constexpr std::array<std::string_view, 12> strong_prepositions = {
    "in", "at", "near", "outside", "across", "around", "inside", "throughout", "into", "toward", "towards", "via"};
constexpr std::array<std::string_view, 46> titles = {
    "Mr",         "Mrs",       "Ms",        "Miss",     "Dr",          "Prof",         "Professor", "Sir",
    "Lord",       "Lady",      "President", "Senator",  "Sen",         "Rep",          "Gov",       "Governor",
    "Gen",        "General",   "Col",       "Colonel",  "Capt",        "Captain",      "Lt",        "Sgt",
    "Sergeant",   "Major",     "Maj",       "Minister", "Chancellor",  "Judge",        "Justice",   "Sheikh",
    "King",       "Queen",     "Prince",    "Princess", "Pope",        "Cardinal",     "Bishop",    "Rabbi",
    "Ambassador", "Secretary", "Chairman",  "Mayor",    "Congressman", "Congresswoman"};
// A place goes on with these and stays a place.
constexpr std::array<std::string_view, 44> place_nouns = {
    "City",          "Province", "Region",     "State",     "County",    "District", "Governorate", "Oblast",  "Airport",
    "River",         "Valley",   "Island",     "Islands",   "Peninsula", "Bay",      "Harbour",     "Harbor",  "Port",
    "Road",          "Street",   "Square",     "Mountains", "Delta",     "Strait",   "Border",      "Highway", "Bridge",
    "Canal",         "Coast",    "Prefecture", "Republic",  "Territory", "Hospital", "Stadium",     "Prison",  "Police",
    "International", "Governor", "Mayor",      "Senator",   "Gov",       "Sen",      "Rep",         "Corridor"};
// Before a place, part of no other name.
constexpr std::array<std::string_view, 26> place_prefixes = {
    "North",        "South",   "East",         "West",      "Northern",     "Southern",     "Eastern",
    "Western",      "Central", "Northeast",    "Northwest", "Southeast",    "Southwest",    "Greater",
    "Downtown",     "Upper",   "Lower",        "Rural",     "Northeastern", "Northwestern", "Southeastern",
    "Southwestern", "Inner",   "Metropolitan", "Occupied",  "Old"};
constexpr std::array<std::string_view, 30> connectors = {"of", "the", "and", "de",   "del",  "da", "do", "dos", "das", "du",
                                                         "la", "le",  "las", "les",  "los",  "al", "el", "en",  "es",  "ez",
                                                         "au", "aux", "sur", "sous", "upon", "am", "an", "i",   "e",   "na"};

// "in March" is never the town.
constexpr std::array<std::string_view, 12> months = {"January", "February", "March",     "April",   "May",      "June",
                                                     "July",    "August",   "September", "October", "November", "December"};

bool is_month(std::string_view word) {
  return is_one_of(word, months);
}

// Anything but punctuation.
bool has_letter(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }) ||
         (!word.empty() && static_cast<unsigned char>(word[0]) >= 0xC3 && static_cast<unsigned char>(word[0]) < 0xE2);
}

constexpr double small_town = 150'000;  // people; smaller ones need a sign that a place is meant

class Finder {
 public:
  Finder(const Reading& reading, const PlaceIndex& index)
      : reading_(reading), index_(index), name_at_(reading.tokens.size(), -1) {
    for (size_t i = 0; i < reading.names.size(); ++i) {
      const Name& name = reading.names[i];
      for (uint32_t t = name.first; t < name.end && t < name_at_.size(); ++t) name_at_[t] = static_cast<int32_t>(i);
      if (name.kind == Kind::person && name.end - name.first > 1) surnames_.insert(name_key(form(name.end - 1)));
      if (name.kind == Kind::place) tagged_places_.insert(name_key(text_of(name.first, name.end)));
    }
  }

  std::vector<Toponym> run() {
    for (const Sentence& sentence : reading_.sentences) {
      sentence_ = &sentence;
      is_headline_ = is_headline();
      for (uint32_t i = sentence.first; i < sentence.end;) {
        const uint32_t next = find_at(i);
        i = next > i ? next : i + 1;
      }
    }
    drop_unsupported();
    return std::move(found_);
  }

 private:
  std::string_view form(uint32_t token) const { return reading_.tokens[token].form; }
  std::string_view text_of(uint32_t first, uint32_t end) const {
    return Span{reading_.tokens[first].span.start, reading_.tokens[end - 1].span.end}.in(reading_.text());
  }
  bool has_before(uint32_t token) const { return token > sentence_->first; }
  bool has(uint32_t token) const { return token < sentence_->end; }
  const Name* name_at(uint32_t token) const {
    return name_at_[token] < 0 ? nullptr : &reading_.names[static_cast<size_t>(name_at_[token])];
  }

  // Most longer words begin in upper case, as headlines' do: case then tells little.
  bool is_headline() const {
    uint32_t words = 0, upper = 0;
    for (uint32_t i = sentence_->first; i < sentence_->end; ++i) {
      if (form(i).size() < 4) continue;
      ++words;
      if (begins_upper(form(i))) ++upper;
    }
    return words >= 4 && upper * 10 >= words * 7;
  }

  // Longest name that begins at `first`; the token after it, or `first` if there is none.
  uint32_t find_at(uint32_t first) {
    if (!begins_upper(form(first))) return first;
    uint32_t last_end = std::min(first + 1, sentence_->end);
    while (has(last_end) && last_end - first < PlaceIndex::longest && may_go_on(last_end)) ++last_end;
    for (uint32_t end = last_end; end > first; --end) {
      const Span span{reading_.tokens[first].span.start, reading_.tokens[end - 1].span.end};
      if (try_name(first, end, span)) return end;
    }
    return try_hyphenated(first) ? first + 1 : first;
  }

  bool may_go_on(uint32_t token) const {
    const std::string_view word = form(token);
    return begins_upper(word) || word == "-" || word.starts_with('\'') || word == "\u2019" || word == "." || word == "&" ||
           (!word.empty() && word[0] >= 'a' && word[0] <= 'z' &&
            (is_one_of(word.substr(0, word.find('-')), connectors) || !reading_.tokens[token - 1].space_after));
  }

  // "Paris-based", where the tokens keep it in one piece.
  bool try_hyphenated(uint32_t token) {
    const std::string_view word = form(token);
    const size_t hyphen = word.find('-');
    if (hyphen == std::string_view::npos || hyphen < 2 || hyphen + 1 >= word.size()) return false;
    const Span whole = reading_.tokens[token].span;
    return try_name(token, token + 1, {whole.start, whole.start + static_cast<uint32_t>(hyphen)});
  }

  bool try_name(uint32_t first, uint32_t end, Span span) {
    span.end -= trailing_marks(span.in(reading_.text()));
    const std::string_view text = span.in(reading_.text());
    auto entries = index_.find(text);
    if (!entries.empty()) entries = as_written(first, end, text, entries);
    if (entries.empty() || (!has_letter(form(end - 1)) && !entries.front().is_abbreviation) || is_month(text)) return false;
    Toponym toponym{first, end, span, entries, false, false};
    toponym.is_after_preposition = is_after_preposition(first);
    const Name* name = name_at(first);
    toponym.is_named_place = name != nullptr && name->kind == Kind::place &&
                             (!entries.front().is_doubtful || (name->first == first && name->end == end));
    if (!is_plausible(toponym)) return false;
    found_.push_back(toponym);
    return true;
  }

  // Bytes of the quotation marks that a careless writer left at a name.
  static uint32_t trailing_marks(std::string_view text) {
    size_t end = text.size();
    while (end > 0) {
      const std::string_view left = text.substr(0, end);
      if (left.ends_with("\u2018") || left.ends_with("\u2019"))
        end -= 3;
      else if (left.ends_with('\'') || left.ends_with('-'))
        end -= 1;
      else
        break;
    }
    return static_cast<uint32_t>(text.size() - end);
  }

  // Those of the entries that the writing allows: "Fla." with its full stop after a comma, "UAE" and ", TX" in capitals, and
  // every other name with capitals where the lexicon has them.
  std::span<const PlaceIndex::Entry> as_written(uint32_t first, uint32_t end, std::string_view text,
                                                std::span<const PlaceIndex::Entry> entries) const {
    const bool is_after_comma = has_before(first) && form(first - 1) == ",";
    const bool has_stop = text.ends_with('.') || (has(end) && form(end) == "." && !reading_.tokens[end].space_after);
    const auto count = [&](size_t from, auto&& is_kind) {
      size_t n = 0;
      while (from + n < entries.size() && is_kind(entries[from + n])) ++n;
      return n;
    };
    const size_t short_forms = count(0, [](const PlaceIndex::Entry& e) { return e.is_abbreviation; });
    const size_t capitals = count(short_forms, [](const PlaceIndex::Entry& e) { return e.is_capitals; });
    if (short_forms > 0 && is_after_comma && has_stop) return entries.first(short_forms);
    const bool is_in_capitals = std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (capitals > 0 && is_in_capitals) {
      const bool is_state_code = index_.row(entries[short_forms].row).precision == Place::Precision::region && text.size() == 2;
      if (!is_state_code || is_after_comma) return entries.subspan(short_forms, capitals);
    }
    const auto plain = entries.subspan(short_forms + capitals);
    if (plain.empty() || (is_in_capitals && text.size() <= 3)) return {};
    const bool is_case_right = begins_upper(last_word(form(end - 1))) || end - first == 1 ||
                               !reading_.tokens[end - 2].space_after || !begins_upper(last_word(plain.front().name));
    return is_case_right ? plain : std::span<const PlaceIndex::Entry>{};
  }

  static std::string_view last_word(std::string_view name) { return name.substr(name.find_last_of(" -") + 1); }

  // "in Paris", "in northern Iraq", "in the Crimea".
  bool is_after_preposition(uint32_t first) const {
    for (uint32_t back = 1; back <= 3 && first >= sentence_->first + back; ++back) {
      const std::string_view word = form(first - back);
      if (is_one_of(word, prepositions)) return true;
      if (!is_one_of(word, place_prefixes) && !is_same_name(word, "the")) return false;
    }
    return false;
  }

  bool is_plausible(const Toponym& t) const {
    const Name* name = name_at(t.first);
    const bool is_whole_name = name != nullptr && name->first == t.first && name->end == t.end;
    if (name != nullptr && !is_whole_name && name->kind != Kind::place && name->first <= t.first && name->end >= t.end) {
      // inside a longer name of somebody: "Paris Hilton", "Bank of England"; but not with a place noun after ("Kabul Police")
      return name->kind == Kind::organization && t.first == name->first && has(t.end) && is_one_of(form(t.end), place_nouns) &&
             !is_doubtful(t);
    }
    if (is_whole_name && name->kind == Kind::person && !tagged_places_.contains(t.entries.front().key)) {
      // the tagger may err: "Aleppo" alone is sooner the town than somebody, "Georgia" and "Lincoln" are not
      const bool is_of_several = t.entries.size() > 1;
      if (is_doubtful(t) || is_small(t) || (is_of_several && !t.is_after_preposition && !is_famous(t))) return false;
      if (is_country(t) && is_of_several && !t.is_after_preposition) return false;
    }
    if (t.end - t.first == 1 && surnames_.contains(t.entries.front().key) && !is_country(t) && !is_followed_by_place(t))
      return false;
    if (is_named_by_neighbours(t)) return false;
    return true;
  }

  // A title or a name stands right before, or the name goes on.
  bool is_named_by_neighbours(const Toponym& t) const {
    if (has_before(t.first)) {
      const uint32_t before = t.first - 1;
      const std::string_view word = form(before);
      if (is_one_of(word, titles) && !is_country(t)) return true;
      if (!is_headline_ && begins_upper(word) && reading_.tokens[before].upos == Upos::PROPN &&
          !is_one_of(word, place_prefixes) && !is_country(t) && !is_place_end(before) && !t.is_named_place)
        return true;
      if (word == "&") return true;
    }
    if (has(t.end)) {
      const Token& after = reading_.tokens[t.end];
      if (!is_headline_ && begins_upper(after.form) && after.upos == Upos::PROPN && !is_one_of(after.form, place_nouns) &&
          !is_one_of(after.form, titles) && !t.is_named_place && !reading_.names.empty() && name_at(t.end) != nullptr &&
          name_at(t.end)->first <= t.first)
        return true;
      if (!is_headline_ && begins_upper(after.form) && after.upos == Upos::PROPN && !is_one_of(after.form, place_nouns) &&
          !is_one_of(after.form, titles) && !t.is_named_place && index_.find(after.form).empty() && !is_country(t))
        return true;
      if (after.form == "&") return true;
    }
    return false;
  }

  bool is_place_end(uint32_t token) const { return !found_.empty() && found_.back().end == token + 1; }
  bool is_country(const Toponym& t) const { return index_.row(t.entries.front().row).precision >= Place::Precision::country; }
  bool is_doubtful(const Toponym& t) const { return t.entries.front().is_doubtful; }
  bool is_famous(const Toponym& t) const {
    return std::any_of(t.entries.begin(), t.entries.end(), [&](const PlaceIndex::Entry& e) {
      return index_.row(e.row).is_own || index_.row(e.row).population >= 1e6;
    });
  }
  bool is_small(const Toponym& t) const {
    return std::all_of(t.entries.begin(), t.entries.end(), [&](const PlaceIndex::Entry& e) {
      const PlaceIndex::Row& row = index_.row(e.row);
      return !row.is_own && row.precision == Place::Precision::city && row.population < small_town;
    });
  }
  // "Reading, England": a comma, then a region or a country.
  bool is_followed_by_place(const Toponym& t) const {
    if (t.end + 1 >= reading_.tokens.size() || form(t.end) != ",") return false;
    for (uint32_t end = std::min<uint32_t>(t.end + 4, static_cast<uint32_t>(reading_.tokens.size())); end > t.end + 1; --end) {
      const Span span{reading_.tokens[t.end + 1].span.start, reading_.tokens[end - 1].span.end};
      for (const PlaceIndex::Entry& e : index_.find(span.in(reading_.text())))
        if (index_.row(e.row).precision >= Place::Precision::region) return begins_upper(form(t.end + 1));
    }
    return false;
  }

  // Second look, when all countries of the report are known: doubtful names and small towns without a sign go.
  void drop_unsupported() {
    std::unordered_set<std::string_view> countries;
    for (const Token& token : reading_.tokens)
      if (begins_upper(token.form))
        if (const std::string_view nation = index_.nation(token.form); !nation.empty()) countries.insert(nation);
    for (const Toponym& t : found_)
      if (!is_small(t) && !is_doubtful(t)) countries.insert(index_.row(t.entries.front().row).country);
    const auto is_unsupported = [&](const Toponym& t) {
      const Token& token = reading_.tokens[t.first];
      const bool is_first = reading_.sentences[reading_.sentence_of(t.first)].first == t.first;
      const bool is_proper = token.upos == Upos::PROPN || token.upos == Upos::X;
      if (is_followed_by_place(t) || t.is_named_place) return false;
      const bool is_strong = t.first > 0 && is_one_of(reading_.tokens[t.first - 1].form, strong_prepositions);
      if (is_doubtful(t)) return !(is_proper && is_strong && !is_first);
      if (is_country(t)) return false;
      if (is_first && !is_proper && t.end - t.first == 1) return true;
      if (!is_small(t)) return false;
      const bool is_at_home = std::any_of(t.entries.begin(), t.entries.end(), [&](const PlaceIndex::Entry& e) {
        return countries.contains(index_.row(e.row).country);
      });
      return !(is_proper && (is_strong || (is_at_home && (t.is_after_preposition || t.end - t.first > 1))));
    };
    std::erase_if(found_, is_unsupported);
  }

  const Reading& reading_;
  const PlaceIndex& index_;
  std::vector<int32_t> name_at_;                // token -> index into reading.names
  std::unordered_set<uint64_t> surnames_;       // of persons named in full
  std::unordered_set<uint64_t> tagged_places_;  // names that the tagger holds for places somewhere
  const Sentence* sentence_ = nullptr;
  bool is_headline_ = false;
  std::vector<Toponym> found_;
};

}  // namespace

std::vector<Toponym> find_toponyms(const Reading& reading, const PlaceIndex& index) {
  return Finder(reading, index).run();
}

}  // namespace tabard
