// GDELT 2.0 mentions: 16 columns, tabs, no header, one row for each mention of each dyad of gdelt.cpp.
#include <algorithm>

#include "export/formats.h"
#include "export/gdelt_event.h"
#include "export/tab_row.h"
#include "io/dyads.h"

namespace tabard {
namespace {

int64_t offset(const std::optional<EventRecord::Quote>& quote) {
  return quote ? static_cast<int64_t>(quote->span.start) : -1;
}

class GdeltMentionsExporter : public Exporter {
 public:
  Outcome add(std::string& out, const StoredEvent& stored, const EventRecord& event) override {
    const std::string day = day_of(stored, event);
    if (day.empty()) return Outcome::undated;
    const auto pairs = dyads(event);
    for (size_t i = 0; i < pairs.size(); ++i) {
      const auto mention = [&](uint32_t sentence, int64_t source, int64_t target, int64_t action) {
        TabRow row(out);
        row.cell(dyad_key(stored, i)).cell(without_dashes(day) + "000000");
        row.cell(without_dashes(stored.document_date.empty() ? std::string_view(day) : stored.document_date) + "000000");
        row.cell(stored.url.empty() ? 2 : 1).cell(stored.source).cell(stored.url.empty() ? stored.document : stored.url);
        row.cell(int64_t{sentence} + 1).cell(source).cell(target).cell(action).cell(1).cell(confidence(event));
        row.cell(stored.document_length).empty(3).end();
      };
      mention(event.sentence, pairs[i].source ? offset(pairs[i].source->quote) : -1,
              pairs[i].target ? offset(pairs[i].target->quote) : -1, event.trigger.span.start);
      for (const EventRecord::Mention& later : event.mentions) mention(later.sentence, -1, -1, later.trigger.span.start);
    }
    return Outcome::written;
  }

 private:
  // In steps of ten from 10 to 100.
  static int64_t confidence(const EventRecord& event) {
    const double tens = event.confidence.value_or(0.5) * 10 + 0.5;
    return std::clamp(static_cast<int64_t>(tens), int64_t{1}, int64_t{10}) * 10;
  }
};

}  // namespace

std::unique_ptr<Exporter> make_gdelt_mentions(const ExportTables&) {
  return std::make_unique<GdeltMentionsExporter>();
}

}  // namespace tabard
