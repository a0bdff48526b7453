// Lexicon::load: folders become files, files become tables and rules, in an order in which each is checked against the former:
// closed lists, other tables, word classes, shared frames, rules.

#include <fmt/format.h>
#include <xxhash.h>
#include <algorithm>
#include <charconv>
#include <filesystem>

#include "base/file.h"
#include "lexicon/event_rule_parser.h"
#include "lexicon/lexicon.h"
#include "lexicon/schema.h"
#include "lexicon/suggestion.h"

namespace tabard {

namespace fs = std::filesystem;

class LexiconLoader {
 public:
  explicit LexiconLoader(Faults& faults) : faults_(faults) {}

  std::shared_ptr<const Lexicon> load(const std::vector<std::string>& folders) {
    for (size_t i = 0; i < folders.size(); ++i) find_files(folders[i], i == 0);
    if (folders.empty()) faults_.add("", 0, "no lexicon folder was given");
    read_tables();
    if (!folders.empty()) check_presence(folders.front());
    collect_codes();
    check_tables();
    collect_classes();
    read_rules();
    if (!faults_.is_empty()) return nullptr;
    lexicon_->version_ = fmt::format("{:016x}", static_cast<uint64_t>(XXH3_64bits(digests_.data(), digests_.size())));
    return lexicon_;
  }

 private:
  struct File {
    std::string on_disk;
    std::string path;  // inside its folder: "events/consult.rules"
    bool is_first_folder = false;
  };

  void find_files(const std::string& folder, bool is_first);
  void read_tables();
  void check_presence(const std::string& folder);
  void collect_codes();
  void check_tables();
  void collect_classes();
  void read_rules();
  std::string read(const File& file);
  template <class Visit>
  void each_row(std::string_view path, Visit visit) {
    for (size_t i = 0; i < lexicon_->tables_.size(); ++i)
      if (lexicon_->table_paths_[i] == path)
        for (const Table::Row& row : lexicon_->tables_[i]->rows()) visit(row, lexicon_->tables_[i]->file());
  }

  Faults& faults_;
  std::shared_ptr<Lexicon> lexicon_ = std::make_shared<Lexicon>();
  std::vector<File> files_;  // beside Lexicon::files_
  WordClasses classes_;
  std::string digests_;  // path and hash of every file, for the version
};

namespace {

// A path as people type it: without the working folder in front of it.
std::string shown(const fs::path& path) {
  std::error_code error;
  const std::string here = fs::current_path(error).generic_string() + "/";
  const std::string whole = path.generic_string();
  return !error && whole.rfind(here, 0) == 0 && whole.size() > here.size() ? whole.substr(here.size()) : whole;
}

bool has_ending(const std::string& path, std::string_view ending) {
  return path.size() > ending.size() && std::string_view(path).substr(path.size() - ending.size()) == ending;
}

}  // namespace

// `.tsv` and `.rules` files of a folder and its subfolders in the order of their paths; hidden ones are an editor's.
void LexiconLoader::find_files(const std::string& folder, bool is_first) {
  std::error_code error;
  const fs::path root = fs::path(folder).lexically_normal();
  if (!fs::is_directory(root, error)) {
    faults_.add(shown(root), 0, "is no folder that can be read; a lexicon is a folder with events/, actors/ … in it");
    return;
  }
  std::vector<std::string> paths;
  for (auto at = fs::recursive_directory_iterator(root, error); !error && at != fs::recursive_directory_iterator();
       at.increment(error)) {
    const std::string name = at->path().filename().generic_string();
    std::error_code ignored;
    if (name.front() == '.') {
      if (at->is_directory(ignored)) at.disable_recursion_pending();
    } else if ((has_ending(name, ".tsv") || has_ending(name, ".rules")) && !at->is_directory(ignored)) {
      paths.push_back(at->path().lexically_relative(root).generic_string());
    }
  }
  if (error) faults_.add(shown(root), 0, fmt::format("cannot be read: {}", error.message()));
  std::sort(paths.begin(), paths.end());
  const fs::path named = root.has_filename() ? root : root.parent_path();
  for (std::string& path : paths) {
    lexicon_->files_.push_back(shown(root / path));
    lexicon_->short_files_.push_back(is_first ? path : fmt::format("{}/{}", named.filename().generic_string(), path));
    files_.push_back({(root / path).generic_string(), std::move(path), is_first});
  }
}

std::string LexiconLoader::read(const File& file) {
  Result<std::string> text = read_file(file.on_disk);
  if (!text) {
    text.error().file = shown(file.on_disk);
    faults_.add(std::move(text.error()));
    return {};
  }
  digests_ += fmt::format("{} {:016x}\n", file.path, static_cast<uint64_t>(XXH3_64bits(text->data(), text->size())));
  return std::move(*text);
}

void LexiconLoader::read_tables() {
  std::vector<std::string_view> known;
  for (const Schema& schema : schemas()) known.push_back(schema.path);
  for (uint32_t i = 0; i < files_.size(); ++i) {
    if (!has_ending(files_[i].path, ".tsv")) continue;
    const Schema* schema = find_schema(files_[i].path);
    if (schema == nullptr) {
      faults_.add(lexicon_->files_[i], 0,
                  fmt::format("'{}' is no table that is read{}", files_[i].path, did_you_mean(files_[i].path, known)));
      continue;
    }
    lexicon_->tables_.push_back(Table::parse(lexicon_->files_[i], i, read(files_[i]), schema->column_names(), faults_));
    lexicon_->table_paths_.push_back(files_[i].path);
  }
}

void LexiconLoader::check_presence(const std::string& folder) {
  for (const Schema& schema : schemas()) {
    const auto is_it = [&](const File& file) { return file.is_first_folder && file.path == schema.path; };
    if (schema.must_exist && std::none_of(files_.begin(), files_.end(), is_it))
      faults_.add(shown((fs::path(folder) / schema.path).lexically_normal()), 0, "is missing");
  }
}

void LexiconLoader::collect_codes() {
  Codes& codes = lexicon_->codes_;
  const auto collect = [&](std::string_view path, std::string_view column, WordSet& set) {
    each_row(path, [&](const Table::Row& row, const std::string&) {
      if (!row[column].empty()) set.emplace(row[column]);
    });
  };
  collect("codes/sectors.tsv", "code", codes.sectors);
  collect("codes/contexts.tsv", "context", codes.contexts);
  collect("codes/countries.tsv", "code", codes.countries);
  collect("codes/international.tsv", "code", codes.countries);
  each_row("codes/plover.tsv", [&](const Table::Row& row, const std::string&) {
    if (const auto event = parse_event_type(row["event"]))
      for (const std::string_view mode : split_values(row["modes"])) codes.modes[static_cast<size_t>(*event)].emplace(mode);
  });
  each_row("codes/cameo.tsv", [&](const Table::Row& row, const std::string&) {
    CameoCode code;
    code.name = row["name"];
    code.event = parse_event_type(row["plover_event"]);
    code.mode = row["plover_mode"];
    const std::string_view goldstein = row["goldstein"];
    std::from_chars(goldstein.data(), goldstein.data() + goldstein.size(), code.goldstein);
    codes.cameo.emplace(row["code"], std::move(code));
  });
}

void LexiconLoader::check_tables() {
  for (size_t i = 0; i < lexicon_->tables_.size(); ++i)
    check_cells(*lexicon_->tables_[i], *find_schema(lexicon_->table_paths_[i]), lexicon_->codes_, faults_);
}

// Several rows of one class add up, so that a user's folder can widen a class. A class may use those above it.
void LexiconLoader::collect_classes() {
  each_row("events/words.tsv", [&](const Table::Row& row, const std::string& file) {
    auto words = parse_rule_words(row["words"], file, row.line(), lexicon_->codes_, classes_, faults_);
    auto& members = classes_[std::string(row["class"])];
    members.insert(members.end(), std::make_move_iterator(words.begin()), std::make_move_iterator(words.end()));
  });
}

void LexiconLoader::read_rules() {
  EventRuleParser parser(lexicon_->codes_, classes_, faults_);
  constexpr std::string_view frames = "events/frames.rules";
  for (const bool is_frames : {true, false}) {
    for (uint32_t i = 0; i < files_.size(); ++i) {
      const File& file = files_[i];
      if (!has_ending(file.path, ".rules") || (file.path == frames) != is_frames) continue;
      if (file.path.rfind("events/", 0) != 0) {
        faults_.add(lexicon_->files_[i], 0, "rules are read from events/ only; move it there");
        continue;
      }
      const std::string text = read(file);
      if (is_frames) {
        parser.parse_shared_frames(text, lexicon_->files_[i], i);
      } else {
        parser.parse(text, lexicon_->files_[i], i, lexicon_->event_rules_);
      }
    }
  }
}

std::shared_ptr<const Lexicon> Lexicon::load(const std::vector<std::string>& folders, Faults& faults) {
  return LexiconLoader(faults).load(folders);
}

}  // namespace tabard
