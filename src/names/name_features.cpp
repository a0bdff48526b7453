#include "names/name_features.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string>
#include <utility>

#include "base/utf8.h"

namespace tabard {
namespace {

constexpr std::array person_senses = {Sense::given, Sense::surname, Sense::leader, Sense::person};
constexpr std::array place_senses = {Sense::country, Sense::metropolis, Sense::city, Sense::town, Sense::region, Sense::place};
constexpr Senses role_senses = Senses(Sense::role_person) | Sense::role_organization | Sense::role_group;
// What is worth knowing of the word behind a comma or bracket.
constexpr Senses beside_senses =
    Senses(Sense::country) | Sense::region | Sense::metropolis | Sense::organization | Sense::given | Sense::own_place;
// Relations of dependents that tell what their head is.
constexpr std::array telling = {Deprel::case_, Deprel::det,      Deprel::appos,     Deprel::nmod_desc,
                                Deprel::amod,  Deprel::compound, Deprel::nmod_poss, Deprel::acl_relcl,
                                Deprel::nmod,  Deprel::flat,     Deprel::conj,      Deprel::cop};

uint64_t hash_lower(std::string_view text) {
  uint64_t hash = 14695981039346656037u;
  for (const char c : text)
    hash = (hash ^ static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c)) * 1099511628211u;
  return hash;
}

// "Kim" Xx, "UNESCO" capitals of six letters or more, "McKay" camel, "the" lower, "3M" other
uint32_t shape(std::string_view form) {
  enum Shape : uint32_t { Xx, camel, lower, other, capitals };
  size_t letters = 0, uppers = 0, others = 0;
  for (size_t at = 0; at < form.size();) {
    const char32_t c = next_code_point(form, at);
    if (!is_letter(c)) ++others;
    ++letters;
    if (is_upper(c)) ++uppers;
  }
  if (letters > 1 && uppers > 0 && uppers + others == letters)
    return capitals + static_cast<uint32_t>(std::min<size_t>(letters, 6));
  if (is_capitalized(form)) return uppers > 1 ? camel : Xx;
  return others == 0 ? lower : other;
}

bool is_initial(std::string_view form) {
  return (form.size() == 1 || (form.size() == 2 && form[1] == '.')) && form[0] >= 'A' && form[0] <= 'Z';
}

class FeatureFinder {
 public:
  FeatureFinder(const NameWords& words, const NameRun& run, std::vector<uint32_t>& features)
      : words_(words),
        run_(run),
        sentence_(words.reading.sentences[run.sentence]),
        features_(features),
        count_(run.end - run.first),
        size_(std::min(count_, 3u)) {}

  void run() {
    features_.clear();
    add(feature("always"));
    add(feature("words", size_));
    tables();
    letters();
    neighbours();
    governor();
    dependents();
  }

 private:
  void add(uint32_t hash) { features_.push_back(hash); }
  void add(std::string_view name, uint64_t value) { add(feature(name, value)); }
  // One feature for each of the senses.
  void add_senses(uint32_t name, Senses senses) {
    for (uint32_t bits = senses.bits(); bits != 0; bits &= bits - 1)
      add(feature(name, static_cast<uint32_t>(std::countr_zero(bits))));
  }
  Senses names(uint32_t token) const { return words_.senses(token) & naming_senses; }

  void tables() {
    const uint32_t first = run_.first, last = run_.end - 1;
    const Senses whole = words_.tables.by_key(words_.key(run_.first, run_.end)) & naming_senses;
    add_senses(feature("whole"), whole);
    add_senses(feature("whole with size", size_), whole);
    if (whole.is_empty()) add("whole unknown", size_);
    for (const Sense person : person_senses)
      for (const Sense place : place_senses)
        if (whole.has(person) && whole.has(place))
          add("whole both", static_cast<uint64_t>(person) * 32 + static_cast<uint64_t>(place));
    if (count_ == 1) {
      add("word", words_.key(first));
      return;
    }
    const Senses begins = names(first), ends = names(last);
    add_senses(feature("first word is"), begins);
    add_senses(feature("last word is"), ends);
    if (begins.has(Sense::given)) add("given name and", size_ * 4 + (ends.has(Sense::surname) ? 2 : ends.is_empty() ? 1 : 0));
    if (count_ == 2 && begins.is_empty() && ends.is_empty()) add(feature("both unknown"));
    add("last word", words_.key(last));
    add("first word", words_.key(first));
    bool has_initial = is_initial(words_[first].form), has_given = names(last).has(Sense::given);
    for (uint32_t i = first + 1; i < last; ++i) {
      add("inner word", words_.key(i));
      has_initial |= is_initial(words_[i].form);
      has_given |= names(i).has(Sense::given);
    }
    if (has_initial) add(feature("initial"));
    if (has_given) add(feature("inner given name"));
  }

  void letters() {
    const std::string_view last = words_[run_.end - 1].form;
    add("three last letters", hash_lower(last.substr(last.size() - std::min<size_t>(3, last.size()))));
    add("two last letters", hash_lower(last.substr(last.size() - std::min<size_t>(2, last.size()))));
    const uint32_t first_shape = shape(words_[run_.first].form);
    add("shape", size_ * 16 + first_shape);
    uint64_t shapes = 0;
    for (uint32_t i = 0; i < size_; ++i) shapes = shapes * 16 + shape(words_[run_.first + i].form) + 1;
    add("shapes", shapes);
    bool has_capital = false, has_digit = false;
    for (uint32_t i = run_.first; i < run_.end; ++i) {
      has_capital |= is_capitalized(words_[i].form);
      has_digit |= words_[i].form.find_first_of("0123456789") != std::string_view::npos;
    }
    if (!has_capital) add(feature("no capital"));
    if (has_digit) add(feature("digit"));
    if (words_[run_.end - 1].xpos == "NNPS") add("plural", size_);
    add("upos", static_cast<uint64_t>(words_[run_.head].upos));
  }

  // The word at `offset` before or behind the run; 0 beyond the sentence.
  uint64_t before(uint32_t offset) const {
    return run_.first >= sentence_.first + offset ? words_.key(run_.first - offset) : 0;
  }
  uint64_t behind(uint32_t offset) const { return run_.end + offset <= sentence_.end ? words_.key(run_.end + offset - 1) : 0; }

  void neighbours() {
    add("before", before(1));
    add("behind", behind(1));
    add("two before", before(2) * 31 + before(1));
    add("two behind", behind(2) * 31 + behind(1));
    if (run_.first > sentence_.first) {
      const uint32_t previous = run_.first - 1;
      const Senses senses = words_.senses(previous);
      if (senses.has(Sense::title)) add(feature("title before"));
      add_senses(feature("role before"), senses & role_senses);
      if (words_[previous].xpos == "NNP" || words_[previous].xpos == "NNPS") add(feature("proper noun before"));
      if (is_gap(previous) && previous > sentence_.first)
        add_senses(feature(feature("before the mark"), words_.key(previous)), words_.senses(previous - 1) & beside_senses);
    }
    if (run_.end + 1 < sentence_.end && is_gap(run_.end))
      add_senses(feature(feature("behind the mark"), words_.key(run_.end)), words_.senses(run_.end + 1) & beside_senses);
    if (count_ == sentence_.size())
      add(feature("whole sentence"));
    else if (is_all_but_punctuation())
      add(feature("whole sentence but punctuation"));
    if (run_.first == sentence_.first) add(feature("begins the sentence"));
  }

  bool is_gap(uint32_t token) const {
    const std::string_view form = words_[token].form;
    return form == "," || form == "(" || form == "-" || form == "/";
  }

  bool is_all_but_punctuation() const {
    for (uint32_t i = sentence_.first; i < sentence_.end; ++i)
      if ((i < run_.first || i >= run_.end) && words_[i].upos != Upos::PUNCT) return false;
    return true;
  }

  void governor() {
    const Token& head = words_[run_.head];
    const auto deprel = static_cast<uint64_t>(head.deprel);
    add("deprel", deprel);
    if (head.head < static_cast<int32_t>(sentence_.first) || head.head >= static_cast<int32_t>(sentence_.end)) return;
    const auto governor = static_cast<uint32_t>(head.head);
    const uint64_t lemma = hash_lower(words_[governor].lemma);
    add("governor", lemma + deprel);
    add("governor's upos", static_cast<uint64_t>(words_[governor].upos) * 64 + deprel);
    const bool is_beside = head.deprel == Deprel::appos || head.deprel == Deprel::conj || head.deprel == Deprel::flat ||
                           head.deprel == Deprel::list;
    if (is_beside) add_senses(feature("governor is", deprel), names(governor));
    add_senses(feature("governor's role", deprel), words_.tables(words_[governor].lemma) & role_senses);
  }

  void dependents() {
    for (const uint32_t child : words_.tree.children(run_.head)) {
      if (child < sentence_.first || child >= sentence_.end || (child >= run_.first && child < run_.end)) continue;
      const Token& token = words_[child];
      if (std::find(telling.begin(), telling.end(), token.deprel) == telling.end()) continue;
      const auto deprel = static_cast<uint64_t>(token.deprel);
      add("has", deprel);
      add("has word", hash_lower(token.lemma) + deprel);
      add_senses(feature("has role", deprel), words_.tables(token.lemma) & role_senses);
      if (token.deprel == Deprel::appos || token.deprel == Deprel::conj || token.deprel == Deprel::nmod)
        add_senses(feature("has name", deprel), names(child));
      if (token.deprel == Deprel::acl_relcl)
        for (const uint32_t word : words_.tree.children(child))
          if (words_[word].lemma == "who") add(feature("who"));
    }
  }

  const NameWords& words_;
  const NameRun& run_;
  const Sentence& sentence_;
  std::vector<uint32_t>& features_;
  const uint32_t count_, size_;
};

}  // namespace

void find_features(const NameWords& words, const NameRun& run, std::vector<uint32_t>& features) {
  FeatureFinder(words, run, features).run();
}

}  // namespace tabard
