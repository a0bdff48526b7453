#pragma once
// Attribution: who is said to have said what. core/attribution.h describes the result; the words are
// lexicon/attribution/verbs.tsv.
//
//   "Chile will leave, the minister said, citing a report."    the minister / said / "Chile will leave";
//                                                              a report / citing / the same
//   "The agency quoted radio as saying that he had left."      the agency / quoted / "radio as ... left";
//                                                              radio / saying / "as saying that he had left"
//   "He had left, radio was quoted by the agency as saying."   the agency / quoted / "He had left"; radio / saying / the same
// An outlet merely told something ("he told the agency") is no source.

#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/reading.h"
#include "core/tree.h"
#include "lexicon/lexicon.h"

namespace tabard {

// Made once from the lexicon, which must outlive it; shared by all threads.
class AttributionFinder {
 public:
  explicit AttributionFinder(const Lexicon& lexicon);

  // Needs trees and, for `source_mention`, mentions. In text order of the cues.
  std::vector<Attribution> find(const Reading& reading, const Tree& tree) const;

 private:
  class Search;
  enum class Cue : uint8_t { say, quote, phrase };
  struct Word {
    Cue cue;
    Origin origin;
  };
  bool is_cue(std::string_view lemma, Cue kind) const;
  void add_quotation(const Search& search, uint32_t verb, std::vector<Attribution>& found) const;
  void add_quoted_saying(const Search& search, uint32_t verb, uint32_t saying, uint32_t quoted, bool is_passive,
                         std::vector<Attribution>& found) const;
  void add_saying(const Search& search, uint32_t verb, std::vector<Attribution>& found) const;
  void add_phrase(const Search& search, uint32_t noun, std::vector<Attribution>& found) const;

  std::unordered_map<std::string_view, Word> words_;  // by lemma, or the words of a phrase
};

}  // namespace tabard
