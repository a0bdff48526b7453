#pragma once
// RSS 0.9 to 2.0 and Atom: what a feed tells of the reports it lists.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace tabard {

struct FeedItem {
  std::string id;    // <guid> or <id> where it is unique in the world, else the address
  std::string text;  // the report, or more often its summary; paragraphs with an empty line between
  std::string title;
  std::string author;
  std::optional<Day> date;
  std::string url;
};

struct Feed {
  std::string title;  // the publisher, as it calls its feed
  std::string lang;
  std::vector<FeedItem> items;  // in the feed's order
  std::string fault;            // what is wrong with the XML behind the items that could be read; "" for nothing
};

// `bytes`: the feed as it was sent, in whatever charset it, or `content_type`, the server's header, names. An error where it is
// no feed at all.
Result<Feed> read_feed(std::string_view bytes, std::string_view content_type);

}  // namespace tabard
