#pragma once
// Faults: everything wrong with a lexicon, collected so that all of it is reported at once.

#include <string>
#include <vector>

#include "base/result.h"

namespace tabard {

class Faults {
 public:
  void add(const std::string& file, uint32_t line, std::string text) {
    errors_.push_back(Error{Error::Kind::lexicon, std::move(text), file, line});
  }
  void add(Error error) { errors_.push_back(std::move(error)); }
  bool is_empty() const { return errors_.empty(); }
  const std::vector<Error>& errors() const { return errors_; }

 private:
  std::vector<Error> errors_;
};

}  // namespace tabard
