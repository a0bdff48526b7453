#pragma once
// Lexicon: all tables and rules, read from one or more folders and checked. Immutable; shared by all threads.
//
// Not the compiled forms: actors/, places/, events/ ... build their own indexes from it once, in Coder::make().

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/event_rules.h"
#include "lexicon/faults.h"
#include "lexicon/table.h"

namespace tabard {

struct CameoCode {
  std::string name;
  double goldstein = 0;
  std::optional<EventType> event;  // PLOVER's; nothing for CAMEO 01
  std::string mode;
};

class Lexicon {
 public:
  // Reads `folders` in order, later ones adding to earlier ones. All faults are collected; with any, no Lexicon comes back.
  static std::shared_ptr<const Lexicon> load(const std::vector<std::string>& folders, Faults& faults);

  // Rows of a table over all folders, by its path inside a folder: "actors/roles.tsv". [] where no folder has it.
  std::vector<const Table::Row*> rows(std::string_view table) const;

  const std::vector<EventRule>& event_rules() const { return event_rules_; }

  // The closed lists.
  const CameoCode* cameo(std::string_view code) const;  // null: no such code
  bool is_sector(std::string_view code) const;
  bool is_country(std::string_view code) const;  // ISO alpha-3 or international
  bool is_mode(EventType event, std::string_view mode) const;
  bool is_context(std::string_view context) const;

  // Files as shown to people, "lexicon/events/consult.rules"; Origin::file indexes this.
  const std::vector<std::string>& files() const { return files_; }
  // "events/consult.rules:42"; "" for no origin.
  std::string show(Origin origin) const;

  // Hash over all files read: the lexicon's version.
  const std::string& version() const { return version_; }

 private:
  friend class LexiconLoader;
  std::vector<std::string> files_;
  std::vector<std::unique_ptr<Table>> tables_;
  std::vector<std::string> table_paths_;  // beside tables_: path inside the folder
  std::vector<EventRule> event_rules_;
  std::unordered_map<std::string, CameoCode> cameo_;
  std::unordered_map<std::string, std::vector<std::string>> closed_;  // "sectors", "countries", "contexts", event name -> its modes
  std::string version_;
};

}  // namespace tabard
