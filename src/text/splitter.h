#pragma once
// Splitter: a document's text -> its sentences and tokens, the first layer of a Reading.
//
// "Gen. Abe left. \"Go home,\" he said." -> two sentences. A blank line always ends one; whether a line end, a stop, a heading
// does is told by a linear classifier over the words around the gap (section "splitter" of the model). Integer arithmetic: the
// same on every CPU. Immutable and shared by all threads.

#include "base/section_file.h"
#include "core/reading.h"

namespace tabard {

class Splitter {
 public:
  // `file` must outlive the splitter.
  static Result<Splitter> load(const SectionFile& file);

  // Fills sentences and tokens (form, span, joined, space_after) from the document's text. Time linear in the text.
  void split(Reading& reading) const;

 private:
  Matrix<int8_t> weights_;  // one a row of BoundaryFeatures
};

}  // namespace tabard
