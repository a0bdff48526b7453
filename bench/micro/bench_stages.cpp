// What each stage costs a word: the example report forty times over, one thread. Each stage is timed alone, on a copy of what
// the stages before it made.
#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "actors/link.h"
#include "actors/link_plurals.h"
#include "actors/mentions.h"
#include "attribution/find_attributions.h"
#include "base/file.h"
#include "events/event_coder.h"
#include "io/writers.h"
#include "places/find_places.h"
#include "syntax/lemma_mender.h"
#include "syntax/reader.h"
#include "syntax/rejoin.h"
#include "text/splitter.h"
#include "times/time_finder.h"

namespace tabard {
namespace {

template <class T>
T need(Result<T> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "%s\n", result.error().message().c_str());
  std::exit(1);
}

std::shared_ptr<const Lexicon> load_lexicon() {
  Faults faults;
  auto lexicon = Lexicon::load({TABARD_SOURCE_DIR "/lexicon"}, faults);
  if (lexicon == nullptr) std::exit(1);
  return lexicon;
}

// The stages in the order of pipeline/coder.cpp, and a reading that has passed each of them.
struct Line {
  SectionFile model = need(SectionFile::open(TABARD_SOURCE_DIR "/models/english.model", "english"));
  std::shared_ptr<const Lexicon> lexicon = load_lexicon();
  Splitter splitter = need(Splitter::load(model));
  Reader reader = need(Reader::load(model));
  LemmaMender lemmas{*lexicon};
  PlaceIndex places{*lexicon};
  TimeFinder times{*lexicon};
  ActorResolver actors{*lexicon};
  AttributionFinder attributions{*lexicon};
  EventCoder events{*lexicon, actors};
  NetworkScratch scratch;
  Document document;

  Line() {
    const std::string report = need(read_file(TABARD_SOURCE_DIR "/examples/report.txt"));
    for (int i = 0; i < 40; ++i) document.text += report + "\n\n";
    document.id = "report";
  }

  void split(Reading& reading) {
    reading.document = &document;
    splitter.split(reading);
  }
  void parse(Reading& reading) { reader.read(reading, scratch); }
  void mend(Reading& reading) {
    lemmas.mend(reading);
    rejoin(reading);
  }
  void date(Reading& reading) {
    reading.report_date = times.date_report(reading);
    reading.times = times.find(reading, reading.report_date);
  }
  void locate(Reading& reading) { reading.places = find_places(reading, places); }
  void mention(Reading& reading) { find_mentions(reading, Tree(reading.tokens), actors); }
  void chain(Reading& reading) {
    link(reading, Tree(reading.tokens), actors);
    link_plurals(reading, actors);
  }
  void attribute(Reading& reading) { reading.attributions = attributions.find(reading, Tree(reading.tokens)); }
  void code(Reading& reading) { benchmark::DoNotOptimize(events.code(reading, Tree(reading.tokens), {}, nullptr)); }
  void write(Reading& reading) {
    std::string out;
    write_reading_jsonl(out, reading);
    benchmark::DoNotOptimize(out);
  }
};

using Stage = void (Line::*)(Reading&);
constexpr Stage stages[] = {&Line::split,   &Line::parse, &Line::mend,      &Line::date, &Line::locate,
                            &Line::mention, &Line::chain, &Line::attribute, &Line::code, &Line::write};

Line& line() {
  static Line made;
  return made;
}

void time_stage(benchmark::State& state, size_t stage) {
  size_t words = 0;
  for (auto _ : state) {
    Reading reading;
    for (size_t i = 0; i < stage; ++i) (line().*stages[i])(reading);
    const auto start = std::chrono::steady_clock::now();
    (line().*stages[stage])(reading);
    state.SetIterationTime(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    words += reading.tokens.size();
  }
  state.SetItemsProcessed(static_cast<int64_t>(words));
}

#define TABARD_STAGE(name, stage) BENCHMARK_CAPTURE(time_stage, name, stage)->UseManualTime()->Unit(benchmark::kMicrosecond)
TABARD_STAGE(split, 0);
TABARD_STAGE(parse, 1);
TABARD_STAGE(mend, 2);
TABARD_STAGE(date, 3);
TABARD_STAGE(locate, 4);
TABARD_STAGE(mention, 5);
TABARD_STAGE(chain, 6);
TABARD_STAGE(attribute, 7);
TABARD_STAGE(code, 8);
TABARD_STAGE(write, 9);

}  // namespace
}  // namespace tabard
