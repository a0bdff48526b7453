#include "pages/feed.h"

#include <fmt/format.h>

#include <pugixml.hpp>

#include "base/utf8.h"
#include "base/written_date.h"
#include "pages/ascii.h"
#include "pages/charset.h"
#include "pages/html_tree.h"
#include "pages/page_facts.h"

namespace tabard {
namespace {

// Names without their prefix, for feeds choose prefixes as they like: "content:encoded" -> "encoded".
std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  return name.substr(name.find(':') + 1);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& inner : node.children())
    if (is_same_ignoring_case(local_name(inner), name)) return inner;
  return {};
}

// All text below, for Atom's XHTML content is markup inside the XML.
std::string inner_text(const pugi::xml_node& node) {
  struct Collect : pugi::xml_tree_walker {
    std::string text;
    bool for_each(pugi::xml_node& at) override {
      if (at.type() == pugi::node_pcdata || at.type() == pugi::node_cdata) text += at.value();
      if (at.type() == pugi::node_element && (local_name(at) == "p" || local_name(at) == "br")) text += "<p>";
      return true;
    }
  } collect;
  if (node) const_cast<pugi::xml_node&>(node).traverse(collect);
  return collect.text;
}

std::string line_of(const pugi::xml_node& node) {
  return text_of_markup(inner_text(node));
}

// Feeds escape markup once more: a description is HTML. Paragraphs stay apart.
std::string text_of(const std::string& markup) {
  const auto page = clean_html(markup);
  if (!page) return {};
  const HtmlTree tree(*page);
  std::string text, paragraph;
  const auto finish = [&] {
    const std::string squeezed = squeeze(paragraph);
    paragraph.clear();
    if (squeezed.empty()) return;
    if (!text.empty()) text += "\n\n";
    text += squeezed;
  };
  for (const HtmlNode& node : tree.nodes()) {
    if (node.tag == "p" || node.tag == "div" || node.tag == "br" || node.tag == "li" || node.tag == "blockquote") finish();
    paragraph += node.text;
    if (!node.is_text() && node.tag != "a" && node.tag != "span") paragraph += ' ';
  }
  finish();
  return text;
}

std::string first_text(const pugi::xml_node& node, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names)
    if (std::string text = line_of(child(node, name)); !text.empty()) return text;
  return {};
}

// RSS has the address as text, Atom in an attribute, and several of them.
std::string url_of(const pugi::xml_node& item) {
  std::string other;
  for (const pugi::xml_node& link : item.children()) {
    if (!is_same_ignoring_case(local_name(link), "link")) continue;
    const std::string_view rel = link.attribute("rel").value(), href = link.attribute("href").value();
    std::string url = href.empty() ? squeeze(inner_text(link)) : squeeze(href);
    if (url.empty()) continue;
    if (rel.empty() || rel == "alternate") return url;
    if (other.empty()) other = std::move(url);
  }
  return other;
}

FeedItem read_item(const pugi::xml_node& node) {
  FeedItem item;
  item.url = url_of(node);
  item.title = first_text(node, {"title"});
  const pugi::xml_node guid = child(node, "guid") ? child(node, "guid") : child(node, "id");
  item.id = squeeze(inner_text(guid));
  if (item.url.empty() && item.id.starts_with("http")) item.url = item.id;
  // Many a <guid> is a number that other feeds use as well.
  const bool is_global = item.id.find("://") != std::string::npos || item.id.starts_with("tag:") || item.id.starts_with("urn:");
  if (!is_global && !item.url.empty()) item.id = item.url;
  const pugi::xml_node author = child(node, "author");
  item.author = first_text(author, {"name"});
  if (item.author.empty()) item.author = first_text(node, {"creator", "author"});
  for (const std::string_view name : {"pubdate", "published", "date", "issued", "updated"})
    if (!item.date) item.date = find_written_day(inner_text(child(node, name)));
  for (const std::string_view name : {"encoded", "content", "description", "summary"})
    if (std::string text = text_of(inner_text(child(node, name))); text.size() > item.text.size()) item.text = std::move(text);
  return item;
}

}  // namespace

Result<Feed> read_feed(std::string_view bytes, std::string_view content_type) {
  std::string charset = charset_of_content_type(content_type);
  if (charset.empty()) charset = declared_charset(bytes);
  const std::string xml = to_utf8(bytes, charset);
  pugi::xml_document document;
  const pugi::xml_parse_result parsed =
      document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
  const pugi::xml_node root = document.document_element();
  const std::string_view kind = local_name(root);
  if (!is_same_ignoring_case(kind, "rss") && !is_same_ignoring_case(kind, "feed") && !is_same_ignoring_case(kind, "rdf"))
    return fail(Error::Kind::input, parsed ? fmt::format("no RSS or Atom: its first element is <{}>", kind.substr(0, 40))
                                           : fmt::format("no RSS or Atom: {} at byte {}", parsed.description(), parsed.offset));
  Feed feed;
  if (!parsed) feed.fault = fmt::format("{} at byte {}: what stands behind is lost", parsed.description(), parsed.offset);
  const pugi::xml_node channel = child(root, "channel") ? child(root, "channel") : root;
  feed.title = first_text(channel, {"title"});
  feed.lang = first_text(channel, {"language"});
  if (feed.lang.empty()) feed.lang = squeeze(root.attribute("xml:lang").value());
  const auto read_items = [&feed](const pugi::xml_node& holder) {
    for (const pugi::xml_node& node : holder.children())
      if (is_same_ignoring_case(local_name(node), "item") || is_same_ignoring_case(local_name(node), "entry"))
        feed.items.push_back(read_item(node));
  };
  read_items(channel);
  if (channel != root) read_items(root);  // RSS 1.0 has its items beside the channel
  return feed;
}

}  // namespace tabard
