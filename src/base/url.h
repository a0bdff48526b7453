#pragma once
// Parts of addresses of pages.

#include <string>
#include <string_view>

namespace tabard {

// "gazette.example" of "https://user@www.gazette.example:80/news?id=1": in small letters, without "www."; "" where there is no
// scheme.
std::string host_of(std::string_view url);

}  // namespace tabard
