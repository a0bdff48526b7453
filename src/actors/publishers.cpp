#include "actors/publishers.h"

#include "base/one_of.h"
#include "base/url.h"
#include "base/utf8.h"
#include "text/name_key.h"

namespace tabard {
namespace {

// Endings that are sold or given to all the world.
bool is_sold(std::string_view ending) {
  return is_one_of(ending, {"ag", "be", "bz", "cf", "co", "dj", "fm", "ga", "gq", "is", "la", "ly",
                            "me", "ml", "mn", "pw", "sc", "so", "st", "to", "tv", "vc", "ws"});
}

uint64_t key_of(std::string_view name) {
  for (const std::string_view article : {"The ", "the ", "THE "})
    if (name.starts_with(article)) name.remove_prefix(article.size());
  return name_key(name);
}

bool is_host(std::string_view name) {
  return name.find('.') != std::string_view::npos && name.find_first_of(" /\t\n") == std::string_view::npos;
}

}  // namespace

Publishers::Publishers(const Lexicon& lexicon) {
  for (const Table::Row* row : lexicon.rows("codes/countries.tsv")) {
    const std::string ending = to_lower((*row)["alpha2"]);
    if (!ending.empty()) endings_.emplace(ending == "gb" ? "uk" : ending, (*row)["code"]);
  }
  for (const Table::Row* row : lexicon.rows("actors/publishers.tsv")) {
    const std::string country((*row)["country"]);
    by_name_.emplace(key_of((*row)["name"]), country);
    for (const std::string_view alias : split_values((*row)["aliases"])) by_name_.emplace(key_of(alias), country);
    for (const std::string_view host : split_values((*row)["domains"])) by_host_.emplace(host, country);
  }
}

std::optional<std::string> Publishers::listed_home(std::string_view host) const {
  while (host.find('.') != std::string_view::npos) {
    if (const auto found = by_host_.find(host); found != by_host_.end()) return found->second;
    host.remove_prefix(host.find('.') + 1);
  }
  return std::nullopt;
}

std::optional<std::string> Publishers::home_of_ending(std::string_view host) const {
  const size_t last = host.rfind('.');
  if (last == std::string_view::npos) return std::nullopt;
  const std::string_view ending = host.substr(last + 1), before = host.substr(0, last);
  const size_t dot = before.rfind('.');
  const bool is_kept = dot != std::string_view::npos && is_one_of(before.substr(dot + 1), {"com", "edu", "gov", "net", "org"});
  if (is_sold(ending) && !is_kept) return std::nullopt;  // "gazette.com.co" is Colombian, "gazette.co" may be anybody's
  const auto found = endings_.find(ending);
  return found != endings_.end() ? std::optional(found->second) : std::nullopt;
}

std::optional<std::string> Publishers::home(std::string_view name, std::string_view url) const {
  const std::string host = host_of(url), named = is_host(name) ? to_lower(name) : host_of(name);
  if (std::optional<std::string> home = listed_home(host)) return home;
  if (const auto found = by_name_.find(key_of(name)); !name.empty() && found != by_name_.end()) return found->second;
  if (std::optional<std::string> home = listed_home(named)) return home;
  if (std::optional<std::string> home = home_of_ending(named)) return home;
  return home_of_ending(host);
}

}  // namespace tabard
