// Idea: a noun's left dependents and glued right ones are a plain phrase ("the evil awful Gondor"); nouns joined by "and" are
// one compound phrase; and a prepositional phrase right behind that holds a plain or compound phrase goes with it, so that
// "lawmakers in Fornost and Gondor" is a phrase of two parties, both lawmakers. "the parliament of Gondor in Eriador" stays
// two: what hangs on "parliament" is not plain.
#include "petrarch/phrase_structure.h"

#include <algorithm>

#include "base/utf8.h"
#include "petrarch/party_codes.h"

namespace tabard {
namespace {

using Structure = PhraseStructure;

bool is_nominal(const Token& token) {
  return token.upos == Upos::NOUN || token.upos == Upos::PROPN || token.upos == Upos::NUM ||
         (token.upos == Upos::PRON && !token.xpos.starts_with('W') && token.xpos != "PRP$");
}

// What stands before its noun in a plain phrase.
bool is_modifier(Deprel deprel) {
  switch (deprel) {
    case Deprel::det:
    case Deprel::det_predet:
    case Deprel::amod:
    case Deprel::compound:
    case Deprel::nummod:
    case Deprel::nmod_poss:
    case Deprel::nmod_desc:
    case Deprel::nmod_unmarked:
    case Deprel::flat:
    case Deprel::goeswith: return true;
    default: return false;
  }
}

bool is_suffix(Deprel deprel) {
  return deprel == Deprel::flat || deprel == Deprel::compound || deprel == Deprel::nummod || deprel == Deprel::nmod_desc ||
         deprel == Deprel::goeswith || deprel == Deprel::appos;
}

struct Range {
  uint32_t first = 0, end = 0;  // tokens
};

class Maker {
 public:
  Maker(const Reading& reading, const Tree& tree, const Sentence& sentence, const PetrarchDictionaries& dictionaries)
      : reading_(reading), tokens_(reading.tokens), tree_(tree), sentence_(sentence), dictionaries_(dictionaries) {
    edges_.resize(sentence.size());
    measure_subtrees();
  }

  Structure make() {
    find_phrases();
    make_words();
    skip_clauses();
    settle_phrases();
    return std::move(made_);
  }

 private:
  struct Group {
    Range range;
    std::vector<std::vector<Range>> members;  // token ranges whose words together give the codes
    bool is_compound = false;
  };

  bool is_inside(uint32_t token) const { return token >= sentence_.first && token < sentence_.end; }
  const Range& subtree(uint32_t token) const { return edges_[token - sentence_.first]; }

  // Tokens without a loop: each hands its edges to all heads above it, and a head chain is no longer than the sentence.
  void measure_subtrees() {
    for (uint32_t i = sentence_.first; i < sentence_.end; ++i) edges_[i - sentence_.first] = {i, i + 1};
    for (uint32_t i = sentence_.first; i < sentence_.end; ++i) {
      int32_t head = tokens_[i].head;
      for (uint32_t steps = 0; head >= 0 && is_inside(static_cast<uint32_t>(head)) && steps < sentence_.size(); ++steps) {
        Range& edges = edges_[static_cast<uint32_t>(head) - sentence_.first];
        edges = {std::min(edges.first, i), std::max(edges.end, i + 1)};
        head = tokens_[static_cast<uint32_t>(head)].head;
      }
    }
  }

  bool is_hyphen(uint32_t token) const { return tokens_[token].form == "-" || tokens_[token].form == "\u2010"; }

  bool is_plain_left(uint32_t child, uint32_t head) const {
    return child < head && is_inside(child) && is_modifier(tokens_[child].deprel);
  }

  // "Gondor 's Prime Minister Falastur" around "Minister".
  Range base(uint32_t head) const {
    Range range{head, head + 1};
    const auto children = tree_.children(head);
    for (size_t i = children.size(); i-- > 0;) {
      const uint32_t child = children[i];
      if (is_plain_left(child, head)) range.first = std::min(range.first, subtree(child).first);
    }
    for (const uint32_t child : children) {
      if (child < head || !is_inside(child) || !is_suffix(tokens_[child].deprel)) continue;
      if (subtree(child).first != range.end) continue;  // an apposition behind a comma is none of it
      range.end = tokens_[child].deprel == Deprel::appos ? base_end(child) : std::max(range.end, subtree(child).end);
    }
    // A word with hyphens is one, whatever the parse made of its parts.
    while (range.first > sentence_.first && !tokens_[range.first - 1].space_after &&
           (is_hyphen(range.first - 1) || is_hyphen(range.first)))
      --range.first;
    while (range.end < sentence_.end && !tokens_[range.end - 1].space_after &&
           (is_hyphen(range.end - 1) || is_hyphen(range.end)))
      ++range.end;
    return range;
  }
  uint32_t base_end(uint32_t head) const {
    uint32_t end = head + 1;
    for (const uint32_t child : tree_.children(head))
      if (child == end && is_inside(child) && is_suffix(tokens_[child].deprel) && tokens_[child].deprel != Deprel::appos)
        end = child + 1;
    return end;
  }

  // Nouns that are no part of another's plain phrase.
  bool is_head(uint32_t token) const {
    const Token& t = tokens_[token];
    if (!is_nominal(t) || t.deprel == Deprel::obl_unmarked || is_infinitive(tokens_, token)) return false;
    if (t.deprel == Deprel::nmod_unmarked && (t.head < 0 || static_cast<uint32_t>(t.head) < token)) return false;
    return true;
  }

  // The nouns joined with `head` by "and": itself first, in text order.
  std::vector<uint32_t> joined(uint32_t head) const {
    std::vector<uint32_t> heads = {head};
    bool has_conjunction = false;
    for (const uint32_t child : tree_.children(head))
      if (child > head && is_inside(child) && tokens_[child].deprel == Deprel::conj && is_nominal(tokens_[child])) {
        heads.push_back(child);
        for (const uint32_t below : tree_.children(child))
          if (tokens_[below].deprel == Deprel::cc && below < child) has_conjunction = true;
      }
    if (!has_conjunction) heads.resize(1);
    return heads;
  }

  // The noun of the first prepositional phrase behind `end` that hangs on `head`.
  std::optional<uint32_t> attached(uint32_t head, uint32_t end) const {
    for (const uint32_t child : tree_.children(head))
      if (child > head && is_inside(child) && tokens_[child].deprel == Deprel::nmod && subtree(child).first == end &&
          is_head(child) && has_case(child))
        return child;
    return std::nullopt;
  }
  bool has_case(uint32_t token) const {
    for (const uint32_t child : tree_.children(token))
      if (child < token && tokens_[child].deprel == Deprel::case_) return true;
    return false;
  }
  bool is_plain(uint32_t head) const {
    for (const uint32_t child : tree_.children(head)) {
      const Deprel deprel = tokens_[child].deprel;
      if (child > head && (deprel == Deprel::nmod || deprel == Deprel::acl || deprel == Deprel::acl_relcl)) return false;
    }
    return true;
  }

  std::vector<std::string> words_in(const std::vector<Range>& ranges) const {
    std::vector<std::string> words;
    for (const Range& range : ranges) add_words(range, [&](std::string word, uint32_t) { words.push_back(std::move(word)); });
    return words;
  }
  bool is_known(const std::vector<Range>& ranges) const {
    return !dictionaries_.actors.find(words_in(ranges), reading_.document->date).code.empty();
  }

  // "Eriadori and Calenardhon leaders": two actors within one plain phrase.
  std::vector<std::vector<Range>> split_inside(const Range& range, uint32_t head) const {
    for (uint32_t token = range.first; token < head; ++token) {
      const Token& t = tokens_[token];
      if (t.deprel != Deprel::conj || t.head < static_cast<int32_t>(range.first) || t.head >= static_cast<int32_t>(token))
        continue;
      const auto other = static_cast<uint32_t>(t.head);
      if (!is_known({{other, other + 1}}) || !is_known({{token, token + 1}})) continue;
      return {{{range.first, other + 1}}, {{token, range.end}}};
    }
    return {{range}};
  }

  Group group_of(uint32_t head) const {
    Group group;
    const std::vector<uint32_t> heads = joined(head);
    struct Part {
      Range range;
      std::optional<uint32_t> attached;
    };
    std::vector<Part> parts;
    for (const uint32_t each : heads) {
      Part part{base(each), std::nullopt};
      if (const auto child = attached(each, part.range.end)) {
        const std::vector<uint32_t> below = joined(*child);
        if (std::all_of(below.begin(), below.end(), [this](uint32_t b) { return is_plain(b); })) part.attached = child;
      }
      parts.push_back(part);
    }
    group.range = parts[0].range;
    group.is_compound = heads.size() > 1;
    const bool is_shared_below = parts.size() > 1 && std::count_if(parts.begin(), parts.end(), [](const Part& part) {
                                                       return part.attached.has_value();
                                                     }) == 1;
    std::optional<uint32_t> shared;
    // "lawmakers and officials in Gondor": what stands behind the last may hang on the first.
    if (parts.size() > 1 &&
        std::none_of(parts.begin(), parts.end(), [](const Part& part) { return part.attached.has_value(); }))
      if (const auto child = attached(heads[0], parts.back().range.end); child && is_plain(*child)) {
        shared = child;
        for (const uint32_t noun : joined(*child)) group.range.end = std::max(group.range.end, base(noun).end);
      }
    if (is_shared_below && (parts.front().attached || parts.back().attached))
      shared = parts.front().attached ? parts.front().attached : parts.back().attached;
    for (size_t i = 0; i < parts.size(); ++i) {
      const Part& part = parts[i];
      group.range.end = std::max(group.range.end, part.range.end);
      std::vector<std::vector<Range>> own = split_inside(part.range, heads[i]);
      group.is_compound = group.is_compound || own.size() > 1;
      // "Danish media and government": the second has nothing of its own and takes the first one's words before its noun.
      const Range first = parts[0].range;
      if (i > 0 && part.range.first == heads[i] && part.range.end == heads[i] + 1 && first.first < heads[0] && !part.attached &&
          !is_known({part.range}) && is_known({{first.first, heads[0]}}))
        own = {{{first.first, heads[0]}, part.range}};
      std::optional<uint32_t> below = part.attached;
      if (!below && shared && !is_known(own[0])) below = shared;
      if (!below) {
        for (auto& member : own) group.members.push_back(std::move(member));
        continue;
      }
      const std::vector<uint32_t> nouns = joined(*below);
      for (const uint32_t noun : nouns)
        for (const std::vector<Range>& member : own) {
          for (std::vector<Range>& inner : split_inside(base(noun), noun)) {
            std::vector<Range> ranges = member;
            // The preposition belongs to names such as "Ministry of Trade".
            const Range all = subtree(nouns[0]);
            if (const uint32_t start = base(nouns[0]).first; all.first < start) ranges.push_back({all.first, start});
            ranges.insert(ranges.end(), inner.begin(), inner.end());
            group.members.push_back(std::move(ranges));
          }
          if (part.attached) group.range.end = std::max(group.range.end, base(noun).end);
        }
      group.is_compound = group.is_compound || group.members.size() > 1;
    }
    return group;
  }

  void find_phrases() {
    std::vector<uint32_t> heads;
    for (uint32_t i = sentence_.first; i < sentence_.end; ++i)
      if (is_head(i)) heads.push_back(i);
    // Those nearer the root first: what they take in is no phrase of its own.
    std::stable_sort(heads.begin(), heads.end(), [this](uint32_t a, uint32_t b) { return depth(a) < depth(b); });
    std::vector<bool> is_taken(sentence_.size(), false);
    for (const uint32_t head : heads) {
      if (is_taken[head - sentence_.first]) continue;
      Group group = group_of(head);
      bool is_free = true;
      for (uint32_t i = group.range.first; i < group.range.end; ++i) is_free = is_free && !is_taken[i - sentence_.first];
      if (!is_free) {
        group = {base(head), {{base(head)}}, false};
        is_free = true;
        for (uint32_t i = group.range.first; i < group.range.end; ++i) is_free = is_free && !is_taken[i - sentence_.first];
        if (!is_free) continue;
      }
      for (uint32_t i = group.range.first; i < group.range.end; ++i) is_taken[i - sentence_.first] = true;
      groups_.push_back(std::move(group));
    }
    add_names(is_taken);
    std::sort(groups_.begin(), groups_.end(), [](const Group& a, const Group& b) { return a.range.first < b.range.first; });
  }

  // A name that the dictionary knows is a phrase even where the parse saw a verb or an adjective in it.
  void add_names(const std::vector<bool>& is_taken) {
    for (uint32_t i = sentence_.first; i < sentence_.end;) {
      if (is_taken[i - sentence_.first]) {
        ++i;
        continue;
      }
      Range free{i, i + 1};
      while (free.end < sentence_.end && !is_taken[free.end - sentence_.first]) ++free.end;
      i = free.end;
      std::vector<std::string> words;
      std::vector<uint32_t> tokens;
      add_words(free, [&](std::string word, uint32_t token) {
        words.push_back(std::move(word));
        tokens.push_back(token);
      });
      const ActorDictionary::Found found = dictionaries_.actors.find(words, reading_.document->date);
      if (found.code.empty()) continue;
      const Range name{tokens[found.first], found.end < tokens.size() ? tokens[found.end] : free.end};
      groups_.push_back({name, {{name}}, false});
      i = name.end;
    }
  }

  uint32_t depth(uint32_t token) const {
    uint32_t steps = 0;
    for (int32_t head = tokens_[token].head; head >= 0 && steps < sentence_.size();
         head = tokens_[static_cast<size_t>(head)].head)
      ++steps;
    return steps;
  }

  // Calls add(word, token) for each word in `range`: hyphened parts are one, underscores part, possessives fall away.
  template <class Add>
  void add_words(const Range& range, Add add) const {
    for (uint32_t i = range.first; i < range.end;) {
      const uint32_t first = i;
      std::string text(tokens_[i].form);
      while (i + 1 < sentence_.end && !tokens_[i].space_after && (is_hyphen(i) || is_hyphen(i + 1)) && i + 1 < range.end)
        text += tokens_[++i].form;
      ++i;
      if (tokens_[first].xpos == "POS") continue;
      std::string word = to_lower(text);
      for (size_t at = 0; at < word.size();) {
        const size_t end = std::min(word.find('_', at), word.size());
        if (end > at) add(word.substr(at, end - at), first);
        at = end + 1;
      }
    }
  }

  void make_words() {
    std::vector<int32_t> phrase_of(sentence_.size(), -1);
    for (size_t i = 0; i < groups_.size(); ++i)
      for (uint32_t token = groups_[i].range.first; token < groups_[i].range.end; ++token)
        phrase_of[token - sentence_.first] = static_cast<int32_t>(i);
    add_words({sentence_.first, sentence_.end}, [&](std::string word, uint32_t token) {
      const bool is_mark = tokens_[token].upos == Upos::PUNCT;
      const bool is_comma = word == "," && phrase_of[token - sentence_.first] < 0;
      if (is_mark && !is_comma) return;
      made_.words.push_back({std::move(word), token, phrase_of[token - sentence_.first], is_comma});
    });
  }

  void skip_clauses() {
    std::vector<Structure::Word>& words = made_.words;
    std::vector<size_t> commas;
    for (size_t i = 0; i < words.size(); ++i)
      if (words[i].is_comma) commas.push_back(i);
    if (commas.empty()) return;
    const PetrarchSettings& settings = dictionaries_.settings;
    std::vector<bool> is_skipped(words.size(), false);
    const auto skip = [&](size_t first, size_t end) {
      for (size_t i = first; i < end; ++i) is_skipped[i] = true;
    };
    const auto fits = [](size_t count, const PetrarchSettings::Clause& clause) {
      return clause.most > 0 && count >= clause.least && count <= clause.most;
    };
    if (fits(commas.front(), settings.first)) skip(0, commas.front() + 1);
    if (fits(words.size() - commas.back() - 1, settings.last)) skip(commas.back(), words.size());
    for (size_t i = 0; i + 1 < commas.size();) {
      if (!fits(commas[i + 1] - commas[i] - 1, settings.middle)) {
        ++i;
        continue;
      }
      skip(commas[i], commas[i + 1] + 1);
      i += 2;
    }
    size_t kept = 0;
    for (size_t i = 0; i < words.size(); ++i)
      if (!is_skipped[i]) {
        if (kept != i) words[kept] = std::move(words[i]);
        ++kept;
      }
    words.resize(kept);
  }

  void settle_phrases() {
    std::vector<int32_t> place(groups_.size(), -1);
    for (uint32_t i = 0; i < made_.words.size(); ++i) {
      int32_t& phrase = made_.words[i].phrase;
      if (phrase < 0) continue;
      int32_t& at = place[static_cast<size_t>(phrase)];
      if (at < 0) {
        at = static_cast<int32_t>(made_.phrases.size());
        made_.phrases.push_back(make_phrase(groups_[static_cast<size_t>(phrase)]));
        made_.phrases.back().first = i;
      }
      phrase = at;
      made_.phrases[static_cast<size_t>(at)].end = i + 1;
    }
  }

  NounPhrase make_phrase(const Group& group) const {
    NounPhrase phrase;
    phrase.is_compound = group.is_compound;
    for (const std::vector<Range>& member : group.members) {
      const std::vector<std::string> words = words_in(member);
      Span span{tokens_[member.front().first].span.start, tokens_[member.back().end - 1].span.end};
      span.start = std::min(span.start, tokens_[member.back().first].span.start);
      for (std::string& code : party_codes(dictionaries_, words, reading_.document->date)) {
        if (code == unknown_actor && words.size() <= dictionaries_.settings.new_actor_length && !words.empty())
          code = quoted(words);
        const auto is_same = [&](const PartyMember& other) { return other.code == code; };
        if (std::none_of(phrase.members.begin(), phrase.members.end(), is_same))
          phrase.members.push_back({std::move(code), span});
      }
    }
    return phrase;
  }

  static std::string quoted(const std::vector<std::string>& words) {
    std::string text = "\"";
    for (const std::string& word : words) {
      if (text.size() > 1) text += ' ';
      for (const char c : word) text += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return text + "\"";
  }

  const Reading& reading_;
  const std::vector<Token>& tokens_;
  const Tree& tree_;
  const Sentence& sentence_;
  const PetrarchDictionaries& dictionaries_;
  std::vector<Range> edges_;
  std::vector<Group> groups_;
  Structure made_;
};

}  // namespace

uint32_t PhraseStructure::word_of(uint32_t token) const {
  for (uint32_t i = 0; i < words.size(); ++i)
    if (words[i].token == token) return i;
  return static_cast<uint32_t>(words.size());
}

bool is_infinitive(const std::vector<Token>& tokens, uint32_t token) {
  return token > 0 && tokens[token].upos != Upos::PROPN && tokens[token - 1].upos == Upos::PART &&
         tokens[token - 1].xpos == "TO";
}

PhraseStructure phrase_structure(const Reading& reading, const Tree& tree, const Sentence& sentence,
                                 const PetrarchDictionaries& dictionaries) {
  return Maker(reading, tree, sentence, dictionaries).make();
}

}  // namespace tabard
