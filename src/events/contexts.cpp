#include "events/contexts.h"

#include <algorithm>

#include "base/utf8.h"

namespace tabard {

// One event and its sentence, as clues see them.
struct ContextFinder::Sight {
  const Grammar& grammar;
  const Sentence& sentence;
  const Event& event;
  std::unordered_set<std::string_view> lemmas;
  bool is_abroad = false;

  bool is_word(uint32_t index, std::string_view word) const {
    const Token& token = grammar.token(index);
    return token.lemma == word || token.form == word || to_lower(token.form) == word || to_lower(token.lemma) == word;
  }
};

namespace {

// A state, its government or its forces.
bool is_state(const Party& party) {
  const std::vector<std::string>& sectors = party.actor.sectors;
  return !party.actor.country.empty() && (sectors.empty() || std::find(sectors.begin(), sectors.end(), "GOV") != sectors.end());
}

bool takes_part_abroad(const Event& event) {
  std::string_view first;
  for (const auto* parties : {&event.actors, &event.recipients})
    for (const Party& party : *parties) {
      if (!is_state(party)) continue;
      if (first.empty())
        first = party.actor.country;
      else if (party.actor.country != first)
        return true;
    }
  return false;
}

bool has_sector(const std::vector<Party>& parties, std::string_view sector) {
  return std::any_of(parties.begin(), parties.end(), [&](const Party& party) {
    return party.actor.country == sector ||
           std::find(party.actor.sectors.begin(), party.actor.sectors.end(), sector) != party.actor.sectors.end();
  });
}

bool is_code(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::vector<ContextFinder::Clue> ContextFinder::read(std::string_view cell) {
  std::vector<Clue> clues;
  for (size_t at = 0; at < cell.size();) {
    const size_t end = std::min(cell.find('|', at), cell.size());
    const std::string_view word = cell.substr(at, end - at);
    at = end + 1;
    Clue clue;
    const std::string_view type = word.substr(0, word.find('/'));
    if (word == "<abroad>") {
      clue.what = Clue::What::abroad;
    } else if (word.front() == '<') {
      clue.what = Clue::What::sector;
      clue.word = word.substr(1, word.size() - 2);
    } else if (const auto event = parse_event_type(type)) {
      clue.what = Clue::What::event;
      clue.event = *event;
      if (type.size() < word.size()) clue.word = word.substr(type.size() + 1);
    } else if (is_code(word)) {
      clue.what = Clue::What::cameo;
      clue.word = word;
    } else {
      size_t blank = word.find(' ');
      clue.word = word.substr(0, blank);
      while (blank != std::string_view::npos) {
        const size_t next = word.find(' ', blank + 1);
        clue.further.emplace_back(word.substr(blank + 1, next - blank - 1));
        blank = next;
      }
    }
    clues.push_back(std::move(clue));
  }
  return clues;
}

ContextFinder::ContextFinder(const Lexicon& lexicon) {
  for (const Table::Row* row : lexicon.rows("events/contexts.tsv"))
    rows_.push_back({(*row)["context"], read((*row)["words"]), read((*row)["and"])});
}

bool ContextFinder::is_met(const std::vector<Clue>& clues, const Sight& sight) {
  for (const Clue& clue : clues) {
    switch (clue.what) {
      case Clue::What::abroad:
        if (sight.is_abroad) return true;
        break;
      case Clue::What::sector:
        if (has_sector(sight.event.actors, clue.word) || has_sector(sight.event.recipients, clue.word)) return true;
        break;
      case Clue::What::event:
        if (sight.event.type == clue.event && (clue.word.empty() || sight.event.mode == clue.word)) return true;
        break;
      case Clue::What::cameo:
        if (sight.event.cameo.substr(0, clue.word.size()) == clue.word) return true;
        break;
      case Clue::What::words: {
        if (!sight.lemmas.contains(clue.word)) break;
        if (clue.further.empty()) return true;
        for (uint32_t i = sight.sentence.first; i + clue.further.size() < sight.sentence.end; ++i) {
          bool fits = sight.is_word(i, clue.word);
          for (size_t k = 0; fits && k < clue.further.size(); ++k)
            fits = sight.is_word(i + 1 + static_cast<uint32_t>(k), clue.further[k]);
          if (fits) return true;
        }
        break;
      }
    }
  }
  return false;
}

void ContextFinder::add_contexts(const Grammar& grammar, Event& event) const {
  Sight sight{grammar, grammar.reading().sentences[event.sentence], event, {}, takes_part_abroad(event)};
  std::vector<std::string> lowered;  // keeps what the set views
  lowered.reserve(2 * sight.sentence.size());
  for (uint32_t i = sight.sentence.first; i < sight.sentence.end; ++i)
    for (const std::string_view word : {grammar.token(i).lemma, grammar.token(i).form}) {
      lowered.push_back(to_lower(word));
      sight.lemmas.insert(lowered.back());
    }
  for (const Row& row : rows_) {
    if (std::find(event.contexts.begin(), event.contexts.end(), row.context) != event.contexts.end()) continue;
    if (is_met(row.words, sight) && (row.and_words.empty() || is_met(row.and_words, sight)))
      event.contexts.emplace_back(row.context);
  }
}

}  // namespace tabard
