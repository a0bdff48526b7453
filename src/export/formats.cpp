#include "export/formats.h"

#include <algorithm>

namespace tabard {
namespace {

constexpr ExportFormat formats[] = {
    {"gdelt", Statuses::actual_only, make_gdelt},     {"gdelt-mentions", Statuses::actual_only, make_gdelt_mentions},
    {"icews", Statuses::actual_only, make_icews},     {"polecat", Statuses::actual_only, make_polecat},
    {"phoenix", Statuses::actual_only, make_phoenix}, {"plover", Statuses::all, make_plover},
    {"acled", Statuses::actual_only, make_acled},     {"csv", Statuses::all, make_csv},
    {"graphml", Statuses::actual_only, make_graphml}, {"geojson", Statuses::all, make_geojson},
};

}  // namespace

std::span<const ExportFormat> export_formats() {
  return formats;
}

const ExportFormat* find_format(std::string_view name) {
  const auto found =
      std::find_if(std::begin(formats), std::end(formats), [&](const auto& format) { return format.name == name; });
  return found == std::end(formats) ? nullptr : found;
}

}  // namespace tabard
