#pragma once
// Lexicon: all tables and rules, read from one or more folders and checked. Immutable; shared by all threads.
//
// Not the compiled forms: actors/, places/, events/ ... build their own indexes from it once, in Coder::make().
//
//   Faults faults;
//   auto lexicon = Lexicon::load({"lexicon", "my-lexicon"}, faults);
//   if (!lexicon) for (const Error& error : faults.errors()) print(error.message());

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/codes.h"
#include "lexicon/event_rules.h"
#include "lexicon/faults.h"
#include "lexicon/table.h"

namespace tabard {

class Lexicon {
 public:
  // Reads `folders` in order, later ones adding to earlier ones. All faults are collected; with any, no Lexicon comes back.
  // The first folder must hold the tables of codes/; of a further one every file is optional.
  static std::shared_ptr<const Lexicon> load(const std::vector<std::string>& folders, Faults& faults);

  // Rows of a table over all folders, by its path inside a folder: "actors/roles.tsv". [] where no folder has it.
  std::vector<const Table::Row*> rows(std::string_view table) const;

  const std::vector<EventRule>& event_rules() const { return event_rules_; }

  // The closed lists.
  const Codes& codes() const { return codes_; }
  const CameoCode* cameo(std::string_view code) const;  // null: no such code
  bool is_sector(std::string_view code) const { return codes_.sectors.contains(code); }
  bool is_country(std::string_view code) const { return codes_.countries.contains(code); }  // ISO alpha-3 or international
  bool is_mode(EventType event, std::string_view mode) const { return codes_.is_mode(event, mode); }
  bool is_context(std::string_view context) const { return codes_.contexts.contains(context); }

  // Files as shown to people, "lexicon/events/consult.rules"; Origin::file indexes this.
  const std::vector<std::string>& files() const { return files_; }
  // "events/consult.rules:42"; of a further folder with its name before it, "mine/events/consult.rules:42"; "" for no origin.
  std::string show(Origin origin) const;

  // Hash over all files read, 16 hex digits: the lexicon's version.
  const std::string& version() const { return version_; }

 private:
  friend class LexiconLoader;
  std::vector<std::string> files_;
  std::vector<std::string> short_files_;  // beside files_: as show() names them
  std::vector<std::unique_ptr<Table>> tables_;
  std::vector<std::string> table_paths_;  // beside tables_: path inside the folder
  std::vector<EventRule> event_rules_;
  Codes codes_;
  std::string version_;
};

}  // namespace tabard
