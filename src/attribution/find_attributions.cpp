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

}  // namespace

// What a document's trees say of a cue.
class AttributionFinder::Search {
 public:
  Search(const Reading& reading, const Tree& tree) : reading_(reading), tree_(tree) {}

  const Token& token(uint32_t index) const { return reading_.tokens[index]; }
  const Token* above(uint32_t index) const {
    return token(index).head < 0 ? nullptr : &token(static_cast<uint32_t>(token(index).head));
  }
  auto children(uint32_t head) const { return tree_.children(head); }

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

  // The child of `head` that stands behind the preposition, or -1.
  int32_t phrase(uint32_t head, std::string_view wanted) const {
    for (const uint32_t c : tree_.children(head)) {
      if (preposition(c) == wanted) return static_cast<int32_t>(c);
      for (const uint32_t title : tree_.children(c))  // "by the newspaper El Sol"
        if (token(title).deprel == Deprel::nmod_desc && preposition(title) == wanted) return static_cast<int32_t>(c);
    }
    return -1;
  }

  // "Students released balloons; police fired": unless the verb is "say" itself, what a semicolon parts is no saying and what
  // is said.
  bool is_parted_from(uint32_t verb, uint32_t clause) const {
    for (uint32_t i = std::min(verb, clause); i < std::max(verb, clause); ++i)
      if (token(i).form == ";") return true;
    return false;
  }

  // The clause before the verb that is what was said: an object of it, or beside it where the tree errs.
  int32_t clause_before(uint32_t verb) const {
    for (const uint32_t c : tree_.children(verb))
      if (c < verb && is_in(token(c).deprel, {Deprel::ccomp, Deprel::advcl, Deprel::parataxis})) return static_cast<int32_t>(c);
    return -1;
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

namespace {

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

bool AttributionFinder::is_cue(std::string_view lemma, Cue kind) const {
  const auto word = words_.find(lemma);
  return word != words_.end() && word->second.cue == kind;
}

// A verb such as "quote" has one who passes on and one who is quoted.
void AttributionFinder::add_quotation(const Search& search, uint32_t verb, std::vector<Attribution>& found) const {
  const Token& token = search.token(verb);
  const Origin& origin = words_.at(token.lemma).origin;
  const int32_t object = search.child(verb, {Deprel::obj}), passive = search.child(verb, {Deprel::nsubj_pass});
  int32_t quoted = object >= 0 ? object : passive;
  if (quoted < 0 && token.deprel == Deprel::acl) quoted = token.head;  // "the minister, quoted by radio as saying"
  for (const uint32_t c : search.children(verb))
    if (quoted >= 0 && is_in(search.token(c).deprel, {Deprel::advcl, Deprel::xcomp, Deprel::ccomp, Deprel::acl}) &&
        is_cue(search.token(c).lemma, Cue::say))
      return add_quoted_saying(search, verb, c, static_cast<uint32_t>(quoted), object < 0, found);
  if (token.head < 0) return;
  const auto above = static_cast<uint32_t>(token.head);
  if (object >= 0 && token.xpos == "VBG") {
    // "..., citing a report": the source of the clause it hangs on, or of what the verb it hangs on passes on.
    const int32_t clause = search.child(above, {Deprel::ccomp, Deprel::parataxis});
    const bool is_behind = clause < 0 && is_cue(search.token(above).lemma, Cue::quote) &&
                           search.token(above).deprel == Deprel::parataxis && search.token(above).head >= 0;
    const Span content = clause >= 0 ? search.reach(static_cast<uint32_t>(clause), {verb})
                         : is_behind ? search.reach(static_cast<uint32_t>(search.token(above).head), {above})
                                     : search.reach(above, {verb});
    found.push_back(search.make(object, token.span, verb, content, origin));
  } else if (object >= 0 && token.deprel == Deprel::acl_relcl) {
    // "according to the agency, which quoted a minister": the minister of what the agency says.
    constexpr uint32_t farthest = 100;  // tokens
    for (size_t i = found.size(); i-- > 0 && found[i].cue_token + farthest > verb;)
      if (found[i].source.contains(search.token(above).span)) {
        const Span content = found[i].content;
        found.push_back(search.make(object, token.span, verb, content, origin));
        break;
      }
  } else if (is_in(token.deprel, {Deprel::advcl, Deprel::acl})) {
    // "Quoted by radio, he said ...", "the minister, quoted by radio, said ..."
    const int32_t passing_on = search.phrase(verb, "by");
    const int32_t clause = token.deprel == Deprel::advcl ? token.head : search.token(above).head;
    if (passing_on >= 0 && object < 0 && passive < 0 && clause >= 0)
      found.push_back(search.make(passing_on, token.span, verb, search.reach(static_cast<uint32_t>(clause), {verb}), origin));
  }
}

// "Radio quoted the minister as saying that they left", "They left, the minister was quoted by radio as saying".
void AttributionFinder::add_quoted_saying(const Search& search, uint32_t verb, uint32_t saying, uint32_t quoted,
                                          bool is_passive, std::vector<Attribution>& found) const {
  const Token& token = search.token(verb);
  const Origin& origin = words_.at(token.lemma).origin;
  Span said = search.reach(saying), passed_on{std::min(search.token(quoted).span.start, said.start), said.end};
  if (search.child(saying, {Deprel::ccomp, Deprel::xcomp, Deprel::obj, Deprel::parataxis}) < 0) {
    const int32_t before = search.clause_before(verb);
    if (before >= 0)
      said = passed_on = search.reach(static_cast<uint32_t>(before));
    else if (token.deprel == Deprel::parataxis && token.head >= 0)
      said = passed_on = search.reach(static_cast<uint32_t>(token.head), {verb});
  }
  int32_t passing_on = is_passive ? search.phrase(verb, "by") : search.speaker(verb);
  if (is_passive && passing_on < 0) passing_on = search.phrase(saying, "by");  // "quoted as saying by radio"
  if (passing_on >= 0) found.push_back(search.make(passing_on, token.span, verb, passed_on, origin));
  found.push_back(search.make(static_cast<int32_t>(quoted), search.token(saying).span, saying, said, origin));
}

void AttributionFinder::add_saying(const Search& search, uint32_t verb, std::vector<Attribution>& found) const {
  const Token& token = search.token(verb);
  const Token* above = search.above(verb);
  if (above != nullptr && token.xpos == "VBG" && is_cue(above->lemma, Cue::quote)) return;  // found with that one
  const Origin& origin = words_.at(token.lemma).origin;
  const int32_t source = search.speaker(verb);
  int32_t clause = search.child(verb, {Deprel::ccomp, Deprel::csubj_pass});
  if (clause < 0 && source >= 0) {
    clause = search.child(verb, {Deprel::parataxis});
    if (clause >= 0 && search.is_parted_from(verb, static_cast<uint32_t>(clause))) clause = -1;
  }
  if (clause >= 0) {
    found.push_back(search.make(source, token.span, verb, search.reach(static_cast<uint32_t>(clause)), origin));
    return;
  }
  if (token.head < 0) return;
  // "Chile will leave, the minister said", "Chile will leave, as the minister said"
  const int32_t mark = search.child(verb, {Deprel::mark});
  const bool is_as =
      token.deprel == Deprel::advcl && mark >= 0 && search.token(static_cast<uint32_t>(mark)).lemma == "as" && source >= 0;
  const auto head = static_cast<uint32_t>(token.head);
  if ((token.deprel == Deprel::parataxis && !search.is_parted_from(verb, head)) || is_as)
    found.push_back(search.make(source, token.span, verb, search.reach(head, {verb}), origin));
}

// "according to officials", "from the agency": a preposition, its noun the source, the clause above the content.
void AttributionFinder::add_phrase(const Search& search, uint32_t noun, std::vector<Attribution>& found) const {
  const Token& token = search.token(noun);
  if (is_in(token.deprel, {Deprel::case_, Deprel::conj}) || token.head < 0) return;
  const std::string preposition = search.preposition(noun);
  if (preposition.empty() || !is_cue(preposition, Cue::phrase)) return;
  const auto mark = static_cast<uint32_t>(search.child(noun, {Deprel::case_}));
  Span cue = search.token(mark).span;
  for (const uint32_t c : search.children(mark))
    if (search.token(c).deprel == Deprel::fixed) cue.end = std::max(cue.end, search.token(c).span.end);
  const Span content = search.reach(static_cast<uint32_t>(token.head), {noun});
  found.push_back(search.make(static_cast<int32_t>(noun), cue, mark, content, words_.at(preposition).origin));
}

std::vector<Attribution> AttributionFinder::find(const Reading& reading, const Tree& tree) const {
  const Search search(reading, tree);
  std::vector<Attribution> found;
  for (const Sentence& sentence : reading.sentences)
    for (uint32_t i = sentence.first; i < sentence.end; ++i) {
      const Token& token = reading.tokens[i];
      if (token.upos != Upos::VERB)
        add_phrase(search, i, found);
      else if (is_cue(token.lemma, Cue::quote))
        add_quotation(search, i, found);
      else if (is_cue(token.lemma, Cue::say))
        add_saying(search, i, found);
    }
  std::stable_sort(found.begin(), found.end(),
                   [](const Attribution& a, const Attribution& b) { return a.cue.start < b.cue.start; });
  name_authors(reading, tree, found);
  return found;
}

}  // namespace tabard
