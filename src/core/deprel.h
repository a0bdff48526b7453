#pragma once
// Universal dependency relations with the subtypes that English treebanks use (universaldependencies.org/en).

#include <array>
#include <cstdint>
#include <string_view>

namespace tabard {

// `acl_relcl` is spelled "acl:relcl" outside, `case_` "case".
enum class Deprel : uint8_t {
  root,
  acl,
  acl_relcl,
  advcl,
  advcl_relcl,
  advmod,
  amod,
  appos,
  aux,
  aux_pass,
  case_,
  cc,
  cc_preconj,
  ccomp,
  compound,
  compound_prt,
  conj,
  cop,
  csubj,
  csubj_outer,
  csubj_pass,
  dep,
  det,
  det_predet,
  discourse,
  dislocated,
  expl,
  fixed,
  flat,
  goeswith,
  iobj,
  list,
  mark,
  nmod,
  nmod_desc,
  nmod_poss,
  nmod_unmarked,
  nsubj,
  nsubj_outer,
  nsubj_pass,
  nummod,
  obj,
  obl,
  obl_agent,
  obl_unmarked,
  orphan,
  parataxis,
  punct,
  reparandum,
  vocative,
  xcomp,
};

inline constexpr std::array<std::string_view, 51> deprel_names = {
    "root",       "acl",        "acl:relcl", "advcl",       "advcl:relcl",   "advmod",   "amod",        "appos",
    "aux",        "aux:pass",   "case",      "cc",          "cc:preconj",    "ccomp",    "compound",    "compound:prt",
    "conj",       "cop",        "csubj",     "csubj:outer", "csubj:pass",    "dep",      "det",         "det:predet",
    "discourse",  "dislocated", "expl",      "fixed",       "flat",          "goeswith", "iobj",        "list",
    "mark",       "nmod",       "nmod:desc", "nmod:poss",   "nmod:unmarked", "nsubj",    "nsubj:outer", "nsubj:pass",
    "nummod",     "obj",        "obl",       "obl:agent",   "obl:unmarked",  "orphan",   "parataxis",   "punct",
    "reparandum", "vocative",   "xcomp",
};

constexpr std::string_view to_string(Deprel deprel) {
  return deprel_names[static_cast<size_t>(deprel)];
}

// An unknown subtype counts as its main relation ("obl:tmod" as obl), an unknown relation as dep.
constexpr Deprel parse_deprel(std::string_view word) {
  for (size_t i = 0; i < deprel_names.size(); ++i)
    if (deprel_names[i] == word) return static_cast<Deprel>(i);
  const size_t colon = word.find(':');
  return colon == std::string_view::npos ? Deprel::dep : parse_deprel(word.substr(0, colon));
}

}  // namespace tabard
