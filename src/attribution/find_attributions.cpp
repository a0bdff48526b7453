#include "attribution/find_attributions.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"

namespace tabard {
namespace {

bool is_in(Deprel relation, std::initializer_list<Deprel> relations) {
  return std::find(relations.begin(), relations.end(), relation) != relations.end();
}

class Search {
 public:
  Search(const Reading& reading, const Tree& tree) : reading_(reading), tree_(tree) {}

  const Token& token(uint32_t index) const { return reading_.tokens[index]; }

  int32_t child(uint32_t head, std::initializer_list<Deprel> relations) const {
    for (const uint32_t c : tree_.children(head))
      if (is_in(token(c).deprel, relations)) return static_cast<int32_t>(c);
    return -1;
  }

  // Who says: the subject, shared through coordination and participles; the agent of a passive.
  int32_t speaker(uint32_t verb, int depth = 0) const {
    for (const uint32_t c : tree_.children(verb))
      if (token(c).deprel == Deprel::obl_agent) return static_cast<int32_t>(c);
    const int32_t own = child(verb, {Deprel::nsubj, Deprel::nsubj_pass});
    if (own >= 0 || depth > 4 || token(verb).head < 0) return own;
    const auto governor = static_cast<uint32_t>(token(verb).head);
    if (is_in(token(verb).deprel, {Deprel::acl, Deprel::acl_relcl})) return static_cast<int32_t>(governor);
    if (is_in(token(verb).deprel, {Deprel::conj, Deprel::xcomp, Deprel::advcl})) return speaker(governor, depth + 1);
    return -1;
  }

  // All tokens below `head`, itself among them; clauses of sentences that continue this one too.
  Span reach(uint32_t head, std::initializer_list<uint32_t> without = {}) const {
    uint32_t first = head, last = head;
    std::vector<uint32_t> open = {head};
    size_t seen = 0;
    while (!open.empty() && ++seen < 5000) {
      const uint32_t at = open.back();
      open.pop_back();
      first = std::min(first, at);
      last = std::max(last, at);
      for (const uint32_t c : tree_.children(at))
        if (std::find(without.begin(), without.end(), c) == without.end()) open.push_back(c);
    }
    while (last > first && is_edge(last)) --last;
    while (first < last && is_edge(first)) ++first;
    return {token(first).span.start, token(last).span.end};
  }

  std::string preposition(uint32_t head) const {
    for (const uint32_t c : tree_.children(head)) {
      if (token(c).deprel != Deprel::case_) continue;
      std::string words = to_lower(token(c).form);
      for (const uint32_t further : tree_.children(c))
        if (token(further).deprel == Deprel::fixed) words += " " + to_lower(token(further).form);
      return words;
    }
    return {};
  }

  Attribution make(int32_t source, Span cue, uint32_t cue_token, Span content, Origin origin) const {
    Attribution attribution;
    attribution.cue = cue;
    attribution.cue_token = cue_token;
    attribution.content = content;
    attribution.origin = origin;
    if (source >= 0) {
      const auto head = static_cast<uint32_t>(source);
      const Mention* mention = reading_.mention_at(head);
      if (mention != nullptr) {
        attribution.source_mention = reading_.mention_of_head[head];
        attribution.source = mention->span;
      } else {
        attribution.source = token(head).span;
      }
    }
    return attribution;
  }

 private:
  bool is_edge(uint32_t index) const {
    const std::string_view form = token(index).form;
    return token(index).upos == Upos::PUNCT && form != "\"" && form != "”" && form != "“" && form != "'" && form != "’" &&
           form != "‘" && form != ")";
  }

  const Reading& reading_;
  const Tree& tree_;
};

// "the statement", "the report": a text that the report spoke of before, and not somebody's by its own words.
bool is_bare_text(const Reading& reading, const Tree& tree, const Attribution& attribution) {
  if (attribution.source_mention == Attribution::none) return false;
  const uint32_t head = reading.mentions[static_cast<size_t>(attribution.source_mention)].head;
  constexpr std::array<std::string_view, 12> texts = {"statement",    "report",  "communique",  "communiqué",
                                                      "dispatch",     "release", "declaration", "readout",
                                                      "announcement", "text",    "bulletin",    "transcript"};
  if (std::find(texts.begin(), texts.end(), reading.tokens[head].lemma) == texts.end()) return false;
  const auto of_head = tree.children(head);
  return std::all_of(of_head.begin(), of_head.end(),
                     [&](uint32_t c) {
                       const Token& word = reading.tokens[c];
                       return word.deprel == Deprel::case_ || word.upos == Upos::PUNCT || to_lower(word.form) == "the";
                     }) &&
         std::any_of(of_head.begin(), of_head.end(), [&](uint32_t c) { return reading.tokens[c].deprel == Deprel::det; });
}

// A bare text speaks for whoever spoke last: "The ministry said it closed the port. According to the statement, ..."
void name_authors(const Reading& reading, const Tree& tree, std::vector<Attribution>& attributions) {
  int32_t author = Attribution::none;
  for (Attribution& attribution : attributions) {
    if (is_bare_text(reading, tree, attribution))
      attribution.source_mention = author != Attribution::none ? author : attribution.source_mention;
    else if (attribution.source_mention != Attribution::none)
      author = attribution.source_mention;
  }
}

}  // namespace

AttributionFinder::AttributionFinder(const Lexicon& lexicon) {
  for (const Table::Row* row : lexicon.rows("attribution/verbs.tsv")) {
    const std::string_view kind = (*row)["kind"];
    words_[(*row)["lemma"]] = {kind == "quote" ? Cue::quote : kind == "phrase" ? Cue::phrase : Cue::say, row->origin()};
  }
}

std::vector<Attribution> AttributionFinder::find(const Reading& reading, const Tree& tree) const {
  const Search search(reading, tree);
  std::vector<Attribution> found;
  for (const Sentence& sentence : reading.sentences) {
    for (uint32_t i = sentence.first; i < sentence.end; ++i) {
      const Token& token = reading.tokens[i];
      const bool is_verb = token.upos == Upos::VERB;
      if (is_verb) {
        const auto word = words_.find(token.lemma);
        if (word == words_.end() || word->second.cue == Cue::phrase) continue;
        const int32_t source = search.speaker(i);
        if (word->second.cue == Cue::quote) {
          // "X quoted Y as saying ...": X's content is all the rest, Y is the speaker of "saying".
          const int32_t quoted = search.child(i, {Deprel::obj, Deprel::nsubj_pass});
          const int32_t saying = search.child(i, {Deprel::advcl, Deprel::xcomp, Deprel::ccomp, Deprel::acl});
          if (saying >= 0 && words_.count(reading.tokens[static_cast<uint32_t>(saying)].lemma) > 0) {
            const Span said = search.reach(static_cast<uint32_t>(saying));
            const bool is_passive = quoted >= 0 && reading.tokens[static_cast<uint32_t>(quoted)].deprel == Deprel::nsubj_pass;
            if (!is_passive && source >= 0) {
              const Span content{quoted >= 0 ? reading.tokens[static_cast<uint32_t>(quoted)].span.start : said.start, said.end};
              found.push_back(search.make(source, token.span, i, content, word->second.origin));
            }
            if (quoted >= 0)
              found.push_back(search.make(quoted, reading.tokens[static_cast<uint32_t>(saying)].span,
                                          static_cast<uint32_t>(saying), said, word->second.origin));
          } else if (quoted >= 0 && token.xpos == "VBG" && token.head >= 0) {
            // "..., citing a report": the source of the clause it hangs on.
            const auto above = static_cast<uint32_t>(token.head);
            const int32_t clause = search.child(above, {Deprel::ccomp, Deprel::parataxis});
            found.push_back(search.make(quoted, token.span, i,
                                        search.reach(clause >= 0 ? static_cast<uint32_t>(clause) : above, {i}),
                                        word->second.origin));
          }
          continue;
        }
        int32_t clause = search.child(i, {Deprel::ccomp, Deprel::csubj_pass});
        if (clause < 0 && source >= 0) clause = search.child(i, {Deprel::parataxis});
        // A speaker of "saying" under "quoted" was found there.
        const bool is_under_quote = token.head >= 0 && token.xpos == "VBG" &&
                                    words_.count(reading.tokens[static_cast<uint32_t>(token.head)].lemma) > 0 &&
                                    words_.at(reading.tokens[static_cast<uint32_t>(token.head)].lemma).cue == Cue::quote;
        if (is_under_quote) continue;
        if (clause >= 0) {
          found.push_back(search.make(source, token.span, i, search.reach(static_cast<uint32_t>(clause)), word->second.origin));
        } else if (token.deprel == Deprel::parataxis && token.head >= 0) {
          // "Chile will leave, the minister said."
          found.push_back(
              search.make(source, token.span, i, search.reach(static_cast<uint32_t>(token.head), {i}), word->second.origin));
        } else if (token.deprel == Deprel::advcl && token.head >= 0 && search.child(i, {Deprel::mark}) >= 0 &&
                   reading.tokens[static_cast<uint32_t>(search.child(i, {Deprel::mark}))].lemma == "as" && source >= 0) {
          found.push_back(
              search.make(source, token.span, i, search.reach(static_cast<uint32_t>(token.head), {i}), word->second.origin));
        }
        continue;
      }
      // "according to officials", "from the agency" are phrases: a preposition, its noun the source, the clause above the
      // content.
      const std::string preposition = token.deprel == Deprel::case_ || token.head < 0 ? std::string() : search.preposition(i);
      if (preposition.empty() || is_in(token.deprel, {Deprel::conj})) continue;
      const auto phrase = words_.find(preposition);
      if (phrase == words_.end() || phrase->second.cue != Cue::phrase) continue;
      const auto above = static_cast<uint32_t>(token.head);
      const int32_t mark = search.child(i, {Deprel::case_});
      Span cue = reading.tokens[static_cast<uint32_t>(mark)].span;
      for (const uint32_t c : tree.children(static_cast<uint32_t>(mark)))
        if (reading.tokens[c].deprel == Deprel::fixed) cue.end = std::max(cue.end, reading.tokens[c].span.end);
      found.push_back(search.make(static_cast<int32_t>(i), cue, static_cast<uint32_t>(mark), search.reach(above, {i}),
                                  phrase->second.origin));
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Attribution& a, const Attribution& b) { return a.cue.start < b.cue.start; });
  name_authors(reading, tree, found);
  return found;
}

}  // namespace tabard
