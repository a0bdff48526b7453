#pragma once
// Reading: all that is known of one document. Read this header first; every stage reads some of it and adds its own layer.
//
// A Reading grows by whole layers and no stage edits an earlier one (but rejoin(), which ends the syntax layer, and
// NameFinder, which settles the tagger's names). Links are indices, so it can be moved. The Document must outlive it and stay
// where it is; so must the model and the lexicon.
// One thread at a time.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/string_pool.h"
#include "core/attribution.h"
#include "core/document.h"
#include "core/mention.h"
#include "core/place.h"
#include "core/time_expression.h"
#include "core/token.h"

namespace tabard {

// A word that speaks for a country without naming it: "rand".
struct CountrySign {
  uint32_t token = 0;
  std::string country;
  double countries = 1;  // for how many it speaks; each has a CountrySign
};

struct Reading {
  const Document* document = nullptr;
  StringPool strings;  // what the views below point to beside the text, the model and the lexicon

  // text: split into sentences and tokens. syntax: tags, lemmas, heads, names as the
  // tagger has them; names: names as they are settled.
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<Name> names;

  // places, times: toponyms; dates.
  std::vector<Place> places;
  std::vector<TimeExpression> times;
  ReportDate report_date;

  // actors: noun phrases, who they are, which are the same.
  std::vector<Mention> mentions;
  std::vector<int32_t> mention_of_head;  // by token: the mention whose head it is, or -1
  std::vector<Chain> chains;
  std::vector<std::string> title_countries;      // codes of the countries that the document's title names, in order
  std::vector<std::string> publisher_countries;  // of those that its publisher mostly writes about
  std::vector<CountrySign> country_signs;        // in order

  // attribution: who says so.
  std::vector<Attribution> attributions;

  std::string_view text() const { return document->text; }

  // Index of the sentence that holds `token`.
  uint32_t sentence_of(uint32_t token) const;

  // The mention whose head is `token`, or null.
  const Mention* mention_at(uint32_t token) const {
    const int32_t index = token < mention_of_head.size() ? mention_of_head[token] : -1;
    return index < 0 ? nullptr : &mentions[static_cast<size_t>(index)];
  }
};

}  // namespace tabard
