#pragma once
// Grammar: questions about a Universal Dependencies tree that rules, status and assembly all ask: who is the subject of this
// verb, though the sentence says it elsewhere; is it passive; which words are coordinated.
//
// "The envoy who flew to Lima met the king and left": the subject of flew, met and left is "envoy".
// Made for one document; the Reading and the Tree must outlive it. The tree spans sentences that continue one another.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/one_of.h"
#include "base/utf8.h"
#include "core/reading.h"
#include "core/tree.h"

namespace tabard {

using TokenList = std::vector<uint32_t>;

class Grammar {
 public:
  Grammar(const Reading& reading, const Tree& tree);

  const Reading& reading() const { return reading_; }
  const Tree& tree() const { return tree_; }
  const Token& token(uint32_t index) const { return reading_.tokens[index]; }

  // First child with that relation (any of several); -1 if there is none.
  int32_t child(uint32_t head, std::initializer_list<Deprel> relations) const;
  bool has_child_lemma(uint32_t head, std::initializer_list<std::string_view> lemmas) const;

  // `head` and what is coordinated with it, in text order.
  TokenList with_conjuncts(uint32_t head) const;

  bool is_passive(uint32_t verb) const;

  // The word that stands before the verb as its subject, whatever the voice; found through coordination, control, relative and
  // participle clauses. [] where nobody is named.
  TokenList surface_subjects(uint32_t verb) const { return surface_subjects(verb, 0); }

  // Who does it; what it is done to; to whom it is given. Passives are turned round.
  TokenList subjects(uint32_t verb) const;
  TokenList objects(uint32_t verb) const;
  TokenList receivers(uint32_t verb) const;

  // The preposition that introduces a phrase, lower-cased, with its further words ("on behalf of"); "" if there is none.
  std::string preposition(uint32_t head) const;

  // Phrases hanging on `head` with that preposition.
  TokenList phrases(uint32_t head, std::string_view preposition) const;

  // Heads of the clauses that complete a verb, noun or adjective: "to ...", "that ...", "...ing".
  TokenList complements(uint32_t head) const;

  // Whether `token` hangs, at any distance, below `ancestor`.
  bool is_below(uint32_t token, uint32_t ancestor) const;

  // Whether a token denies its verb: "longer" of "will no longer buy".
  bool is_no_longer(uint32_t index) const {
    return index > 0 && to_lower(token(index).form) == "longer" && to_lower(token(index - 1).form) == "no";
  }

  // Whether a token tells when: "March" of "in March" is no march.
  bool is_in_time(uint32_t token) const { return is_in_time_[token]; }

  // "blamed each other", "fired at one another": each side is the other's.
  bool is_mutual(uint32_t verb) const;

  // Whom a relative pronoun or "each other" means; the token itself otherwise.
  uint32_t antecedent(uint32_t token) const;

  // The whole of a hyphened word that the treebank's tokens cut up, lower-cased, without a plural "s": "sit-in" for each of
  // "sit",
  // "-" and "ins". "" for other words.
  std::string hyphened(uint32_t index) const;
  // Whether `index` is the token of its hyphened word that stands for the whole: the first that hangs outside it.
  bool is_top_of_hyphened(uint32_t index) const;

  // Whether a quotation ends right before the verb: '"...", scoffed the minister'.
  bool is_after_quotation(uint32_t verb) const;

 private:
  bool is_unended(uint32_t index) const;
  bool lacks_its_object(uint32_t verb) const;
  bool is_reciprocal(uint32_t index) const;
  uint32_t whom_it_turns_back_on(uint32_t index) const;
  std::pair<uint32_t, uint32_t> hyphened_range(uint32_t index) const;
  int32_t phrase_behind(uint32_t verb) const;
  TokenList inverted_subjects(uint32_t verb) const;
  int32_t verb_continued_by(uint32_t verb) const;
  TokenList nearest_subject(uint32_t verb) const;
  TokenList surface_subjects(uint32_t verb, int depth) const;
  TokenList controlled_subjects(uint32_t verb, uint32_t governor, int depth) const;
  bool is_deadline(uint32_t noun) const;
  void add_conjuncts(uint32_t head, TokenList& list) const;

  const Reading& reading_;
  const Tree& tree_;
  std::vector<bool> is_in_time_;  // of each token
};

}  // namespace tabard
