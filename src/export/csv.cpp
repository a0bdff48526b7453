// The contract's own rows: those of `tabard code --format csv`.
#include "export/formats.h"
#include "io/writers.h"

namespace tabard {
namespace {

class CsvExporter : public Exporter {
 public:
  void begin(std::string& out) override { out += event_rows_header(','); }
  Outcome add(std::string& out, const StoredEvent&, const EventRecord& event) override {
    write_event_row(out, event, ',');
    return Outcome::written;
  }
};

}  // namespace

std::unique_ptr<Exporter> make_csv(const ExportTables&) {
  return std::make_unique<CsvExporter>();
}

}  // namespace tabard
