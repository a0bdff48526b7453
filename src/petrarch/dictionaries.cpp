#include "petrarch/dictionaries.h"

#include <fmt/format.h>

#include "base/file.h"

namespace tabard {

Result<PetrarchFiles> parse_petrarch_files(std::string_view option) {
  PetrarchFiles files;
  while (!option.empty()) {
    const std::string_view part = option.substr(0, option.find(','));
    option.remove_prefix(std::min(part.size() + 1, option.size()));
    const size_t equals = part.find('=');
    const std::string_view key = part.substr(0, equals);
    std::string_view names = equals == std::string_view::npos ? std::string_view() : part.substr(equals + 1);
    if (names.empty()) return fail(Error::Kind::usage, fmt::format("'{}': KEY=FILE is wanted", part));
    std::vector<std::string>* list = nullptr;
    if (key == "verbs") list = &files.verbs;
    if (key == "actors") list = &files.actors;
    if (key == "agents") list = &files.agents;
    if (key == "discards") list = &files.discards;
    if (key == "config") {
      files.config = names;
      continue;
    }
    if (list == nullptr)
      return fail(Error::Kind::usage, fmt::format("'{}' is none of verbs, actors, agents, discards, config", key));
    while (!names.empty()) {
      const std::string_view name = names.substr(0, names.find(';'));
      names.remove_prefix(std::min(name.size() + 1, names.size()));
      if (!name.empty()) list->emplace_back(name);
    }
  }
  if (files.verbs.size() != 1) return fail(Error::Kind::usage, "verbs=FILE is wanted, once");
  if (files.actors.empty()) return fail(Error::Kind::usage, "actors=FILE is wanted");
  return files;
}

std::string PetrarchDictionaries::show(Origin origin) const {
  return origin ? fmt::format("{}:{}", verb_file, origin.line) : "";
}

Result<std::unique_ptr<const PetrarchDictionaries>> PetrarchDictionaries::load(const PetrarchFiles& files, Faults& faults) {
  auto made = std::make_unique<PetrarchDictionaries>();
  made->verb_file = files.verbs.front();
  const auto read_all = [&faults](const std::vector<std::string>& names, auto& dictionary) -> Result<bool> {
    for (const std::string& name : names) {
      TRY(const std::string text, read_file(name));
      dictionary.read(text, name, faults);
    }
    return true;
  };
  TRY_VOID(read_all(files.verbs, made->verbs));
  TRY_VOID(read_all(files.actors, made->actors));
  TRY_VOID(read_all(files.agents, made->agents));
  TRY_VOID(read_all(files.discards, made->discards));
  if (!files.config.empty()) {
    TRY(const std::string text, read_file(files.config));
    made->settings = read_petrarch_settings(text, files.config, faults);
  }
  return std::unique_ptr<const PetrarchDictionaries>(std::move(made));
}

}  // namespace tabard
