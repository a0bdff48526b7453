#include "feeds/watcher.h"

#include "base/url.h"
#include "io/document_files.h"
#include "io/page_document.h"
#include "io/whole_file.h"

namespace tabard {
namespace {

bool is_url(std::string_view feed) {
  return feed.starts_with("http://") || feed.starts_with("https://");
}

}  // namespace

Watcher::Watcher(std::vector<std::string> feeds, WatchOptions options, Fetcher& fetcher, WatchState& state)
    : feeds_(std::move(feeds)), options_(options), fetcher_(fetcher), state_(state) {}

std::optional<Result<Incoming>> Watcher::next() {
  if (!given_.empty()) state_.set_seen(open_, std::exchange(given_, ""));
  for (;;) {
    if (items_.empty()) {
      close();
      if (at_ == feeds_.size()) {
        at_ = 0;
        return std::nullopt;
      }
      const std::string& feed = feeds_[at_++];
      if (auto opened = open(feed); !opened) return fail(std::move(opened).error());
      continue;
    }
    FeedItem item = std::move(items_.front());
    items_.pop_front();
    given_ = item.id;
    return read(std::move(item));
  }
}

Result<void> Watcher::open(const std::string& feed) {
  std::string bytes, content_type;
  validators_ = {};
  open_url_.clear();
  if (is_url(feed)) {
    const auto [etag, last_modified] = state_.validators(feed);
    TRY(Fetched fetched, fetcher_.fetch(feed, etag, last_modified));
    if (fetched.is_not_modified) return {};
    bytes = std::move(fetched.body);
    content_type = std::move(fetched.content_type);
    validators_ = {std::move(fetched.etag), std::move(fetched.last_modified)};
    open_url_ = std::move(fetched.url);
  } else {
    TRY(const auto input, Input::open(feed));
    TRY(bytes, read_whole(*input, "a feed", options_.max_document, feed));
  }
  auto parsed = read_feed(bytes, content_type);
  if (!parsed) return fail(parsed.error().kind, parsed.error().text, feed);
  open_ = feed;
  publisher_ = std::move(parsed->title);
  lang_ = std::move(parsed->lang);
  for (FeedItem& item : parsed->items) {
    if (item.text.empty() && item.title.empty() && item.url.empty()) continue;
    if (!open_url_.empty() && !item.url.empty()) item.url = resolve_url(open_url_, item.url);
    if (item.id.empty()) item.id = item.url.empty() ? item.title : item.url;
    if (!state_.has_seen(feed, item.id)) items_.push_back(std::move(item));
  }
  if (parsed->fault.empty()) return {};
  validators_ = {};  // perhaps it is whole the next time
  return fail(Error::Kind::input, parsed->fault, feed);
}

void Watcher::close() {
  if (!open_.empty() && (!validators_.etag.empty() || !validators_.last_modified.empty()))
    state_.set_validators(open_, validators_);
  open_.clear();
}

Result<Page> Watcher::read_linked_page(const FeedItem& item) {
  TRY(const Fetched fetched, fetcher_.fetch(item.url));
  auto page = read_page(fetched.body, fetched.url, fetched.content_type);
  if (!page) return fail(page.error().kind, page.error().text, item.url);
  return page;
}

Incoming Watcher::read(FeedItem item) {
  Page page;
  std::optional<Error> warning;
  if (options_.follows_links && is_url(item.url)) {
    auto fetched = read_linked_page(item);
    if (fetched)
      page = std::move(*fetched);
    else
      warning = std::move(fetched).error();
  }
  if (page.text.empty()) page.text = item.text.empty() ? item.title : std::move(item.text);
  if (page.url.empty()) page.url = item.url;
  // The feed knows its own reports: what it tells goes before what the page's looks tell.
  if (!item.title.empty()) page.title = std::move(item.title);
  if (item.date) page.date = item.date;
  if (!item.author.empty()) page.author = std::move(item.author);
  if (page.source.empty() || page.source == host_of(page.url)) page.source = publisher_.empty() ? page.source : publisher_;
  if (page.lang.empty()) page.lang = lang_;
  Incoming incoming = make_page_document(std::move(page), std::move(item.id));
  if (warning) {
    warning->text += "; read is what the feed tells";
    incoming.warnings.push_back(std::move(*warning));
  }
  return incoming;
}

}  // namespace tabard
