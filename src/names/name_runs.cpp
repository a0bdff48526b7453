#include "names/name_runs.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>

#include "base/utf8.h"

namespace tabard {
namespace {

// Relations that hold two names apart though nothing stands between them.
constexpr std::array apart = {Deprel::appos,         Deprel::list,         Deprel::conj,     Deprel::parataxis,
                              Deprel::nmod_unmarked, Deprel::obl_unmarked, Deprel::vocative, Deprel::dislocated,
                              Deprel::nsubj,         Deprel::obj,          Deprel::iobj,     Deprel::discourse};
constexpr std::array<std::string_view, 11> particles = {"de", "la", "du", "del", "von", "van", "der", "bin", "ibn", "al", "el"};

constexpr uint32_t longest_joined = 30;  // words: a chain of names longer than that is a list

bool is_word(std::string_view form) {
  if (form.find_first_of("/@_#") != std::string_view::npos) return false;
  for (size_t at = 0; at < form.size();)
    if (is_letter(next_code_point(form, at))) return true;
  return false;
}

// The first token of [first, end) whose head lies outside; `first` where there is none.
uint32_t head_of_words(const std::vector<Token>& tokens, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; ++i)
    if (tokens[i].head < static_cast<int32_t>(first) || tokens[i].head >= static_cast<int32_t>(end)) return i;
  return first;
}

class RunFinder {
 public:
  // `tagged` says of every token which of Reading::names it is in, counted from 1; 0: none.
  RunFinder(const NameWords& words, std::span<const uint32_t> tagged, uint32_t sentence, std::vector<NameRun>& runs)
      : words_(words),
        tokens_(words.reading.tokens),
        tagged_(tagged),
        number_(sentence),
        sentence_(words.reading.sentences[sentence]),
        runs_(runs),
        from_(runs.size()) {}

  void run() {
    uint32_t first = sentence_.end;
    for (uint32_t i = sentence_.first; i <= sentence_.end; ++i) {
      const bool is_name = i < sentence_.end && is_proper(i) && !is_title(i);
      if (!is_name && first < i) add_stretch(first, i), first = sentence_.end;
      if (is_name && first == sentence_.end) first = i;
    }
    size_t kept = from_;
    for (size_t i = from_; i < runs_.size(); ++i) {
      const uint32_t least = kept > from_ ? runs_[kept - 1].end : sentence_.first;
      const uint32_t most = i + 1 < runs_.size() ? runs_[i + 1].first : sentence_.end;
      if (finish(runs_[i], least, most)) runs_[kept++] = runs_[i];
    }
    runs_.resize(kept);
  }

 private:
  bool is_proper(uint32_t i) const {
    const Token& token = tokens_[i];
    const bool is_tagged = token.xpos == "NNP" || token.xpos == "NNPS" ||
                           (token.upos == Upos::PROPN && token.xpos != "ADD" && token.xpos != "NFP");
    return is_tagged && is_word(token.form) && !words_.is(i, Sense::calendar);
  }

  // General of "General Gordon"; but not Kim of "Kim Jong Un", which the parser may take for a title.
  bool is_title(uint32_t i) const {
    const Token& token = tokens_[i];
    const bool is_name = words_.is(i, Sense::given) && !words_.is(i, Sense::title);
    return token.deprel == Deprel::nmod_desc && token.head > static_cast<int32_t>(i) && !words_.is(i, Sense::saint) && !is_name;
  }

  static bool is_inside(int32_t token, uint32_t first, uint32_t end) {
    return token >= static_cast<int32_t>(first) && token < static_cast<int32_t>(end);
  }

  uint32_t head_of(uint32_t first, uint32_t end) const { return head_of_words(tokens_, first, end); }

  // Proper nouns [first, end), cut where neither the tree nor the tagger nor a given name holds them together.
  void add_stretch(uint32_t first, uint32_t end) {
    part_.resize(end - first);
    std::iota(part_.begin(), part_.end(), 0u);
    for (uint32_t i = first; i < end; ++i)
      if (is_inside(tokens_[i].head, first, end) && std::find(apart.begin(), apart.end(), tokens_[i].deprel) == apart.end())
        part_[part(i - first)] = part(static_cast<uint32_t>(tokens_[i].head) - first);
    for (uint32_t i = first; i < end;) {
      uint32_t next = i + 1;
      while (next < end && (part(next - first) == part(next - 1 - first) || is_one_name(next)) &&
             !is_town_and_land(i, next, end))
        ++next;
      const uint32_t begin = i;
      while (i < next) {
        const uint32_t cut = end_of_person(i, next);
        add(i, cut);
        if (cut - i < next - begin) runs_.back().tagged = NameKind::person;
        i = cut;
      }
    }
  }

  // Where in [first, end) another person begins though no comma parts the two: in lists ("Ann Reyes Bob Cole") and where one
  // letter closes and the next one greets ("Thanks, Ann Reyes Bob, Please ...").
  uint32_t end_of_person(uint32_t first, uint32_t end) const {
    const auto is_given = [this](uint32_t i) { return words_.is(i, Sense::given) && is_capitalized(tokens_[i].form); };
    const auto is_pair = [&](uint32_t i) { return is_given(i) && words_.is(i + 1, Sense::surname) && !is_given(i + 1); };
    if (end - first >= 4 && is_pair(first) && is_given(first + 2)) return first + 2;
    const uint32_t last = end - 1;
    if (last == first || !words_.is(first, Sense::given) || !words_.is(last, Sense::common_given)) return end;
    // "Tim Scott, Other Lawmakers ...": a surname that is a given name too.
    const bool is_surname = last == first + 1 ? words_.is(last, Sense::surname) : words_.is(last - 1, Sense::given);
    const bool is_greeting = !is_surname && is_capitalized(tokens_[last].form) && !words_.is(last - 1, Sense::saint) &&
                             end + 1 < sentence_.end && is_form(end, ",") && !is_proper(end + 1) &&
                             is_capitalized(tokens_[end + 1].form);
    return is_greeting ? last : end;
  }

  // Whether a proper noun and the one before are one name though the tree sets them apart.
  bool is_one_name(uint32_t i) const {
    if (tagged_[i] != 0 && tagged_[i] == tagged_[i - 1]) return true;
    constexpr Senses others =
        Senses(Sense::country) | Sense::people | Sense::metropolis | Sense::organization | Sense::common_given;
    const Senses left = words_.senses(i - 1), right = words_.senses(i);
    return left.has(Sense::common_given) && !left.has_any(Senses(Sense::country) | Sense::own_place) &&
           !right.has_any(others) && is_capitalized(tokens_[i].form);
  }

  // Whether [first, middle) is a town and the land that it lies in begins at `middle`: "Springfield Ohio", "Accra Ghana".
  bool is_town_and_land(uint32_t first, uint32_t middle, uint32_t end) const {
    constexpr Senses lands = Senses(Sense::country) | Sense::region | Sense::own_place;
    constexpr Senses towns = lands | Sense::capital | Sense::metropolis | Sense::city | Sense::town;
    constexpr size_t shortest = 4;  // bytes: "Air India", "Bay Area" begin like towns of that name
    if (tokens_[middle - 1].span.end - tokens_[first].span.start < shortest) return false;
    const Senses town = told(first, middle);
    if (!town.has_any(towns) || words_.is(middle - 1, Sense::body)) return false;
    for (uint32_t stop = std::min(end, middle + 2); stop > middle; --stop) {
      const Senses land = told(middle, stop);
      const bool is_person = town.has(Sense::common_given) && land.has_any(Senses(Sense::given) | Sense::surname);
      if (land.has_any(lands) && !is_person && !told(first, stop).has_any(naming_senses)) return true;
    }
    return false;
  }
  Senses told(uint32_t first, uint32_t end) const { return words_.tables.by_key(words_.key(first, end)); }

  uint32_t part(uint32_t i) {
    while (part_[i] != i) i = part_[i] = part_[part_[i]];
    return i;
  }

  void add(uint32_t first, uint32_t end) {
    if (runs_.size() > from_) {
      NameRun& last = runs_.back();
      if (last.end < first && first <= last.end + 2 && last.end - last.first < longest_joined && is_joined(last, first, end)) {
        last.end = end;
        return join_with_the_run_before();
      }
    }
    runs_.push_back({first, end, first, number_});
  }

  // "Ministry of" "Roads and Public Works": what hangs on the ministry is known once the second run is whole.
  void join_with_the_run_before() {
    if (runs_.size() < from_ + 2) return;
    NameRun& left = runs_[runs_.size() - 2];
    const NameRun& right = runs_.back();
    const bool is_near = left.end < right.first && right.first <= left.end + 2 && left.end - left.first < longest_joined;
    if (!is_near || !is_joined(left, right.first, right.end)) return;
    left.end = right.end;
    runs_.pop_back();
  }

  // Whether a run and the words [first, end) behind it are one name, by what stands between them.
  bool is_joined(const NameRun& left, uint32_t first, uint32_t end) const {
    const uint32_t head = head_of(left.first, left.end), next_head = head_of(first, end);
    const bool is_of_left = is_inside(tokens_[next_head].head, left.first, left.end);
    const bool is_of_right = is_inside(tokens_[head].head, first, end);
    const bool is_with_the = first == left.end + 2;
    if (is_with_the && !is_form(left.end + 1, "the")) return false;
    if (is_form(left.end, "of") || is_form(left.end, "for")) return is_of_left && words_.is(left.end - 1, Sense::body);
    if (is_form(left.end, "and")) {
      // "Securities and Exchange Commission"; "Department of Health and Human Services"
      return is_of_right || (is_of_left && tokens_[next_head].head != static_cast<int32_t>(head) && is_body_of(left));
    }
    if (is_with_the) return false;
    if (is_form(left.end, ",")) return words_.is(first, Sense::suffix) && first == left.end + 1;
    if (is_form(left.end, "-")) {  // "al-Qaeda"; but "Iran-Iraq"
      constexpr Senses lands = Senses(Sense::country) | Sense::people | Sense::metropolis | Sense::capital;
      return !words_.senses(left.end - 1).has_any(lands) || !words_.senses(first).has_any(lands);
    }
    if (is_form(left.end, "&")) return true;
    if (is_owner_mark(left.end)) return words_.is(left.end - 1, Sense::owner) && is_of_right;
    const bool is_particle =
        std::any_of(particles.begin(), particles.end(), [&](std::string_view word) { return is_form(left.end, word); });
    return is_particle && (is_of_left || is_of_right);
  }

  bool is_body_of(const NameRun& run) const {
    bool has_body = false, has_of = false;
    for (uint32_t i = run.first; i < run.end; ++i) has_body |= words_.is(i, Sense::body), has_of |= tokens_[i].form == "of";
    return has_body && has_of;
  }

  bool is_form(uint32_t i, std::string_view word) const { return to_lower(tokens_[i].form) == word; }
  bool is_owner_mark(uint32_t i) const {
    const std::string_view form = tokens_[i].form;
    return form == "'s" || form == "’s" || form == "'" || form == "’";
  }

  static bool is_describing(const Token& token, uint32_t head) {
    const bool is_describer = token.upos == Upos::ADJ || token.deprel == Deprel::compound || token.deprel == Deprel::amod;
    return is_describer && is_capitalized(token.form) && token.head == static_cast<int32_t>(head);
  }

  // Sets the run's edges and head; false for what is no name after all.
  bool finish(NameRun& run, uint32_t least, uint32_t most) const {
    uint32_t head = head_of(run.first, run.end);
    const Deprel deprel = tokens_[head].deprel;
    // "McDonald 's": an "s" that owns nothing
    const bool is_owner = deprel == Deprel::nmod_poss || deprel == Deprel::nmod || deprel == Deprel::conj;
    if (run.end < most && tokens_[run.end].xpos == "POS" && !is_owner) ++run.end;
    const Upos upos = tokens_[run.first].upos;
    if (run.end - run.first == 1 && (upos == Upos::ADJ || upos == Upos::ADV || upos == Upos::VERB)) return false;
    // "American Chess Federation", "Roads Ministry", if the first word is no proper noun to the tagger
    if (words_.is(head, Sense::body))
      while (run.first > std::max(least, sentence_.first + 1) && is_describing(tokens_[run.first - 1], head)) --run.first;
    while (run.first > least && words_.is(run.first - 1, Sense::part) && is_describing(tokens_[run.first - 1], head))
      --run.first;
    run.head = head_of(run.first, run.end);
    return true;
  }

  const NameWords& words_;
  const std::vector<Token>& tokens_;
  const std::span<const uint32_t> tagged_;
  const uint32_t number_;
  const Sentence& sentence_;
  std::vector<NameRun>& runs_;
  const size_t from_;
  std::vector<uint32_t> part_;  // of the words of a stretch: a word of the same part; itself at last
};

NameKind to_name_kind(Kind kind) {
  return kind == Kind::person ? NameKind::person : kind == Kind::organization ? NameKind::organization : NameKind::place;
}

// The runs of the tags and, between them, the names that the tagger's network found where the tags have no run.
std::vector<NameRun> with_tagged_names(const NameWords& words, const std::vector<NameRun>& runs) {
  const Reading& reading = words.reading;
  std::vector<NameRun> all;
  all.reserve(runs.size() + reading.names.size() / 4);
  size_t next = 0;
  uint32_t sentence = 0;
  for (const Name& name : reading.names) {
    while (next < runs.size() && runs[next].end <= name.first) all.push_back(runs[next++]);
    const NameKind kind = to_name_kind(name.kind);
    if (next < runs.size() && runs[next].first < name.end) {
      all.push_back(runs[next++]);
      all.back().tagged = kind;
    } else if ((all.empty() || all.back().end <= name.first) && is_capitalized(reading.tokens[name.first].form) &&
               !(name.end - name.first == 1 && words.is(name.first, Sense::calendar))) {
      while (reading.sentences[sentence].end <= name.first) ++sentence;
      all.push_back({name.first, name.end, head_of_words(reading.tokens, name.first, name.end), sentence, kind});
    }
  }
  all.insert(all.end(), runs.begin() + static_cast<std::ptrdiff_t>(next), runs.end());
  return all;
}

}  // namespace

std::vector<NameRun> find_runs(const NameWords& words) {
  const Reading& reading = words.reading;
  std::vector<uint32_t> tagged(reading.tokens.size());
  for (uint32_t i = 0; i < reading.names.size(); ++i)
    for (uint32_t token = reading.names[i].first; token < reading.names[i].end; ++token) tagged[token] = i + 1;
  std::vector<NameRun> runs;
  for (uint32_t sentence = 0; sentence < reading.sentences.size(); ++sentence) RunFinder(words, tagged, sentence, runs).run();
  return with_tagged_names(words, runs);
}

}  // namespace tabard
