#include "actors/mentions.h"

#include <algorithm>

#include "actors/report_countries.h"
#include "base/one_of.h"
#include "base/utf8.h"

namespace tabard {

namespace {

// Children that belong to a phrase whose head is the word itself ...
bool is_part_of_phrase(Deprel deprel) {
  switch (deprel) {
    case Deprel::det:
    case Deprel::det_predet:
    case Deprel::amod:
    case Deprel::nummod:
    case Deprel::compound:
    case Deprel::flat:
    case Deprel::fixed:
    case Deprel::goeswith:
    case Deprel::nmod:
    case Deprel::nmod_poss:
    case Deprel::nmod_desc:
    case Deprel::punct: return true;
    default: return false;
  }
}

// ... and those that end it, wherever they hang inside.
bool is_clause(Deprel deprel) {
  switch (deprel) {
    case Deprel::acl:
    case Deprel::acl_relcl:
    case Deprel::advcl:
    case Deprel::advcl_relcl:
    case Deprel::ccomp:
    case Deprel::csubj:
    case Deprel::csubj_outer:
    case Deprel::csubj_pass:
    case Deprel::parataxis:
    case Deprel::appos:
    case Deprel::list:
    case Deprel::vocative:
    case Deprel::discourse:
    case Deprel::dislocated:
    case Deprel::reparandum:
    case Deprel::orphan: return true;
    default: return false;
  }
}

bool is_nominal_relation(Deprel deprel) {
  switch (deprel) {
    case Deprel::nsubj:
    case Deprel::nsubj_pass:
    case Deprel::nsubj_outer:
    case Deprel::obj:
    case Deprel::iobj:
    case Deprel::obl:
    case Deprel::obl_agent:
    case Deprel::nmod:
    case Deprel::nmod_poss:
    case Deprel::appos:
    case Deprel::vocative:
    case Deprel::obl_unmarked: return true;
    default: return false;
  }
}

bool is_motion(std::string_view lemma) {
  for (const std::string_view verb : {"fly", "travel", "go", "head", "return", "come", "drive", "walk", "march", "move", "sail",
                                      "flee", "rush", "trip", "flight", "journey", "arrive"})
    if (lemma == verb) return true;
  return false;
}

// Parts of a town: "the streets of Lima" is where, not who.
bool is_site(std::string_view lemma) {
  for (const std::string_view noun :
       {"street", "square", "city", "town", "port", "airport", "centre", "center", "suburb", "outskirts", "district", "heart",
        "north", "south", "east", "west", "hospital", "bridge", "market"})
    if (lemma == noun) return true;
  return false;
}

// Builds the mentions of one document.
class MentionFinder {
 public:
  MentionFinder(Reading& reading, const Tree& tree, const ActorResolver& resolver)
      : reading_(reading), tokens_(reading.tokens), tree_(tree), resolver_(resolver) {}

  void run();

 private:
  bool is_head(uint32_t token) const;
  bool names_nobody(uint32_t token) const;
  bool is_of_at_least(uint32_t token) const;
  bool is_attached_name(uint32_t token) const;
  bool follows_punctuation(uint32_t token) const;
  void collect(uint32_t token, bool is_top, uint32_t sentence);
  void add(uint32_t head, uint32_t first, uint32_t end, Mention::Form form);
  bool is_location(uint32_t head) const;
  static constexpr uint32_t none = UINT32_MAX;
  uint32_t name_after_title(uint32_t head, uint32_t end) const;
  std::pair<uint32_t, uint32_t> stretch(uint32_t head, uint32_t sentence) const;
  void add_phrase(uint32_t head, uint32_t sentence);
  void add_modifier(uint32_t token);
  bool is_day(uint32_t token);
  Actor resolve(uint32_t first, uint32_t end);
  bool is_capitalized(uint32_t token) const {
    const std::string_view form = tokens_[token].form;
    return !form.empty() && form[0] >= 'A' && form[0] <= 'Z';
  }

  Reading& reading_;
  const std::vector<Token>& tokens_;
  const Tree& tree_;
  const ActorResolver& resolver_;
  std::optional<Day> day_;
  std::vector<Kind> kinds_;        // by token: the tagger's kind of the name it is in
  std::vector<uint32_t> name_of_;  // by token: 1 + index of its name; 0 for none
  std::vector<bool> is_time_;      // by token: inside a time expression
  std::vector<uint32_t> marks_;    // by token: head + 1 of the phrase that last claimed it
  uint32_t mark_ = 0;
  std::vector<std::string_view> words_;
  bool has_capitals_ = false;  // somewhere inside a sentence
};

// "Defence Minister X Y", "the charity World Harvest": an apposition without comma names the head and is part of its mention.
bool MentionFinder::is_attached_name(uint32_t token) const {
  return tokens_[token].deprel == Deprel::appos && tokens_[token].head >= 0 &&
         token > static_cast<uint32_t>(tokens_[token].head) && !follows_punctuation(token);
}

bool MentionFinder::follows_punctuation(uint32_t token) const {
  uint32_t first = token;
  for (std::span<const uint32_t> children = tree_.children(first); !children.empty() && children.front() < first;
       children = tree_.children(first))
    first = children.front();
  return tokens_[first].upos == Upos::PUNCT || (first > 0 && tokens_[first - 1].upos == Upos::PUNCT);
}

// "at least 40 people", "take part"
bool MentionFinder::names_nobody(uint32_t token) const {
  const Token& word = tokens_[token];
  if (is_of_at_least(token)) return true;
  return word.lemma == "part" && word.deprel == Deprel::obj && word.head >= 0 &&
         is_one_of(tokens_[static_cast<size_t>(word.head)].lemma, {"take", "play"});
}

// The "least" of "at least".
bool MentionFinder::is_of_at_least(uint32_t token) const {
  return token > 0 && is_one_of(tokens_[token].form, {"least", "most"}) && is_one_of(tokens_[token - 1].form, {"at", "At"});
}

bool MentionFinder::is_head(uint32_t token) const {
  const Token& word = tokens_[token];
  if (word.deprel == Deprel::nmod_desc && word.head >= 0 && (word.upos == Upos::NOUN || word.upos == Upos::PROPN))
    for (uint32_t i = token + 1; i < static_cast<uint32_t>(word.head); ++i)
      if (tokens_[i].form == ",") return true;  // "her opposite number from Tiraspol, Leonid Baranchuk": two phrases
  switch (word.deprel) {
    case Deprel::compound:
    case Deprel::flat:
    case Deprel::fixed:
    case Deprel::goeswith:
    case Deprel::expl:
    case Deprel::det:
    case Deprel::case_:
    case Deprel::cc:
    case Deprel::mark:
    case Deprel::advmod:
    case Deprel::amod:
    case Deprel::punct:
    case Deprel::nummod:
    case Deprel::nmod_desc:
    case Deprel::compound_prt:
    case Deprel::discourse:
    case Deprel::reparandum: return word.upos == Upos::PRON && word.deprel != Deprel::expl && word.deprel != Deprel::det;
    default: break;
  }
  if (is_attached_name(token) || names_nobody(token)) return false;
  switch (word.upos) {
    case Upos::NOUN:
    case Upos::PROPN:
    case Upos::PRON: return true;
    case Upos::ADJ:
    case Upos::NUM: {
      if (!is_nominal_relation(word.deprel)) {
        if (word.deprel != Deprel::conj || word.head < 0) return false;
        const Upos first = tokens_[static_cast<size_t>(word.head)].upos;
        if (first != Upos::NOUN && first != Upos::PROPN) return false;
      }
      return word.upos == Upos::ADJ || tokens_[token].deprel != Deprel::nmod;
    }
    case Upos::DET: return is_nominal_relation(word.deprel) && word.deprel != Deprel::nmod_poss;  // "both", "those" alone
    default: return false;
  }
}

void MentionFinder::collect(uint32_t token, bool is_top, uint32_t sentence) {
  const Sentence& bounds = reading_.sentences[sentence];
  if (token < bounds.first || token >= bounds.end) return;
  marks_[token] = mark_;
  for (const uint32_t child : tree_.children(token)) {
    const Deprel deprel = tokens_[child].deprel;
    if (is_attached_name(child)) {
      collect(child, false, sentence);
      continue;
    }
    // "fishermen on Wednesday": the day tells when something happened, whatever the parse hangs it on.
    if (is_top && deprel == Deprel::nmod_desc && child < token && is_head(child)) continue;
    if (is_clause(deprel) || (deprel == Deprel::nmod && is_time_[child])) continue;
    if (is_top && !is_part_of_phrase(deprel)) {
      // "more than 300 people": adverbs before the number stand under it; "only the army": under the head, and outside.
      continue;
    }
    if (!is_top && deprel == Deprel::advcl) continue;
    collect(child, false, sentence);
  }
}

Actor MentionFinder::resolve(uint32_t first, uint32_t end) {
  words_.clear();
  for (uint32_t i = first; i < end; ++i) words_.push_back(tokens_[i].form);
  Actor actor = resolver_.resolve(words_, std::span(kinds_).subspan(first, end - first), day_);
  // "labour" is not the party of that name where names have capitals, nor "900 rand" the institute.
  const bool is_name = !actor.name.empty() && actor.kind == Kind::organization;
  const auto is_in_capitals = [&] {
    for (uint32_t i = first; i < end; ++i)
      if (is_capitalized(i)) return true;
    return false;
  };
  if (is_name && has_capitals_ && !is_in_capitals()) return {};
  return actor;
}

bool MentionFinder::is_location(uint32_t head) const {
  for (const uint32_t child : tree_.children(head)) {
    if (tokens_[child].deprel != Deprel::case_) continue;
    const std::string_view form = tokens_[child].form;
    for (const std::string_view word :
         {"in", "at", "near", "outside", "inside", "around", "over", "across", "through", "In", "At", "Near"})
      if (form == word) return true;
    if (form == "of" && tokens_[head].head >= 0 && is_site(tokens_[static_cast<size_t>(tokens_[head].head)].lemma)) return true;
    if (form == "to" || form == "from" || form == "into" || form == "via")
      return tokens_[head].head >= 0 && is_motion(tokens_[static_cast<size_t>(tokens_[head].head)].lemma);
  }
  return false;
}

void MentionFinder::add(uint32_t head, uint32_t first, uint32_t end, Mention::Form form) {
  Mention mention;
  mention.first = first;
  mention.end = end;
  mention.head = head;
  mention.span = {tokens_[first].span.start, tokens_[end - 1].span.end};
  mention.form = form;
  reading_.mention_of_head[head] = static_cast<int32_t>(reading_.mentions.size());
  if (form != Mention::Form::pronoun) {
    mention.actor = resolve(first, end);
    mention.kind = mention.actor.kind;
    if (kinds_[head] != Kind::unknown && (mention.kind == Kind::unknown || mention.actor.is_uncoded()))
      mention.kind = kinds_[head];
    if (mention.actor.kind == Kind::unknown) mention.actor.kind = mention.kind;
    if (mention.kind == Kind::country && !mention.actor.sectors.empty() && is_location(head)) {
      // "in Pyongyang" is where, not who.
      mention.kind = mention.actor.kind = Kind::place;
      mention.actor.sectors.clear();
      mention.actor.name = std::string(mention.span.in(reading_.text()));
    }
  }
  reading_.mentions.push_back(std::move(mention));
}

// "rebel leader Juan Soto" where the parse does not join them: the head of the person's name that begins at `end`, right after
// a title that ends there; `none` otherwise.
uint32_t MentionFinder::name_after_title(uint32_t head, uint32_t end) const {
  if (end != head + 1 || end >= tokens_.size() || kinds_[end] != Kind::person || kinds_[head] == Kind::person) return none;
  if (tokens_[head].upos != Upos::NOUN && tokens_[head].upos != Upos::PROPN) return none;
  if (name_of_[end] == 0 || name_of_[end] == name_of_[head] || tokens_[end].upos == Upos::PUNCT) return none;
  const std::string_view title[] = {tokens_[head].form};
  const Actor actor = resolver_.resolve(title, day_);
  if (actor.kind != Kind::person) return none;
  for (uint32_t i = end; i < tokens_.size() && name_of_[i] == name_of_[end]; ++i) {
    const int32_t governor = tokens_[i].head;
    if (governor < 0 || name_of_[static_cast<size_t>(governor)] != name_of_[end]) return i;
  }
  return none;
}

// The stretch around the head whose words all belong to it; what the parse wrongly hangs there is cut off where its form shows
// it.
std::pair<uint32_t, uint32_t> MentionFinder::stretch(uint32_t head, uint32_t sentence) const {
  const Sentence& bounds = reading_.sentences[sentence];
  const auto is_adjective = [&](uint32_t token) { return tokens_[token].upos == Upos::ADJ; };
  uint32_t first = head, end = head + 1;
  while (first > bounds.first && marks_[first - 1] == mark_) {
    const Token& word = tokens_[first - 1];
    if (word.form == "," && !(first >= 2 && is_adjective(first - 2) && is_adjective(first))) break;  // "a long, cold night"
    --first;
  }
  while (end < bounds.end && marks_[end] == mark_) {
    const Token& word = tokens_[end];
    const bool is_predicate =
        (word.upos == Upos::VERB || word.upos == Upos::AUX) && word.deprel != Deprel::amod && word.deprel != Deprel::compound;
    if (is_predicate || word.form == ",") break;
    ++end;
  }
  const auto is_edge = [&](uint32_t token) { return tokens_[token].upos == Upos::PUNCT; };
  const auto is_number_to_come = [&](uint32_t token) { return token + 1 < head && is_of_at_least(token + 1); };
  while (first < head && !is_number_to_come(first) &&
         (is_edge(first) || tokens_[first].upos == Upos::ADP || tokens_[first].upos == Upos::CCONJ ||
          (is_time_[first] && !is_time_[head])))
    ++first;
  // A name is never cut.
  while (end < bounds.end && name_of_[end] != 0 && name_of_[end] == name_of_[end - 1]) ++end;
  while (first > bounds.first && name_of_[first] != 0 && name_of_[first - 1] == name_of_[first] && first <= head) --first;
  if (first > bounds.first && tokens_[first - 1].upos == Upos::DET && tokens_[first].upos != Upos::DET &&
      tokens_[head].upos != Upos::PRON && tokens_[first - 1].deprel == Deprel::det)
    --first;
  while (end > head + 1 && (is_edge(end - 1) || tokens_[end - 1].deprel == Deprel::case_ ||
                            tokens_[end - 1].upos == Upos::ADP || tokens_[end - 1].upos == Upos::CCONJ))
    --end;
  return {first, end};
}

void MentionFinder::add_phrase(uint32_t head, uint32_t sentence) {
  ++mark_;
  collect(head, true, sentence);
  const auto [first, stretch_end] = stretch(head, sentence);
  uint32_t end = stretch_end;
  const uint32_t named = name_after_title(head, end);
  if (named != none) {
    while (end < tokens_.size() && name_of_[end] == name_of_[named]) ++end;
    // The parse took title and name for two; the one that the other does not hang under is the head.
    int32_t above = tokens_[named].head;
    for (int steps = 0; above >= 0 && static_cast<uint32_t>(above) != head && steps < 8; ++steps)
      above = tokens_[static_cast<size_t>(above)].head;
    const uint32_t title = head;
    if (above != static_cast<int32_t>(head)) head = named;
    add(head, first, end, Mention::Form::name);
    reading_.mention_of_head[title] = reading_.mention_of_head[named] = reading_.mention_of_head[head];
    return;
  }
  Mention::Form form = Mention::Form::nominal;
  if (tokens_[head].upos == Upos::PRON)
    form = Mention::Form::pronoun;
  else if (tokens_[head].upos == Upos::PROPN)
    form = Mention::Form::name;
  for (uint32_t i = head; i < end && form == Mention::Form::nominal; ++i)
    if (i > head && tokens_[i].upos == Upos::PROPN &&
        (tokens_[i].deprel == Deprel::flat || (tokens_[i].deprel == Deprel::appos && is_attached_name(i))))
      form = Mention::Form::name;
  add(head, first, end, form);
  for (uint32_t i = head + 1; i < end; ++i)
    if (is_attached_name(i) && tokens_[i].head == static_cast<int32_t>(head))
      reading_.mention_of_head[i] = reading_.mention_of_head[head];
}

// "Turkish" in "Turkish vessels", "police" in "a police raid": parties of their own, if the lexicon knows them.
void MentionFinder::add_modifier(uint32_t token) {
  const Token& word = tokens_[token];
  if (word.head < 0) return;
  const bool is_before_head = static_cast<uint32_t>(word.head) > token;
  const bool is_adjective =
      is_before_head && word.deprel == Deprel::amod && (word.upos == Upos::ADJ || word.upos == Upos::PROPN);
  const Token& modifier = tokens_[static_cast<size_t>(word.head)];  // "German" of "French and German ministers"
  const bool is_conjunct = word.deprel == Deprel::conj && (word.upos == Upos::ADJ || word.upos == Upos::PROPN) &&
                           (modifier.deprel == Deprel::amod || modifier.deprel == Deprel::compound) &&
                           modifier.head > static_cast<int32_t>(token);
  const bool is_compound =
      is_before_head && word.deprel == Deprel::compound && (word.upos == Upos::NOUN || word.upos == Upos::PROPN);
  if (!is_adjective && !is_compound && !is_conjunct) return;
  if ((is_adjective || is_conjunct) && (word.form[0] < 'A' || word.form[0] > 'Z')) return;
  if (kinds_[token] == Kind::person) return;
  // A title before a person's name is part of the name's mention.
  const auto head = static_cast<size_t>(word.head);
  if (is_compound && tokens_[head].upos == Upos::PROPN && kinds_[head] != Kind::organization) {
    if (kinds_[head] == Kind::person || kinds_[token] == Kind::unknown) return;
  }
  uint32_t first = token;
  while (first > 0 && tokens_[first - 1].head == static_cast<int32_t>(token) &&
         (tokens_[first - 1].deprel == Deprel::compound || tokens_[first - 1].deprel == Deprel::amod))
    --first;
  uint32_t end = token + 1;
  while (end < tokens_.size() && tokens_[end].head == static_cast<int32_t>(token) && tokens_[end].deprel == Deprel::flat) ++end;
  const Actor actor = resolve(first, end);
  if (actor.is_uncoded()) return;
  // "the Labour Confederation": a word inside a body's name is not another body of that name.
  const bool is_in_name = name_of_[token] != 0 && name_of_[token] == name_of_[head] && kinds_[head] == Kind::organization;
  if (is_in_name && actor.kind == Kind::organization && !actor.name.empty()) return;
  // "Labour Minister": the word belongs to the office, as its country shows; "Hamas official" is one of Hamas.
  if (actor.kind == Kind::organization && !actor.name.empty() && !actor.country.empty() && end == head &&
      resolve(first, static_cast<uint32_t>(head) + 1).country != actor.country)
    return;
  const bool is_country = actor.kind == Kind::country;
  add(token, first, end,
      is_country                 ? Mention::Form::demonym
      : word.upos == Upos::PROPN ? Mention::Form::name
                                 : Mention::Form::nominal);
}

// "HELSINKI, 14 March": days and months are nobody. But "May Lincoln" is, and "November 17" a group.
bool MentionFinder::is_day(uint32_t token) {
  if (!is_time_[token] || name_of_[token] != 0) return false;
  if (tokens_[token].upos != Upos::NUM && tokens_[token].upos != Upos::PROPN) return false;
  uint32_t first = token, end = token + 1;
  while (first > 0 && is_time_[first - 1]) --first;
  while (end < tokens_.size() && is_time_[end]) ++end;
  return resolve(first, end).name.empty();
}

void MentionFinder::run() {
  for (const Sentence& sentence : reading_.sentences)
    for (uint32_t i = sentence.first + 1; i < sentence.end; ++i) has_capitals_ |= is_capitalized(i);
  reading_.mentions.clear();
  // Room for as many as there can be: growing would hold them twice for a moment, room that is not used costs nothing.
  reading_.mentions.reserve(static_cast<size_t>(std::count_if(tokens_.begin(), tokens_.end(), [](const Token& token) {
    return token.upos == Upos::NOUN || token.upos == Upos::PROPN || token.upos == Upos::PRON;
  })));
  reading_.mention_of_head.assign(tokens_.size(), -1);
  kinds_.assign(tokens_.size(), Kind::unknown);
  marks_.assign(tokens_.size(), 0);
  is_time_.assign(tokens_.size(), false);
  for (const TimeExpression& time : reading_.times)
    for (uint32_t i = time.first; i < time.end; ++i) is_time_[i] = true;
  name_of_.assign(tokens_.size(), 0);
  for (uint32_t index = 0; index < reading_.names.size(); ++index) {
    const Name& name = reading_.names[index];
    // In the news, what is a country's whole name means the country, whatever the tagger thinks of Jordan or Chad.
    words_.clear();
    for (uint32_t i = name.first; i < name.end; ++i) words_.push_back(tokens_[i].form);
    const Actor whole = resolver_.resolve(words_, std::nullopt);
    const bool is_country = whole.kind == Kind::country && whole.sectors.empty();
    for (uint32_t i = name.first; i < name.end; ++i) {
      kinds_[i] = is_country ? Kind::place : name.kind;
      name_of_[i] = index + 1;
    }
  }
  if (reading_.document != nullptr) day_ = reading_.document->date;
  if (!day_ && reading_.report_date.range) day_ = reading_.report_date.range->to;
  for (uint32_t sentence = 0; sentence < reading_.sentences.size(); ++sentence) {
    for (uint32_t token = reading_.sentences[sentence].first; token < reading_.sentences[sentence].end; ++token) {
      if (reading_.mention_of_head[token] >= 0) continue;  // a name that its title has taken in
      if (is_day(token)) continue;
      if (is_head(token))
        add_phrase(token, sentence);
      else
        add_modifier(token);
    }
  }
}

}  // namespace

void find_mentions(Reading& reading, const Tree& tree, const ActorResolver& resolver) {
  MentionFinder(reading, tree, resolver).run();
  note_report_countries(reading, resolver);
}

}  // namespace tabard
