#pragma once
// HtmlTree: a page's elements and texts in document order, flat: a subtree is a range of nodes, so nobody needs recursion.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pages/clean_html.h"

namespace tabard {

struct HtmlNode {
  static constexpr uint32_t none = UINT32_MAX;

  std::string_view tag;  // "p"; "custom" for an element that HTML does not know; "" for text
  uint32_t parent = none;
  uint32_t end = 0;  // the subtree is nodes [own index, end)
  std::string text;  // of a text node, entities decoded, white space as it stands
  std::vector<std::pair<std::string, std::string>> attributes;

  bool is_text() const { return tag.empty(); }
  // The value of an attribute; "" where there is none.
  std::string_view attribute(std::string_view name) const;
  bool has_attribute(std::string_view name) const;
};

class HtmlTree {
 public:
  explicit HtmlTree(const CleanHtml& page);

  const std::vector<HtmlNode>& nodes() const { return nodes_; }
  const HtmlNode& operator[](uint32_t index) const { return nodes_[index]; }
  uint32_t size() const { return static_cast<uint32_t>(nodes_.size()); }

  // The text below a node, squeezed, with a space between elements; not much more than `limit` bytes of it.
  std::string text_of(uint32_t index, size_t limit = SIZE_MAX) const;

 private:
  std::vector<HtmlNode> nodes_;
};

// The text of a piece of markup such as a headline with entities or a feed's description: "A &amp; <b>B</b>" -> "A & B".
std::string text_of_markup(std::string_view markup);

}  // namespace tabard
