// A Reading as CoNLL-U (universaldependencies.org/format.html), mentions as CorefUD's Entity= in MISC.
//
// Every sentence is a tree of its own here: a head that lies in another sentence (Sentence::continues) is printed as the root,
// and where that leaves several roots the first keeps the name and the others hang on it as parataxis.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "io/code_points.h"
#include "io/writers.h"

namespace tabard {
namespace {

class ReadingConllu {
 public:
  ReadingConllu(std::string& out, const Reading& reading) : out_(out), reading_(reading), points_(reading.text()) {
    opening_.resize(reading.tokens.size());
    closing_.resize(reading.tokens.size());
    for (uint32_t i = 0; i < reading.mentions.size(); ++i) {
      const Mention& mention = reading.mentions[i];
      if (mention.first >= mention.end || mention.end > reading.tokens.size()) continue;
      opening_[mention.first].push_back(i);
      closing_[mention.end - 1].push_back(i);
    }
    const auto is_longer = [&](uint32_t a, uint32_t b) { return length(a) > length(b); };
    for (auto& open : opening_) std::stable_sort(open.begin(), open.end(), is_longer);
    for (auto& close : closing_)
      std::stable_sort(close.begin(), close.end(), [&](uint32_t a, uint32_t b) { return is_longer(b, a); });
  }

  void write() {
    print("# newdoc id = {}\n", one_line(reading_.document->id));
    out_ += "# global.Entity = eid-etype-head\n";
    for (size_t i = 0; i < reading_.sentences.size(); ++i) sentence(i);
  }

 private:
  template <class... Values>
  void print(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Values>(values)...);
  }

  uint32_t length(uint32_t mention) const { return reading_.mentions[mention].end - reading_.mentions[mention].first; }

  // Every run of white space as one blank: a comment and a cell are one line.
  static std::string one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
      const bool is_blank = c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\v' || c == '\f';
      if (!is_blank || !line.ends_with(' ')) line += is_blank ? ' ' : c;
    }
    return line;
  }

  void sentence(size_t index) {
    const Sentence& sentence = reading_.sentences[index];
    if (sentence.size() == 0) return;
    if (index > 0) {
      const uint32_t before = reading_.sentences[index - 1].span.end;
      const std::string_view gap = Span{before, std::max(before, sentence.span.start)}.in(reading_.text());
      if (std::count(gap.begin(), gap.end(), '\n') > 1) out_ += "# newpar\n";
    }
    print("# sent_id = {}-{}\n", one_line(reading_.document->id), index + 1);
    print("# text = {}\n", one_line(sentence.span.in(reading_.text())));
    const uint32_t root = find_root(sentence);
    for (uint32_t token = sentence.first; token < sentence.end; ++token) {
      if (reading_.tokens[token].joined > 1) multiword(sentence, token);
      word(sentence, token, root);
    }
    out_ += '\n';
  }

  bool has_head_in(const Sentence& sentence, uint32_t token) const {
    const int32_t head = reading_.tokens[token].head;
    return head >= static_cast<int32_t>(sentence.first) && head < static_cast<int32_t>(sentence.end);
  }

  uint32_t find_root(const Sentence& sentence) const {
    for (uint32_t token = sentence.first; token < sentence.end; ++token)
      if (!has_head_in(sentence, token)) return token;
    return sentence.first;  // untagged text: no heads at all lead here only if a stage made a circle
  }

  void multiword(const Sentence& sentence, uint32_t first) {
    const uint32_t last = std::min(first + reading_.tokens[first].joined, sentence.end) - 1;
    const Span span{reading_.tokens[first].span.start, reading_.tokens[last].span.end};
    const uint32_t number = first - sentence.first + 1;
    print("{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t", number, last - sentence.first + 1, one_line(span.in(reading_.text())));
    if (!reading_.tokens[last].space_after) out_ += "SpaceAfter=No|";
    offsets(span);
    out_ += '\n';
    multiword_end_ = last + 1;
  }

  void word(const Sentence& sentence, uint32_t index, uint32_t root) {
    const Token& token = reading_.tokens[index];
    const auto cell = [](std::string_view text) { return text.empty() ? std::string("_") : one_line(text); };
    uint32_t head = 0;
    std::string_view deprel = "root";
    if (index != root) {
      const bool is_inside = has_head_in(sentence, index);
      head = (is_inside ? static_cast<uint32_t>(token.head) : root) - sentence.first + 1;
      deprel = is_inside ? to_string(token.deprel) : "parataxis";
    }
    print("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t_\t", index - sentence.first + 1, cell(token.form), cell(token.lemma),
          to_string(token.upos), cell(token.xpos), cell(token.feats), head, deprel);
    const bool is_in_multiword = index < multiword_end_;
    const size_t start = out_.size();
    entities(index);
    if (!is_in_multiword && !token.space_after) out_ += out_.size() > start ? "|SpaceAfter=No" : "SpaceAfter=No";
    if (out_.size() > start) out_ += '|';
    offsets(token.span);
    out_ += '\n';
  }

  void offsets(Span span) {
    const CodePointSpan points = points_.at(span);
    print("start={}|end={}", points.start, points.end);
  }

  // "Entity=e4)(e3-person-1-": what ends here, inner ones first, then what begins here, outer ones first.
  void entities(uint32_t token) {
    const size_t start = out_.size();
    for (const uint32_t mention : closing_[token])
      if (length(mention) > 1) print("e{})", entity(mention));
    for (const uint32_t index : opening_[token]) {
      const Mention& mention = reading_.mentions[index];
      print("(e{}-{}-{}-{}", entity(index), to_string(mention.kind), mention.head - mention.first + 1,
            length(index) == 1 ? ")" : "");
    }
    if (out_.size() > start) out_.insert(start, "Entity=");
  }

  // The chain's number; those of mentions without one follow behind.
  size_t entity(uint32_t mention) const {
    const int32_t chain = reading_.mentions[mention].chain;
    return chain < 0 ? reading_.chains.size() + mention : static_cast<size_t>(chain);
  }

  std::string& out_;
  const Reading& reading_;
  CodePointIndex points_;
  std::vector<std::vector<uint32_t>> opening_, closing_;  // by token: mentions that begin, that end there
  uint32_t multiword_end_ = 0;
};

}  // namespace

void write_reading_conllu(std::string& out, const Reading& reading) {
  ReadingConllu(out, reading).write();
}

}  // namespace tabard
