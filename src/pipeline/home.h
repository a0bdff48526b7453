#pragma once
// Home: where the program's own models and lexicon lie.

#include <string>
#include <string_view>

namespace tabard {

struct ModelFiles {
  std::string english;  // sentences, tags, trees
  std::string names;    // what names name
};

struct Home {
  ModelFiles models;
  std::string lexicon;  // folder
};

// The home in `folder`: models/english.model, models/names.model and lexicon/ below it. Relative to the working folder where
// that is shorter.
Home home_in(const std::string& folder);

// $TABARD_HOME, else ../share/tabard beside the program, else `source_folder`, from which the program was built.
Home find_home(const std::string& source_folder);

}  // namespace tabard
