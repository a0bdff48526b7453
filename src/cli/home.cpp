#include "cli/home.h"

#include <cstdlib>
#include <filesystem>

#include "cli/messages.h"

namespace tabard {
namespace {

namespace fs = std::filesystem;

constexpr const char* model_file = "models/english.model";

Home home_in(const fs::path& folder) {
  return {(folder / model_file).native(), (folder / "lexicon").native()};
}

}  // namespace

Home find_home() {
  if (const char* folder = std::getenv("TABARD_HOME"); folder != nullptr && *folder != '\0') return home_in(folder);
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    const fs::path installed = program.parent_path().parent_path() / "share/tabard";
    if (fs::is_directory(installed / "lexicon", error)) return home_in(installed);
  }
  return home_in(TABARD_SOURCE_DIR);
}

std::vector<std::string> lexicon_folders(const CoderOptions& options) {
  std::vector<std::string> folders = {find_home().lexicon};
  folders.insert(folders.end(), options.lexicons.begin(), options.lexicons.end());
  return folders;
}

std::unique_ptr<const Coder> load_coder(const CoderOptions& options) {
  Faults faults;
  auto coder = Coder::make(options.model.empty() ? find_home().model : options.model, lexicon_folders(options), faults);
  if (!coder) print_faults(faults);
  return coder;
}

}  // namespace tabard
