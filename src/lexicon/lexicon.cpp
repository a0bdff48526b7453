#include "lexicon/lexicon.h"

#include <fmt/format.h>

namespace tabard {

std::vector<const Table::Row*> Lexicon::rows(std::string_view table) const {
  std::vector<const Table::Row*> found;
  for (size_t i = 0; i < tables_.size(); ++i) {
    if (table_paths_[i] != table) continue;
    found.reserve(found.size() + tables_[i]->rows().size());
    for (const Table::Row& row : tables_[i]->rows()) found.push_back(&row);
  }
  return found;
}

const CameoCode* Lexicon::cameo(std::string_view code) const {
  const auto found = codes_.cameo.find(code);
  return found == codes_.cameo.end() ? nullptr : &found->second;
}

std::string Lexicon::show(Origin origin) const {
  if (!origin || origin.file >= short_files_.size()) return {};
  return fmt::format("{}:{}", short_files_[origin.file], origin.line);
}

}  // namespace tabard
