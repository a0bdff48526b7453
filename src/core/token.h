#pragma once
// Token and Sentence: the words of a document under the names that Universal Dependencies gives their fields.

#include <cstdint>
#include <string_view>

#include "core/deprel.h"
#include "core/span.h"
#include "core/upos.h"

namespace tabard {

// A syntactic word. "don't" is two tokens, "do" and "n't", each with its own span; the first has `joined` 2.
// Strings are views into the document's text, the reading's string pool or the model; all outlive the token.
struct Token {
  Span span;
  std::string_view form;   // the text at `span`, as written
  std::string_view lemma;  // "" until tagged
  std::string_view xpos;   // Penn tag
  std::string_view feats;  // "Number=Sing|Person=3", "" for none
  int32_t head = -1;       // index into Reading::tokens, of any sentence; -1: root
  Upos upos = Upos::X;
  Deprel deprel = Deprel::dep;
  uint8_t joined = 1;  // on the first word of a UD multiword token: how many words it joins; else 1 (or 0 on the further words)
  bool space_after = true;  // false where the next token follows without white space

  bool is_root() const { return head < 0; }
};

// A range of tokens, as `tabard read` prints it.
struct Sentence {
  Span span;           // without the white space around it
  uint32_t first = 0;  // tokens [first, end) of Reading::tokens
  uint32_t end = 0;
  // A sentence that a full stop broke off another ("... as saying. That the two countries ..."): the index of the one it
  // continues. Its root then has its head there, so that clauses read as if the stop were not. -1: stands by itself.
  int32_t continues = -1;

  uint32_t size() const { return end - first; }
};

}  // namespace tabard
