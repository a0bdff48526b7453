#pragma once
// Stories: reports that are copies of one another are one story, whoever printed them and whatever was cut or changed on the
// way.
//
//   Stories stories;
//   for (const Document& document : documents) {
//     const Placement placement = stories.add(document);   // {story, Kinship::syndicated, 0.86}
//   }
//
// Streaming: each report is placed once, when it comes, with the story of the earlier report that it is most like; stories
// never merge, so a number once given out stays. The same reports in the same order give the same stories. Less than 1 KB a
// report is kept. One thread at a time; sign_text() is the work, and any thread may do it before.

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/document.h"
#include "stories/text_signature.h"

namespace tabard {

// Of a report to the earlier one that it is most like.
enum class Kinship : uint8_t {
  first,       // like none: the first of its story
  exact,       // word for word; spaces and punctuation do not count
  syndicated,  // the same but for an agency line, a changed beginning or some words
  near,        // shortened or reworked: at least a quarter of all runs of three words in common
};

constexpr std::string_view to_string(Kinship kinship) {
  constexpr std::string_view names[] = {"first", "exact", "syndicated", "near"};
  return names[static_cast<size_t>(kinship)];
}

struct Placement {
  uint64_t story = 0;  // hash of the id of the story's first report: survives upgrades and other orders of what comes later
  Kinship kinship = Kinship::first;
  double likeness = 0;  // estimated share of runs of three words in common
};

class Stories {
 public:
  Stories();

  // Titles do not count: papers write their own.
  Placement add(const Document& document) { return add(document.id, sign_text(document.text)); }
  Placement add(std::string_view document_id, const TextSignature& signature);

  // The same in steps, for whoever keeps several of these: the story of the report that is most like, nothing where none is;
  std::optional<Placement> find(const TextSignature& signature) const;
  // a report and the story it was given. False, and nothing is kept, where a report of the same words is there: whatever is
  // like the one is like the other. To go on where an earlier run ended, enter all its reports in their order.
  bool enter(const TextSignature& signature, uint64_t story);
  // Takes a report out that was entered, as if it had never been there.
  void remove(const TextSignature& signature);

  size_t size() const { return by_words_.size(); }  // reports

 private:
  // Signatures are cut into bands of two minima. Texts with a band in common are compared.
  static constexpr uint32_t band_width = 2, bands = TextSignature::minima_count / band_width;
  static constexpr uint32_t none = UINT32_MAX;

  struct Report {
    TextSignature signature;
    uint64_t story = 0;
    bool is_removed = false;
  };
  struct Best {
    uint32_t report = none;
    double likeness = 0;
  };

  Best find_best(const TextSignature& signature) const;
  void grow();
  size_t bucket_of(const TextSignature& signature, uint32_t band) const;

  std::vector<Report> reports_;
  std::unordered_map<uint64_t, uint32_t> by_words_;  // hash of all words -> the first report of those words
  // Chains of reports by the hash of a band: heads_[bucket] is an entry, next_[entry] the one before; an entry is report *
  // bands + band.
  std::vector<uint32_t> heads_;
  std::vector<uint32_t> next_;
};

}  // namespace tabard
