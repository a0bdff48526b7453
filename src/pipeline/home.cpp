#include "pipeline/home.h"

#include <cstdlib>
#include <filesystem>

namespace tabard {
namespace {

namespace fs = std::filesystem;

std::string shown(const fs::path& path) {
  std::error_code error;
  const fs::path near = fs::proximate(path, error);
  return error || near.native().starts_with("..") ? path.native() : near.native();
}

}  // namespace

Home home_in(const std::string& folder) {
  const fs::path path(folder);
  return {{shown(path / "models/english.model"), shown(path / "models/names.model")}, shown(path / "lexicon")};
}

Home find_home(const std::string& source_folder) {
  if (const char* folder = std::getenv("TABARD_HOME"); folder != nullptr && *folder != '\0') return home_in(folder);
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    const fs::path installed = program.parent_path().parent_path() / "share/tabard";
    if (fs::is_directory(installed / "lexicon", error)) return home_in(installed.native());
  }
  return home_in(source_folder);
}

}  // namespace tabard
