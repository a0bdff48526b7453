// Any bytes behind a model file's header: refused with a reason or read, and what is read gives a tree. The header's size and
// checksum are set right first, or nothing would come past them.
#include <sys/mman.h>
#include <unistd.h>
#include <xxhash.h>
#include <cstdlib>
#include <cstring>
#include <string>

#include "names/name_finder.h"
#include "syntax/reader.h"
#include "text/splitter.h"

namespace tabard {
namespace {

const Lexicon& lexicon() {
  static Faults faults;
  static const auto loaded = Lexicon::load({TABARD_SOURCE_DIR "/lexicon"}, faults);
  if (!loaded) std::abort();
  return *loaded;
}

// As a model of names: names stay in order and inside their sentences.
void find_names(const SectionFile& file) {
  const auto finder = NameFinder::load(file, lexicon());
  if (!finder) return;
  Reading reading;
  for (const std::string_view form : {"Gen.", "Ana", "Osei", "of", "Lima", "left", "Osei", "."}) {
    reading.tokens.emplace_back();
    reading.tokens.back().form = form;
    if (form[0] < 'a' && form != ".") reading.tokens.back().xpos = "NNP";
    reading.tokens.back().head = form == "left" ? -1 : 5;
  }
  reading.sentences = {{{}, 0, 8}};
  reading.names = {{1, 3, Kind::place}};
  finder->find(reading, Tree(reading.tokens));
  uint32_t end = 0;
  for (const Name& name : reading.names) {
    if (name.first < end || name.end <= name.first || name.end > 8) std::abort();
    end = name.end;
  }
}

void use(const SectionFile& file) {
  find_names(file);
  for (const char* name : {"upos", "word", "arc.weights", "splitter", ""})
    (void)file.lines(name), (void)file.floats(name), (void)file.bytes(name), (void)file.integers(name);
  const auto reader = Reader::load(file);
  if (!reader) return;
  Reading reading;
  for (const std::string_view form : {"Minsk", "expelled", "two", "envoys", ".", "Why", "?"}) {
    reading.tokens.emplace_back();
    reading.tokens.back().form = form;
  }
  reading.sentences = {{{}, 0, 5}, {{}, 5, 7}};
  NetworkScratch scratch;
  reader->read(reading, scratch);
  for (const Sentence& sentence : reading.sentences) {
    int roots = 0;
    for (uint32_t i = sentence.first; i < sentence.end; ++i) {
      const int32_t head = reading.tokens[i].head;
      roots += head < 0;
      if (head >= static_cast<int32_t>(sentence.end) || (head >= 0 && head < static_cast<int32_t>(sentence.first)))
        std::abort();
    }
    if (roots != 1) std::abort();
  }
}

}  // namespace
}  // namespace tabard

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  constexpr size_t header = 64;
  if (size < header) return 0;
  std::string bytes(reinterpret_cast<const char*>(data), size);
  std::memcpy(bytes.data(), "TABARDMD\1\0\0\0", 12);
  std::memcpy(bytes.data() + 16, "english\0", 8);
  const uint64_t sum = XXH64(bytes.data() + header, size - header, 0), length = size;
  std::memcpy(bytes.data() + 48, &sum, sizeof sum);
  std::memcpy(bytes.data() + 56, &length, sizeof length);

  const int file = memfd_create("model", 0);
  if (file < 0 || write(file, bytes.data(), size) != static_cast<ssize_t>(size)) std::abort();
  const auto opened = tabard::SectionFile::open("/proc/self/fd/" + std::to_string(file), "english");
  if (opened) tabard::use(*opened);
  close(file);
  return 0;
}
