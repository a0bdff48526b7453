#pragma once
// For tests: a Reading of words that stand between blanks, so that a stage can be tried without tokenizer and model.

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "core/reading.h"

namespace tabard {

struct TestReading {
  std::unique_ptr<Document> document;
  Reading reading;
};

// "Kofi flew to Accra on Friday ." -> seven tokens, one sentence; ".", "?" and "!" end a sentence. Words that begin with a
// capital are PROPN, punctuation is PUNCT, all others X; no heads.
inline TestReading read_words(std::string text, std::optional<Day> date = std::nullopt) {
  TestReading made{std::make_unique<Document>(), {}};
  made.document->id = "test";
  made.document->text = std::move(text);
  made.document->date = date;
  Reading& reading = made.reading;
  reading.document = made.document.get();
  const std::string_view all = reading.text();
  uint32_t first = 0;
  const auto end_sentence = [&] {
    const auto end = static_cast<uint32_t>(reading.tokens.size());
    if (end == first) return;
    reading.sentences.push_back({{reading.tokens[first].span.start, reading.tokens[end - 1].span.end}, first, end, -1});
    first = end;
  };
  for (size_t at = 0; at < all.size();) {
    const size_t end = std::min(all.find(' ', at), all.size());
    if (end > at) {
      Token token;
      token.form = all.substr(at, end - at);
      token.span = {static_cast<uint32_t>(at), static_cast<uint32_t>(end)};
      const char c = token.form[0];
      if (c >= 'A' && c <= 'Z') token.upos = Upos::PROPN;
      if (token.form.size() == 1 && std::string_view(".,;:?!()-\"").find(c) != std::string_view::npos) token.upos = Upos::PUNCT;
      reading.tokens.push_back(token);
      if (token.form == "." || token.form == "?" || token.form == "!") end_sentence();
    }
    at = end + 1;
  }
  end_sentence();
  return made;
}

}  // namespace tabard
