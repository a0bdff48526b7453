#pragma once
// Attribution: who is said to have said what. core/attribution.h describes the result; the words are
// lexicon/attribution/verbs.tsv.
//
//   "Chile will leave, the minister said, citing a report."   the minister / said / "Chile will leave"; a report / citing / the
//   same "The agency quoted radio as saying that he had left."     the agency / quoted / "radio as ... left"; radio / saying /
//   "that he had left"
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
  enum class Cue : uint8_t { say, quote, phrase };
  struct Word {
    Cue cue;
    Origin origin;
  };
  std::unordered_map<std::string_view, Word> words_;
};

}  // namespace tabard
