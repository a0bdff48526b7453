// Any bytes as a table and as a rule file: faults may be reported, nothing may crash.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "lexicon/event_rule_parser.h"
#include "lexicon/schema.h"

namespace {

using namespace tabard;

Codes make_codes() {
  Codes codes;
  codes.cameo["042"] = {"Make a visit", 1.9, EventType::CONSULT, "visit"};
  codes.sectors = {"GOV", "MIL"};
  codes.countries = {"NOR", "UNO"};
  codes.contexts = {"military"};
  codes.modes[static_cast<size_t>(EventType::CONSULT)] = {"visit"};
  return codes;
}

void read_as_table(const std::string& text, const Schema& schema, const Codes& codes) {
  Faults faults;
  const auto table = Table::parse("fuzz.tsv", 0, text, schema.column_names(), faults);
  check_cells(*table, schema, codes, faults);
  for (const Table::Row& row : table->rows())
    for (const std::string_view column : table->columns()) (void)split_values(row[column]);
}

void read_as_rules(const std::string& text, const Codes& codes) {
  Faults faults;
  const WordClasses classes = {{"meeting", {{RuleWord::What::lemma, "summit"}}}};
  EventRuleParser parser(codes, classes, faults);
  std::vector<EventRule> rules;
  parser.parse_shared_frames(text, "frames.rules", 0);
  parser.parse(text, "fuzz.rules", 1, rules);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const Codes codes = make_codes();
  const std::string text(reinterpret_cast<const char*>(data), size);
  // The first byte chooses a table, so that every cell type is reached; the header is given, so that rows are.
  const Schema& schema = schemas()[size == 0 ? 0 : data[0] % schemas().size()];
  std::string header;
  for (const std::string_view column : schema.column_names()) header += (header.empty() ? "" : "\t") + std::string(column);
  read_as_table(header + "\n" + text, schema, codes);
  read_as_table(text, schema, codes);
  read_as_rules(text, codes);
  read_as_rules("event CONSULT\nrule a\n" + text, codes);
  return 0;
}
