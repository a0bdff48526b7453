#include "text/splitter.h"

#include "text/boundary_features.h"
#include "text/clean_text.h"
#include "text/tokenizer.h"
#include "text/wrapped_lines.h"

namespace tabard {
namespace {

// "... in a post on X. The minister": what was learned took X for an initial; the network got its name later.
bool is_end_of_post(const std::vector<Token>& tokens) {
  return tokens.size() > 1 && tokens.back().form == "X." && tokens[tokens.size() - 2].form == "on";
}

}  // namespace

Result<Splitter> Splitter::load(const SectionFile& file) {
  Splitter splitter;
  TRY(splitter.weights_, file.bytes("splitter"));
  if (splitter.weights_.data.size() != BoundaryFeatures::rows)
    return fail(Error::Kind::model, "section 'splitter' does not fit this program's features", file.path());
  return splitter;
}

void Splitter::split(Reading& reading) const {
  const CleanText clean(reading.text());
  const std::string_view text = clean.text();
  std::vector<Piece> pieces = tokenize(text);
  join_wrapped_lines(text, pieces);
  BoundaryFeatures features(text, pieces);
  reading.tokens.reserve(pieces.size());
  uint32_t first = 0;
  for (size_t i = 0; i < pieces.size(); ++i) {
    Token token;
    token.span = clean.given_span(pieces[i].start, pieces[i].end);
    const std::string_view form = text.substr(pieces[i].start, pieces[i].end - pieces[i].start);
    const std::string_view given = token.span.in(reading.text());
    token.form = form == given ? given : reading.strings.keep(form);
    token.joined = pieces[i].joined;
    const bool is_last = i + 1 == pieces.size();
    token.space_after = is_last || pieces[i + 1].gap != Piece::Gap::none;
    reading.tokens.push_back(token);

    bool is_boundary = is_last || pieces[i + 1].gap == Piece::Gap::blank_line;
    if (!is_boundary && pieces[i + 1].joined != 0) {
      int sum = 0;
      for (const uint32_t row : features.at(i)) sum += weights_.data[row];
      is_boundary = sum > 0 || is_end_of_post(reading.tokens);
    }
    features.decide(i, is_boundary);
    if (!is_boundary) continue;
    const auto end = static_cast<uint32_t>(i + 1);
    reading.sentences.push_back({{reading.tokens[first].span.start, token.span.end}, first, end, -1});
    first = end;
  }
}

}  // namespace tabard
