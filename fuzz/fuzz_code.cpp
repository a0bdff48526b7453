// Any text through the whole program: no crash, and every span that comes out lies in the text.
#include <cstdio>
#include <cstdlib>

#include "io/document_files.h"
#include "io/writers.h"
#include "pipeline/coder.h"
#include "pipeline/home.h"
#include "pipeline/workspace.h"

namespace tabard {
namespace {

const Coder& coder() {
  static const std::unique_ptr<const Coder> made = [] {
    Faults faults;
    const Home home = home_in(TABARD_SOURCE_DIR);
    auto coder = Coder::make(home.models, {home.lexicon}, faults);
    for (const Error& error : faults.errors()) std::fprintf(stderr, "%s\n", error.message().c_str());
    if (!coder) std::abort();
    return coder;
  }();
  return *made;
}

}  // namespace
}  // namespace tabard

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace tabard;
  static Workspace workspace;
  Document document;
  document.id = "fuzz";
  document.text.assign(reinterpret_cast<const char*>(data), size);
  if (utf8_fault(document.text)) return 0;
  if (size % 2 == 0) document.date = parse_day("2024-03-14");
  const Coded coded = coder().code(document, workspace, Explain::yes);
  for (const Event& event : coded.events)
    if (event.trigger.start >= event.trigger.end || event.trigger.end > size) std::abort();
  std::string out;
  const ShowOrigin show = [](Origin origin) { return coder().lexicon().show(origin); };
  write_events_jsonl(out, coded.reading, coded.events, show, Why::yes);
  write_event_rows(out, coded.reading, coded.events, show, ',');
  write_events_table(out, coded.reading, coded.events, 80);
  write_reading_jsonl(out, coded.reading);
  write_reading_conllu(out, coded.reading);
  return 0;
}
