#include "petrarch/phrase.h"

#include "base/utf8.h"

namespace tabard {

Phrase parse_phrase(std::string_view text) {
  Phrase phrase;
  bool is_joined = false;
  for (size_t at = 0; at < text.size();) {
    if (text[at] == '_' || text[at] == ' ' || text[at] == '\t') {
      is_joined = text[at] == '_';
      ++at;
      continue;
    }
    const size_t end = std::min(text.find_first_of("_ \t", at), text.size());
    phrase.words.push_back({to_lower(text.substr(at, end - at)), is_joined && !phrase.words.empty()});
    is_joined = false;
    at = end;
  }
  return phrase;
}

size_t match_phrase(const Phrase& phrase, std::span<const std::string> words, size_t at) {
  if (phrase.words.empty() || at >= words.size() || words[at] != phrase.words[0].text) return 0;
  // A joined run may begin again further on where a blank stands before it.
  size_t next = at + 1;
  size_t run = 0;  // first word of the run that is being matched
  for (size_t i = 1; i < phrase.words.size();) {
    if (!phrase.words[i].is_joined) run = i;
    if (next < words.size() && words[next] == phrase.words[i].text) {
      ++next, ++i;
      continue;
    }
    if (next >= words.size() || run == 0) return 0;
    next = next - (i - run) + 1;
    i = run;
  }
  return next;
}

}  // namespace tabard
