#pragma once
// robots.txt: which pages of a site a program may fetch. RFC 9309, and the Crawl-delay that many sites add.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tabard {

class Robots {
 public:
  // Everything is allowed.
  Robots() = default;
  // What `text` says to `agent` ("tabard"): the groups that name it, else those for "*".
  Robots(std::string_view text, std::string_view agent);

  // Nothing is allowed: for sites whose robots.txt cannot be read now.
  static Robots closed();

  // `path` with its query, "/news?id=1". The longest rule that fits decides; of two as long as each other, Allow.
  bool allows(std::string_view path) const;

  std::optional<std::chrono::milliseconds> crawl_delay() const { return crawl_delay_; }

 private:
  struct Rule {
    std::string pattern;  // * stands for any characters, $ at the end for the end
    bool is_allowed = false;
  };
  std::vector<Rule> rules_;
  std::optional<std::chrono::milliseconds> crawl_delay_;
};

}  // namespace tabard
