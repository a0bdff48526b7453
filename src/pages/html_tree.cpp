#include "pages/html_tree.h"

#include <gumbo.h>

#include <memory>

#include "pages/ascii.h"

namespace tabard {
namespace {

struct Destroy {
  void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

std::string_view name_of(const GumboElement& element) {
  return element.tag == GUMBO_TAG_UNKNOWN ? "custom" : gumbo_normalized_tagname(element.tag);
}

const GumboVector* children_of(const GumboNode* node) {
  if (node->type == GUMBO_NODE_DOCUMENT) return &node->v.document.children;
  if (node->type == GUMBO_NODE_ELEMENT) return &node->v.element.children;
  return nullptr;
}

}  // namespace

std::string_view HtmlNode::attribute(std::string_view name) const {
  for (const auto& [key, value] : attributes)
    if (key == name) return value;
  return {};
}

bool HtmlNode::has_attribute(std::string_view name) const {
  for (const auto& [key, value] : attributes)
    if (key == name) return true;
  return false;
}

HtmlTree::HtmlTree(const CleanHtml& page) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;  // by default each error is kept, with all open tags
  const std::unique_ptr<GumboOutput, Destroy> output(gumbo_parse_with_options(&options, page.html.data(), page.html.size()));
  if (!output) return;

  struct Visit {
    const GumboVector* children;
    unsigned next;
    uint32_t index;
  };
  std::vector<Visit> path = {{children_of(output->document), 0, HtmlNode::none}};
  while (!path.empty()) {
    Visit& visit = path.back();
    if (visit.next == visit.children->length) {
      if (visit.index != HtmlNode::none) nodes_[visit.index].end = size();
      path.pop_back();
      continue;
    }
    const auto* node = static_cast<const GumboNode*>(visit.children->data[visit.next++]);
    HtmlNode copy;
    copy.parent = visit.index;
    copy.end = size() + 1;
    if (const GumboVector* children = children_of(node)) {
      copy.tag = name_of(node->v.element);
      const GumboVector& attributes = node->v.element.attributes;
      for (unsigned i = 0; i < attributes.length; ++i) {
        const auto* attribute = static_cast<const GumboAttribute*>(attributes.data[i]);
        copy.attributes.emplace_back(attribute->name, attribute->value);
      }
      nodes_.push_back(std::move(copy));
      path.push_back({children, 0, size() - 1});
    } else if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) {
      copy.text = node->v.text.text;
      nodes_.push_back(std::move(copy));
    }
  }
}

std::string HtmlTree::text_of(uint32_t index, size_t limit) const {
  std::string text;
  for (uint32_t i = index; i < nodes_[index].end && text.size() <= limit; ++i) {
    text += nodes_[i].text;
    if (!nodes_[i].is_text() && nodes_[i].tag != "a" && nodes_[i].tag != "span") text += ' ';
  }
  return squeeze(text);
}

std::string text_of_markup(std::string_view markup) {
  if (markup.find_first_of("<&") == std::string_view::npos) return squeeze(markup);
  const auto page = clean_html(markup);
  if (!page) return {};
  const HtmlTree tree(*page);
  return tree.size() == 0 ? std::string() : tree.text_of(0);
}

}  // namespace tabard
