// Idea: a report is where full sentences stand densely and few of the words are links.
//
// 1. Parts that name themselves as something else are passed over: <nav>, <aside>, class "related-stories", "comments". Not
// where
//    such a part holds the headline, the report by its own word, or most of the page's long texts, for whole pages stand in
//    <form> or in class "has-sidebar".
// 2. The page is cut into blocks, the text between two block elements. A block counts by its words that are no links, if it
// reads
//    like sentences; it counts in full for the element it stands in and less for those around.
// 3. The element with the highest count is the report, or one around it that holds more such blocks without being a list of
// links.
// 4. In it, blocks that read like sentences stay, and subheads above them.
//
// Works for "<div><p>Police said ...</p><p>...</p></div>" beside any menu. Fails where comments of readers are longer than the
// report and nothing names them as comments.
#include "pages/main_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "base/utf8.h"
#include "pages/ascii.h"

namespace tabard {
namespace {

constexpr std::array<std::string_view, 12> inline_tags = {"a",    "span", "time", "label",   "data",   "output",
                                                          "ruby", "rt",   "rp",   "picture", "custom", "br"};
constexpr std::array<std::string_view, 12> unread_tags = {"nav",    "aside", "footer",     "header", "form",   "menu",
                                                          "figure", "head",  "figcaption", "dialog", "button", "address"};
constexpr std::array<std::string_view, 7> unread_roles = {"navigation", "banner",      "contentinfo", "complementary",
                                                          "search",     "alertdialog", "dialog"};
// As words of a class or id.
constexpr std::array<std::string_view, 66> unread_words = {
    "nav",         "navbar",       "navigation", "menu",   "breadcrumb",    "breadcrumbs", "sidebar",  "related",
    "recommended", "recommend",    "promo",      "advert", "advertisement", "ads",         "ad",       "sponsor",
    "sponsored",   "share",        "sharing",    "social", "comment",       "comments",    "disqus",   "newsletter",
    "subscribe",   "subscription", "signup",     "cookie", "cookies",       "consent",     "gdpr",     "footer",
    "masthead",    "toolbar",      "popup",      "modal",  "caption",       "credit",      "byline",   "tags",
    "timestamp",   "outbrain",     "taboola",    "widget", "banner",        "paywall",     "login",    "more",
    "trending",    "popular",      "mostread",   "ticker", "copyright",     "disclaimer",  "poll",     "gallery",
    "carousel",    "slideshow",    "teaser",     "hidden", "bio",           "promoted",    "readnext", "recirc",
    "livechat",    "pagination"};
constexpr std::array<std::string_view, 9> report_words = {"article", "story", "entry", "post",     "body",
                                                          "content", "text",  "main",  "paragraph"};
// Of these, those whose parts may well be longer than the report.
constexpr std::array<std::string_view, 8> long_unread_words = {"comment", "comments", "disqus",     "cookie",
                                                               "cookies", "consent",  "newsletter", "related"};
// How lines begin that stand between paragraphs and are no part of the report.
constexpr std::array<std::string_view, 34> unread_beginnings = {"advertisement",   "read more",
                                                                "read also",       "also read",
                                                                "see also",        "more on this",
                                                                "related:",        "related stories",
                                                                "related article", "share this",
                                                                "follow us",       "sign up",
                                                                "subscribe",       "click here",
                                                                "photo:",          "photo by",
                                                                "image:",          "picture:",
                                                                "video:",          "watch:",
                                                                "listen:",         "©",
                                                                "copyright",       "all rights",
                                                                "last updated",    "published:",
                                                                "by accepting",    "we use cookies",
                                                                "this site uses",  "support our",
                                                                "download our",    "get the latest",
                                                                "join our",        "continue reading"};

template <size_t N>
bool is_in(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Calls `use` with each word of "relatedStories story-body_text" in lower case: related, stories, story, body, text.
template <class Use>
void each_word(std::string_view names, Use use) {
  std::string word;
  char before = ' ';
  for (const char c : names) {
    const bool is_upper_case = c >= 'A' && c <= 'Z';
    if (!is_ascii_letter(c) || (is_upper_case && before >= 'a' && before <= 'z')) {
      if (!word.empty()) use(word);
      word.clear();
    }
    if (is_ascii_letter(c)) word += to_lower_ascii(c);
    before = c;
  }
  if (!word.empty()) use(word);
}

template <size_t N>
bool has_word(const HtmlNode& node, const std::array<std::string_view, N>& words) {
  bool is_found = false;
  for (const std::string_view names : {node.attribute("class"), node.attribute("id")})
    each_word(names, [&](const std::string& word) { is_found = is_found || is_in(words, word); });
  return is_found;
}

bool says_it_is_the_report(const HtmlNode& node) {
  return node.attribute("itemprop") == "articleBody" || node.attribute("property") == "articleBody";
}

bool is_hidden(const HtmlNode& node) {
  if (node.has_attribute("hidden") || node.attribute("aria-hidden") == "true") return true;
  std::string style(node.attribute("style"));
  std::erase_if(style, is_ascii_space);
  return find_ignoring_case(style, "display:none", 0) != std::string::npos;
}

struct Block {
  std::string text;
  uint32_t owner = 0;  // the block element it stands in
  uint32_t words = 0, link_words = 0;

  double link_share() const { return words == 0 ? 0 : static_cast<double>(link_words) / words; }
  bool ends_a_sentence() const {
    std::string_view rest = text;
    for (bool is_cut = true; is_cut;) {
      is_cut = false;
      for (const std::string_view closing : {"\"", "'", "”", "’", "»", ")", "]"})
        if (rest.ends_with(closing)) rest.remove_suffix(closing.size()), is_cut = true;
    }
    return rest.ends_with('.') || rest.ends_with('!') || rest.ends_with('?') || rest.ends_with(':') || rest.ends_with("…") ||
           rest.ends_with("...");
  }
  // Reads like a sentence or more of them.
  bool is_prose() const {
    if (link_share() > 0.6) return false;
    return words >= 25 || (words >= 4 && ends_a_sentence());
  }
};

uint32_t count_words(std::string_view text) {
  uint32_t words = 0;
  bool is_inside = false;
  for (const char c : text) {
    const bool is_part = !is_ascii_space(c) && c != '|';
    words += is_part && !is_inside;
    is_inside = is_part;
  }
  return words;
}

class MainText {
 public:
  MainText(const HtmlTree& tree, std::string_view title) : tree_(tree), title_(title), is_unread_(tree.size(), false) {}

  std::string find() {
    if (tree_.size() == 0) return {};
    mark_unread();
    cut_blocks();
    const uint32_t report = choose();
    return report == HtmlNode::none ? std::string() : join(report);
  }

 private:
  const HtmlNode& node(uint32_t index) const { return tree_[index]; }
  bool is_inside(uint32_t index, uint32_t ancestor) const { return ancestor <= index && index < node(ancestor).end; }

  void mark_unread() {
    std::vector<uint32_t> anchors;  // what an unread part may not hold
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      if (says_it_is_the_report(node(i)) || node(i).tag == "main") anchors.push_back(i);
    }
    if (anchors.empty())
      for (uint32_t i = 0; i < tree_.size(); ++i)
        if (node(i).tag == "h1") anchors.push_back(i);
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      if (node(i).parent != HtmlNode::none && is_unread_[node(i).parent]) {
        is_unread_[i] = true;
        continue;
      }
      if (node(i).is_text() || node(i).tag == "html" || node(i).tag == "body") continue;
      if (node(i).tag == "h1" || is_hidden(node(i)) || node(i).tag == "head" || node(i).tag == "nav") {
        is_unread_[i] = true;
        continue;
      }
      if (!is_in(unread_tags, node(i).tag) && !is_in(unread_roles, node(i).attribute("role")) &&
          !has_word(node(i), unread_words))
        continue;
      const auto inner = std::lower_bound(anchors.begin(), anchors.end(), i);
      const bool holds_anchor = inner != anchors.end() && is_inside(*inner, i);
      const bool is_never_read = node(i).tag == "header" || node(i).tag == "aside" || node(i).tag == "footer";
      is_unread_[i] = is_never_read || (!holds_anchor && !holds_most_text(i));
    }
  }

  // Whether most of what the page has in long texts stands below the node, and nothing says that those are of others.
  bool holds_most_text(uint32_t index) {
    constexpr size_t long_text = 60;
    if (long_text_before_.empty()) {
      long_text_before_.assign(tree_.size() + 1, 0);
      for (uint32_t i = 0; i < tree_.size(); ++i)
        long_text_before_[i + 1] = long_text_before_[i] + (node(i).text.size() >= long_text ? node(i).text.size() : 0);
    }
    const size_t below = long_text_before_[node(index).end] - long_text_before_[index];
    return below * 10 > long_text_before_.back() * 6 && !has_word(node(index), long_unread_words);
  }

  void cut_blocks() {
    Block block;
    std::string text;  // of the block so far, white space as it stands
    uint32_t owner = HtmlNode::none, link_end = 0;
    bool is_after_break = false;
    const auto finish = [&] {
      block.text = squeeze(text);
      block.words = count_words(block.text);
      block.link_words = std::min(block.link_words, block.words);
      block.owner = owner;
      if (block.words > 0 && owner != HtmlNode::none) blocks_.push_back(std::move(block));
      block = {};
      text.clear();
    };
    std::vector<uint32_t> open;  // block elements around, innermost last
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      while (!open.empty() && i >= node(open.back()).end) {
        finish();
        open.pop_back();
        owner = open.empty() ? HtmlNode::none : open.back();
      }
      if (is_unread_[i]) {
        text += ' ';
        if (!node(i).is_text() && !is_in(inline_tags, node(i).tag)) finish();
        i = node(i).end - 1;
        continue;
      }
      if (node(i).is_text() && owner != HtmlNode::none && node(owner).tag == "pre") {  // an empty line ends a paragraph
        std::string_view rest = node(i).text;
        for (size_t end; (end = rest.find("\n\n")) != std::string_view::npos; rest.remove_prefix(end + 2)) {
          text += rest.substr(0, end);
          finish();
        }
        text += rest;
      } else if (node(i).is_text()) {
        text += node(i).text;
        if (i < link_end) block.link_words += count_words(node(i).text);
        if (node(i).text.find_first_not_of(" \t\r\n") != std::string::npos) is_after_break = false;
      }
      if (node(i).is_text()) continue;
      if (node(i).tag == "br") {
        if (is_after_break) finish();  // two of them end a paragraph
        text += ' ';
        is_after_break = !is_after_break;
        continue;
      }
      if (node(i).tag == "a") link_end = std::max(link_end, node(i).end);
      if (is_in(inline_tags, node(i).tag)) continue;
      finish();
      is_after_break = false;
      open.push_back(i);
      owner = i;
    }
    finish();
  }

  // Words that are no links in prose below each node; words and link words of all blocks below it.
  struct Sums {
    double prose = 0, words = 0, links = 0;
  };

  uint32_t choose() {
    std::vector<double> score(tree_.size(), 0);
    std::vector<Sums> own(tree_.size());
    for (const Block& block : blocks_) {
      Sums& sums = own[block.owner];
      sums.words += block.words;
      sums.links += block.link_words;
      if (!block.is_prose() || is_unread_line(block)) continue;
      const double words = block.words - block.link_words;
      sums.prose += words;
      double share = 1;
      for (uint32_t around = node(block.owner).parent, level = 0; around != HtmlNode::none && level < 6;
           around = node(around).parent, ++level) {
        score[around] += words * share;
        share *= level == 0 ? 0.6 : 0.5;
      }
      // Texts of a <div> by themselves, with line breaks for paragraphs.
      score[block.owner] += node(block.owner).tag == "p" || node(block.owner).tag == "li" ? words * 0.5 : words;
    }
    sums_ = own;
    for (uint32_t i = tree_.size(); i-- > 1;) {  // children before their parents
      Sums& above = sums_[node(i).parent == HtmlNode::none ? 0 : node(i).parent];
      above.prose += sums_[i].prose;
      above.words += sums_[i].words;
      above.links += sums_[i].links;
    }
    uint32_t best = HtmlNode::none;
    double best_score = 0;
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      if (is_unread_[i] || score[i] == 0) continue;
      const Sums& sums = sums_[i];
      double total = score[i] * (1 - std::min(1.0, sums.links / std::max(1.0, sums.words)));
      if (says_it_is_the_report(node(i))) total *= 3;
      if (node(i).tag == "article" || node(i).tag == "main" || has_word(node(i), report_words)) total *= 1.2;
      if (total <= best_score) continue;
      best_score = total;
      best = i;
    }
    return best == HtmlNode::none ? best : widen(best);
  }

  // To an element around that holds much more prose and still is no list of links. The report's own word ends it.
  uint32_t widen(uint32_t report) const {
    for (uint32_t around = node(report).parent; around != HtmlNode::none && node(around).tag != "html";
         around = node(around).parent) {
      if (says_it_is_the_report(node(report)) || (node(report).tag == "article" && !has_sister_reports(report))) break;
      const Sums &inner = sums_[report], &outer = sums_[around];
      const double more_words = outer.words - inner.words, more_links = outer.links - inner.links;
      const double more_prose = outer.prose - inner.prose;
      if (more_prose > 0.1 * inner.prose && more_links < 0.25 * more_words && more_prose > 0.6 * more_words) report = around;
    }
    return report;
  }

  bool has_sister_reports(uint32_t report) const {
    const uint32_t parent = node(report).parent;
    return parent != HtmlNode::none && sums_[report].prose < 0.5 * sums_[parent].prose;
  }

  bool is_unread_line(const Block& block) const {
    constexpr uint32_t longest = 30;
    if (block.words > longest) return false;
    const std::string_view text = block.text;
    return std::any_of(unread_beginnings.begin(), unread_beginnings.end(), [&](std::string_view beginning) {
      return is_same_ignoring_case(text.substr(0, beginning.size()), beginning);
    });
  }

  bool is_heading(const Block& block) const {
    const std::string_view tag = node(block.owner).tag;
    return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '2' && tag[1] <= '6';
  }

  std::string join(uint32_t report) const {
    std::string joined, heading;
    std::set<std::string_view> seen;
    for (const Block& block : blocks_) {
      if (!is_inside(block.owner, report) || is_unread_line(block) || is_same_ignoring_case(block.text, title_)) continue;
      if (is_heading(block)) {
        heading = block.link_share() < 0.5 && block.words <= 20 ? block.text : std::string();
        continue;
      }
      const bool is_short_speech = block.words < 4 && block.ends_a_sentence() && block.link_words == 0;
      const bool is_item = node(block.owner).tag == "li" && block.words >= 3 && block.link_share() < 0.5;
      if (!block.is_prose() && !is_short_speech && !is_item) continue;
      if (block.words >= 8 && !seen.insert(block.text).second) continue;  // for small screens once more
      for (const std::string& part : {heading, block.text}) {
        if (part.empty()) continue;
        if (!joined.empty()) joined += "\n\n";
        joined += part;
      }
      heading.clear();
    }
    return joined;
  }

  const HtmlTree& tree_;
  std::string_view title_;
  std::vector<bool> is_unread_;
  std::vector<size_t> long_text_before_;  // bytes of long texts before each node
  std::vector<Block> blocks_;
  std::vector<Sums> sums_;
};

}  // namespace

std::string find_main_text(const HtmlTree& tree, std::string_view title) {
  return MainText(tree, title).find();
}

}  // namespace tabard
