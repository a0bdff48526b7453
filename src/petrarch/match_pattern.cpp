#include "petrarch/match_pattern.h"

#include <algorithm>

namespace tabard {
namespace {

enum class Side : bool { before, after };

// One side of the verb. Items are tried from the verb outward; an item that is not joined may pass over words.
class SideMatcher {
 public:
  SideMatcher(const std::vector<PatternItem>& items, const VerbDictionary& verbs, const PhraseStructure& structure,
              std::span<const uint32_t> words, Side side)
      : items_(items),
        verbs_(verbs),
        structure_(structure),
        words_(words),
        side_(side),
        failed_((items.size() + 1) * (words.size() + 1), false) {}

  bool match(PatternRoles& roles) { return match_from(0, 0, roles); }

 private:
  // Depth is the number of items, which a line of the dictionary bounds; what failed once is not tried again.
  bool match_from(size_t item, size_t at, PatternRoles& roles) {
    if (item == items_.size()) return true;
    const size_t key = item * (words_.size() + 1) + at;
    if (failed_[key]) return false;
    const PatternItem& wanted = items_[item];
    const bool is_match = wanted.what == PatternItem::What::word || wanted.what == PatternItem::What::synset
                              ? match_words(item, at, roles)
                              : match_phrase(item, at, roles);
    if (!is_match) failed_[key] = true;
    return is_match;
  }

  bool match_words(size_t item, size_t at, PatternRoles& roles) {
    const PatternItem& wanted = items_[item];
    const size_t last = wanted.is_joined ? std::min(at + 1, words_.size()) : words_.size();
    for (size_t i = at; i < last; ++i) {
      if (wanted.what == PatternItem::What::word) {
        if (text(i) == wanted.text && match_from(item + 1, i + 1, roles)) return true;
        continue;
      }
      for (const VerbDictionary::Words& run : verbs_.synset(wanted.synset))
        if (stands_at(run, i) && match_from(item + 1, i + run.size(), roles)) return true;
    }
    return false;
  }

  bool match_phrase(size_t item, size_t at, PatternRoles& roles) {
    const PatternItem& wanted = items_[item];
    for (size_t i = at; i < words_.size(); ++i) {
      const int32_t phrase = phrase_at(i);
      if (phrase < 0 || (wanted.what == PatternItem::What::both && !is_compound(phrase))) {
        if (wanted.is_joined) return false;
        continue;
      }
      size_t end = i;
      while (end < words_.size() && phrase_at(end) == phrase) ++end;
      PatternRoles found = roles;
      if (wanted.what == PatternItem::What::source) found.source = phrase;
      if (wanted.what == PatternItem::What::target) found.target = phrase;
      if (wanted.what == PatternItem::What::both) found.both = phrase;
      if (!match_from(item + 1, end, found)) return false;
      roles = found;
      return true;
    }
    return false;
  }

  bool stands_at(const VerbDictionary::Words& run, size_t at) const {
    if (run.empty() || at + run.size() > words_.size()) return false;
    for (size_t i = 0; i < run.size(); ++i)
      if (text(at + i) != (side_ == Side::after ? run[i] : run[run.size() - 1 - i])) return false;
    return true;
  }

  const std::string& text(size_t i) const { return structure_.words[words_[i]].text; }
  int32_t phrase_at(size_t i) const { return structure_.words[words_[i]].phrase; }
  bool is_compound(int32_t phrase) const { return structure_.phrases[static_cast<size_t>(phrase)].is_compound; }

  const std::vector<PatternItem>& items_;
  const VerbDictionary& verbs_;
  const PhraseStructure& structure_;
  std::span<const uint32_t> words_;
  Side side_;
  std::vector<bool> failed_;
};

}  // namespace

std::optional<PatternRoles> match_pattern(const VerbPattern& pattern, const VerbDictionary& verbs,
                                          const PhraseStructure& structure, std::span<const uint32_t> before,
                                          std::span<const uint32_t> after) {
  PatternRoles roles;
  if (!SideMatcher(pattern.before, verbs, structure, before, Side::before).match(roles)) return std::nullopt;
  if (!SideMatcher(pattern.after, verbs, structure, after, Side::after).match(roles)) return std::nullopt;
  return roles;
}

}  // namespace tabard
