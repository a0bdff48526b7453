#pragma once
// A web page of news: the text of its report without all that stands around it, and what the page says of itself.

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"

namespace tabard {

struct Page {
  std::string text;   // main text, paragraphs with an empty line between, without headline and byline
  std::string title;  // the report's headline, without the site's name
  std::string author;
  std::optional<Day> date;
  std::string source;  // publisher by name, else the host of the address
  std::string url;     // the address that the page gives itself, else that it was fetched from
  std::string lang;    // "en", "en-GB"; "" where the page does not say
};

// `bytes`: the page as it was sent. `url`: where it was fetched from, "" for a file of unknown origin. `content_type`: the
// server's header, "" for none; names the charset.
//
// Errors say why there is no text to read: tags nested without end, or no main text (a list of links, a picture page).
Result<Page> read_page(std::string_view bytes, std::string_view url, std::string_view content_type);

}  // namespace tabard
