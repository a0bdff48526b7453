#include "syntax/rejoin.h"

#include <algorithm>
#include <initializer_list>
#include <string>

#include "base/one_of.h"
#include "base/utf8.h"

namespace tabard {
namespace {

class Rejoiner {
 public:
  explicit Rejoiner(Reading& reading) : reading_(reading), tokens_(reading.tokens) {}

  void run() {
    for (size_t i = 1; i < reading_.sentences.size(); ++i) join(i);
  }

 private:
  void join(size_t index) {
    const Sentence& earlier = reading_.sentences[index - 1];
    Sentence& later = reading_.sentences[index];
    if (is_apart(earlier, later)) return;
    const int32_t root = root_of(later), target = main_verb(earlier);
    if (root < 0 || target < 0) return;
    uint32_t opener = later.first;
    while (opener < later.end && tokens_[opener].upos == Upos::PUNCT) ++opener;
    if (opener >= later.end || later.end - opener < 2) return;

    const std::string first = to_lower(tokens_[opener].form);
    Token& head = tokens_[static_cast<uint32_t>(root)];
    const auto attach = [&](uint32_t to, Deprel deprel) {
      head.head = static_cast<int32_t>(to);
      head.deprel = deprel;
      later.continues = static_cast<int32_t>(index) - 1;
    };
    const uint32_t last = last_word(earlier);
    const bool has_subject =
        has_child(static_cast<uint32_t>(root), {Deprel::nsubj, Deprel::nsubj_pass, Deprel::expl, Deprel::csubj});
    const bool is_verb = head.upos == Upos::VERB;

    // "... as saying. That the two sides ..."
    if (first == "that" && tokens_[opener].upos != Upos::DET && is_saying(tokens_[last])) return attach(last, Deprel::ccomp);
    if (first == "that" && is_saying(tokens_[static_cast<uint32_t>(target)]) && tokens_[opener].upos == Upos::SCONJ)
      return attach(static_cast<uint32_t>(target), Deprel::ccomp);
    // "Where a fair was held", "Which angered Quito", "After which the guest was shown round"
    if (is_one_of(first, {"where", "which", "who", "whose", "whom"}) && !ends_in_question(later))
      return attach(last_noun(earlier, last), Deprel::acl_relcl);
    if (opener + 1 < later.end && tokens_[opener].upos == Upos::ADP &&
        is_one_of(to_lower(tokens_[opener + 1].form), {"which", "whom"}))
      return attach(static_cast<uint32_t>(target), Deprel::advcl);
    if (!is_verb || has_subject) return;
    // "And said that ...", "And seek common ground": a verb without subject after a conjunction.
    if (is_one_of(first, {"and", "but", "or", "then"}))
      return attach(same_form_verb(earlier, head, static_cast<uint32_t>(target)), Deprel::conj);
    // "Welcomed the envoys.", "has been kept": a finite past verb without subject. A bare form may be a command and stays
    // alone.
    const bool is_finite = head.xpos == "VBD" || head.xpos == "VBZ" ||
                           (head.xpos == "VBN" && has_child(static_cast<uint32_t>(root), {Deprel::aux, Deprel::aux_pass}));
    if (is_finite && opener <= static_cast<uint32_t>(root) &&
        (opener == static_cast<uint32_t>(root) || tokens_[opener].head == root) && !is_heading(later))
      attach(static_cast<uint32_t>(target), Deprel::conj);
  }

  // A blank line or a heading's length between them: no continuation.
  bool is_apart(const Sentence& earlier, const Sentence& later) const {
    const std::string_view gap = reading_.text().substr(earlier.span.end, later.span.start - earlier.span.end);
    if (std::count(gap.begin(), gap.end(), '\n') > 1) return true;
    const std::string_view last = tokens_[earlier.end - 1].form;
    return last != "." && last != "," && last != ";" && last != ":" && last != "—" && last != "-";
  }

  bool is_heading(const Sentence& sentence) const {
    return tokens_[sentence.end - 1].upos != Upos::PUNCT && sentence.size() < 8;
  }
  bool ends_in_question(const Sentence& sentence) const {
    return tokens_[sentence.end - 1].form.find('?') != std::string_view::npos;
  }

  int32_t root_of(const Sentence& sentence) const {
    for (uint32_t i = sentence.first; i < sentence.end; ++i)
      if (tokens_[i].head < 0) return static_cast<int32_t>(i);
    return -1;
  }

  // The verb that a continuation may hang on; a sentence that continues another offers its own root.
  int32_t main_verb(const Sentence& sentence) const {
    for (uint32_t i = sentence.first; i < sentence.end; ++i) {
      const int32_t head = tokens_[i].head;
      const bool is_top = head < 0 || static_cast<uint32_t>(head) < sentence.first;
      if (is_top)
        return tokens_[i].upos == Upos::VERB || has_child(i, {Deprel::nsubj, Deprel::cop}) ? static_cast<int32_t>(i) : -1;
    }
    return -1;
  }

  uint32_t last_word(const Sentence& sentence) const {
    uint32_t last = sentence.end - 1;
    while (last > sentence.first && tokens_[last].upos == Upos::PUNCT) --last;
    return last;
  }

  uint32_t last_noun(const Sentence& sentence, uint32_t last) const {
    for (uint32_t i = last; i > sentence.first; --i)
      if (tokens_[i].upos == Upos::NOUN || tokens_[i].upos == Upos::PROPN) {
        uint32_t head = i;  // "exhibition hall": hall
        while (tokens_[head].head > static_cast<int32_t>(head) && tokens_[head].deprel == Deprel::compound)
          head = static_cast<uint32_t>(tokens_[head].head);
        return head;
      }
    return last;
  }

  // "... seeks to strengthen ties. And seek common ground": the verb of the same form, if the main verb is of another.
  uint32_t same_form_verb(const Sentence& sentence, const Token& verb, uint32_t main) const {
    if (verb.xpos != "VB" && verb.xpos != "VBP") return main;
    for (uint32_t i = sentence.end; i > sentence.first; --i)
      if (tokens_[i - 1].xpos == "VB" && tokens_[i - 1].upos == Upos::VERB) return i - 1;
    return main;
  }

  bool has_child(uint32_t head, std::initializer_list<Deprel> relations) const {
    const Sentence& sentence = reading_.sentences[reading_.sentence_of(head)];
    for (uint32_t i = sentence.first; i < sentence.end; ++i)
      if (tokens_[i].head == static_cast<int32_t>(head) &&
          std::find(relations.begin(), relations.end(), tokens_[i].deprel) != relations.end())
        return true;
    return false;
  }

  static bool is_saying(const Token& token) {
    return is_one_of(token.lemma, {"say", "tell", "announce", "state", "add", "report", "write", "claim", "declare", "insist",
                                   "note", "stress", "warn", "confirm", "argue", "believe", "hope", "agree"});
  }

  Reading& reading_;
  std::vector<Token>& tokens_;
};

}  // namespace

void rejoin(Reading& reading) {
  Rejoiner(reading).run();
}

}  // namespace tabard
