#include "feeds/robots.h"

#include <algorithm>
#include <charconv>

#include "pages/ascii.h"

namespace tabard {
namespace {

constexpr size_t most_rules = 10'000, longest_pattern = 2'000;

// Whether `pattern` fits the beginning of `path`. As in shells' matching, only the last * need be tried again.
bool fits(std::string_view pattern, std::string_view path) {
  const bool is_anchored = pattern.ends_with('$');
  if (is_anchored) pattern.remove_suffix(1);
  size_t p = 0, at = 0, star = std::string_view::npos, star_at = 0;
  for (;;) {
    if (p == pattern.size() && (!is_anchored || at == path.size())) return true;
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      star_at = at;
    } else if (p < pattern.size() && at < path.size() && pattern[p] == path[at]) {
      ++p;
      ++at;
    } else if (star != std::string_view::npos && star_at < path.size()) {
      p = star + 1;
      at = ++star_at;
    } else {
      return false;
    }
  }
}

}  // namespace

Robots::Robots(std::string_view text, std::string_view agent) {
  std::vector<Rule> named, others;
  std::optional<std::chrono::milliseconds> named_delay, others_delay;
  bool is_named = false, is_for_all = false, was_agent = false, has_named = false;
  while (!text.empty()) {
    const size_t end = std::min(text.find_first_of("\r\n"), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line = line.substr(0, line.find('#'));
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string key = lower_ascii(squeeze(line.substr(0, colon))), value = squeeze(line.substr(colon + 1));
    if (key == "user-agent") {
      if (!was_agent) is_named = is_for_all = false;
      was_agent = true;
      is_named = is_named || (!value.empty() && is_same_ignoring_case(value.substr(0, value.find('/')), agent));
      is_for_all = is_for_all || value == "*";
      has_named = has_named || is_named;
      continue;
    }
    was_agent = false;
    if (!is_named && !is_for_all) continue;
    if ((key == "allow" || key == "disallow") && !value.empty() && value.size() <= longest_pattern) {
      auto& rules = is_named ? named : others;
      if (rules.size() < most_rules) rules.push_back({value, key == "allow"});
    } else if (key == "crawl-delay") {
      double seconds = 0;
      if (std::from_chars(value.data(), value.data() + value.size(), seconds).ec == std::errc() && seconds >= 0 &&
          seconds < 1e6)
        (is_named ? named_delay : others_delay) = std::chrono::milliseconds(static_cast<int64_t>(seconds * 1000));
    }
  }
  rules_ = has_named ? std::move(named) : std::move(others);
  crawl_delay_ = has_named ? named_delay : others_delay;
}

Robots Robots::closed() {
  Robots robots;
  robots.rules_ = {{"/", false}};
  return robots;
}

bool Robots::allows(std::string_view path) const {
  size_t longest = 0;
  bool is_allowed = true;
  for (const Rule& rule : rules_) {
    if (rule.pattern.size() < longest || (rule.pattern.size() == longest && !rule.is_allowed) || !fits(rule.pattern, path))
      continue;
    longest = rule.pattern.size();
    is_allowed = rule.is_allowed;
  }
  return is_allowed;
}

}  // namespace tabard
