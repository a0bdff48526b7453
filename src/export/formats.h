#pragma once
// The formats that events can be exported in.

#include <memory>
#include <span>
#include <string_view>

#include "export/exporter.h"

namespace tabard {

// What a format says of events that did not take place (future, hypothetical, negated) or not now (historical): if it cannot
// tell them from others, they are left out unless they are asked for.
enum class Statuses : bool { actual_only, all };

struct ExportFormat {
  std::string_view name;
  Statuses statuses;
  std::unique_ptr<Exporter> (*make)(const ExportTables& tables);  // `tables` must outlive the exporter
};

std::span<const ExportFormat> export_formats();
// Null: none of that name.
const ExportFormat* find_format(std::string_view name);

std::unique_ptr<Exporter> make_gdelt(const ExportTables& tables);
std::unique_ptr<Exporter> make_gdelt_mentions(const ExportTables& tables);
std::unique_ptr<Exporter> make_icews(const ExportTables& tables);
std::unique_ptr<Exporter> make_polecat(const ExportTables& tables);
std::unique_ptr<Exporter> make_phoenix(const ExportTables& tables);
std::unique_ptr<Exporter> make_plover(const ExportTables& tables);
std::unique_ptr<Exporter> make_acled(const ExportTables& tables);
std::unique_ptr<Exporter> make_csv(const ExportTables& tables);
std::unique_ptr<Exporter> make_graphml(const ExportTables& tables);
std::unique_ptr<Exporter> make_geojson(const ExportTables& tables);

}  // namespace tabard
