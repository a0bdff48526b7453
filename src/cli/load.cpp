#include "cli/load.h"

#include "cli/messages.h"
#include "pipeline/home.h"

namespace tabard {

std::vector<std::string> lexicon_folders(const CoderOptions& options) {
  std::vector<std::string> folders = {find_home(TABARD_SOURCE_DIR).lexicon};
  folders.insert(folders.end(), options.lexicons.begin(), options.lexicons.end());
  return folders;
}

std::unique_ptr<const Coder> load_coder(const CoderOptions& options) {
  Faults faults;
  ModelFiles models = find_home(TABARD_SOURCE_DIR).models;
  if (!options.model.empty()) models.english = options.model;
  std::unique_ptr<const PetrarchDictionaries> dictionaries;
  if (!options.petrarch.empty()) {
    const auto files = parse_petrarch_files(options.petrarch);
    TABARD_CHECK(files.has_value());  // the command line was checked
    Faults lines;
    auto loaded = PetrarchDictionaries::load(*files, lines);
    for (const Error& fault : lines.errors()) print_warning(fault);
    if (!loaded) {
      print_error(loaded.error());
      return nullptr;
    }
    dictionaries = std::move(*loaded);
  }
  auto coder = Coder::make_petrarch(models, lexicon_folders(options), std::move(dictionaries), faults);
  if (!coder) print_faults(faults);
  return coder;
}

std::shared_ptr<const Lexicon> load_lexicon(const CoderOptions& options) {
  Faults faults;
  auto lexicon = Lexicon::load(lexicon_folders(options), faults);
  if (!lexicon) print_faults(faults);
  return lexicon;
}

}  // namespace tabard
