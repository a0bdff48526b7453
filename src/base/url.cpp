#include "base/url.h"

#include <algorithm>

#include "base/utf8.h"

namespace tabard {

std::string host_of(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme == std::string_view::npos || url.find_first_of("/?#") < scheme) return {};
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  url.remove_prefix(std::min(url.size(), url.find('@') + 1));
  std::string host = to_lower(url.substr(0, url.find(':')));
  while (host.ends_with('.')) host.pop_back();
  return host.starts_with("www.") ? host.substr(4) : host;
}

}  // namespace tabard
