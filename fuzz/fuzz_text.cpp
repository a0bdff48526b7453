// Any bytes through the splitter: no crash; tokens and sentences in order, inside the text, each form read from its span.
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "text/clean_text.h"
#include "text/splitter.h"

namespace tabard {
namespace {

const Splitter& splitter() {
  static const auto file = SectionFile::open(TABARD_SOURCE_DIR "/models/english.model", "english");
  static const auto made = file ? Splitter::load(*file) : Result<Splitter>(tl::unexpected(file.error()));
  if (!made) {
    std::fprintf(stderr, "%s\n", made.error().message().c_str());
    std::abort();
  }
  return *made;
}

void require(bool condition) {
  if (!condition) std::abort();
}

void check(const Reading& reading) {
  const std::string_view text = reading.text();
  uint32_t end = 0;
  for (const Token& token : reading.tokens) {
    require(token.span.start < token.span.end && token.span.end <= text.size());
    require(token.span.start >= end);
    require(!token.form.empty() && CleanText(token.span.in(text)).text() == token.form);
    end = token.span.end;
  }
  uint32_t first = 0;
  for (const Sentence& sentence : reading.sentences) {
    require(sentence.first == first && sentence.end > first && sentence.end <= reading.tokens.size());
    require(sentence.span.start == reading.tokens[first].span.start);
    require(sentence.span.end == reading.tokens[sentence.end - 1].span.end);
    first = sentence.end;
  }
  require(first == reading.tokens.size());
  for (size_t i = 0; i < reading.tokens.size(); i += std::max<size_t>(1, reading.tokens[i].joined))
    for (size_t k = 1; k < reading.tokens[i].joined; ++k)
      require(i + k < reading.tokens.size() && reading.tokens[i + k].joined == 0);
}

}  // namespace
}  // namespace tabard

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  tabard::Document document;
  document.text.assign(reinterpret_cast<const char*>(data), size);
  tabard::Reading reading;
  reading.document = &document;
  tabard::splitter().split(reading);
  tabard::check(reading);
  return 0;
}
