#pragma once
// Publishers: which country's news a paper, station or agency mostly writes, as lexicon/actors/publishers.tsv has it. Whose
// police "the police" are, a local paper leaves to its readers. Made once; immutable; shared by threads.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "lexicon/lexicon.h"

namespace tabard {

class Publishers {
 public:
  explicit Publishers(const Lexicon& lexicon);

  // Code of the publisher's country; "" for those that write about the world; nothing where nobody knows. By the address of the
  // page, if its host is listed, then by name ("Dawn", "dawn.com"), at last by the country that the host ends in (".pk").
  std::optional<std::string> home(std::string_view name, std::string_view url) const;

 private:
  std::optional<std::string> listed_home(std::string_view host) const;
  std::optional<std::string> home_of_ending(std::string_view host) const;

  std::unordered_map<uint64_t, std::string> by_name_;        // name_key() without the article
  std::map<std::string, std::string, std::less<>> by_host_;  // "dawn.com"
  std::map<std::string, std::string, std::less<>> endings_;  // "pk" -> PAK
};

}  // namespace tabard
