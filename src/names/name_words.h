#pragma once
// NameWords: the words of a document as runs of names and their features see them: each with the key by which NameTables knows
// it.

#include <cstdint>
#include <vector>

#include "core/reading.h"
#include "core/tree.h"
#include "names/name_tables.h"

namespace tabard {

class NameWords {
 public:
  // All must outlive this.
  NameWords(const Reading& reading, const Tree& tree, const NameTables& tables);

  const Reading& reading;
  const Tree& tree;
  const NameTables& tables;

  const Token& operator[](uint32_t token) const { return reading.tokens[token]; }
  // name_key() of a word; of a word without letters and digits a hash of its bytes.
  uint64_t key(uint32_t token) const { return keys_[token]; }
  // name_key() of the words [first, end) as a text would have them: "Sana", "'a", "-", "Old", "City".
  uint64_t key(uint32_t first, uint32_t end) const;
  Senses senses(uint32_t token) const { return tables.by_key(keys_[token]); }
  // Is the word in that class of names/words.tsv?
  bool is(uint32_t token, Sense sense) const { return senses(token).has(sense); }

 private:
  std::vector<uint64_t> keys_;
};

// Begins with a letter in upper case.
bool is_capitalized(std::string_view form);

}  // namespace tabard
