#include "pages/page_facts.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "base/url.h"
#include "base/written_date.h"
#include "pages/ascii.h"

namespace tabard {
namespace {

constexpr size_t longest_byline = 120, longest_text = 1000;

bool is_word_in(std::string_view words, std::string_view wanted) {
  for (size_t at = find_ignoring_case(words, wanted, 0); at != std::string_view::npos;
       at = find_ignoring_case(words, wanted, at + 1)) {
    const size_t end = at + wanted.size();
    if ((at == 0 || !is_ascii_letter(words[at - 1])) && (end == words.size() || !is_ascii_letter(words[end]))) return true;
  }
  return false;
}

bool has_class_word(const HtmlNode& node, std::initializer_list<std::string_view> words) {
  for (const std::string_view names : {node.attribute("class"), node.attribute("id")})
    for (const std::string_view word : words)
      if (is_word_in(names, word)) return true;
  return false;
}

class Facts {
 public:
  Facts(const HtmlTree& tree, std::string_view title, const StructuredData& data, std::string_view url)
      : tree_(tree), title_(text_of_markup(title)), data_(data), url_(url) {}

  // The first <meta> of these names, in the order of the names.
  std::string meta(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names)
      for (const HtmlNode& node : tree_.nodes()) {
        if (node.tag != "meta") continue;
        if (!is_same_ignoring_case(node.attribute("property"), name) && !is_same_ignoring_case(node.attribute("name"), name) &&
            !is_same_ignoring_case(node.attribute("itemprop"), name))
          continue;
        std::string value = squeeze(node.attribute("content"));
        if (!value.empty()) return value;
      }
    return {};
  }

  std::string url() const {
    for (const HtmlNode& node : tree_.nodes())
      if (node.tag == "link" && is_same_ignoring_case(node.attribute("rel"), "canonical") &&
          node.attribute("href").starts_with("http"))
        return squeeze(node.attribute("href"));
    for (const std::string& given : {meta({"og:url"}), data_.url})
      if (given.starts_with("http")) return given;
    return std::string(url_);
  }

  std::string publisher() const {
    const std::string named = meta({"og:site_name", "application-name", "publisher", "dc.publisher"});
    return data_.publisher.empty() ? named : data_.publisher;
  }

  std::string title(std::string_view publisher) const {
    std::string headline;
    for (uint32_t i = 0; i < tree_.size() && headline.empty(); ++i)
      if (tree_[i].tag == "h1" || tree_[i].attribute("itemprop") == "headline") {
        headline = tree_.text_of(i, longest_text);
        if (!title_.starts_with(headline.substr(0, 12)) && !is_sole_h1(i)) headline.clear();  // the site's name as <h1>
      }
    std::string title = data_.headline;
    if (title.empty()) title = meta({"og:title", "twitter:title", "dc.title"});
    if (title.empty()) title = headline;
    if (title.empty()) title = title_;
    return without_site(title, publisher, headline);
  }

  std::string author() const {
    std::string author = data_.author;
    if (author.empty()) author = meta({"author", "article:author", "byl", "dc.creator", "sailthru.author", "parsely-author"});
    if (author.starts_with("http")) author.clear();
    for (uint32_t i = 0; i < tree_.size() && author.empty(); ++i) {
      const HtmlNode& node = tree_[i];
      if (node.tag == "meta" || node.is_text()) continue;
      if (node.attribute("rel") == "author" || node.attribute("itemprop") == "author" ||
          has_class_word(node, {"byline", "author"}))
        author = tree_.text_of(i, longest_text);
      if (author.size() > longest_byline) author.clear();
    }
    return without_by(author);
  }

  std::optional<Day> date() const {
    if (const auto day = find_written_day(data_.date_published)) return day;
    const std::string given =
        meta({"article:published_time", "og:published_time", "datePublished", "date", "pubdate", "publishdate", "publish-date",
              "publication_date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "sailthru.date",
              "parsely-pub-date", "article.published", "cXenseParse:recs:publishtime", "displaydate", "timestamp"});
    if (const auto day = find_written_day(given)) return day;
    if (const auto day = date_in_elements()) return day;
    if (const auto day = date_in_url()) return day;
    return date_in_text();
  }

  std::string language() const {
    for (const HtmlNode& node : tree_.nodes())
      if (node.tag == "html" && !node.attribute("lang").empty()) return squeeze(node.attribute("lang"));
    std::string lang = data_.language;
    if (lang.empty()) lang = meta({"og:locale", "language", "dc.language", "content-language"});
    std::replace(lang.begin(), lang.end(), '_', '-');
    return lang.size() <= 12 ? lang : std::string();
  }

 private:
  bool is_sole_h1(uint32_t at) const {
    for (uint32_t i = 0; i < tree_.size(); ++i)
      if (i != at && tree_[i].tag == "h1") return false;
    return true;
  }

  // "Envoy sent home | The Gazette" -> "Envoy sent home", where the rest names the site or the page's own <h1> lacks it.
  std::string without_site(const std::string& title, std::string_view publisher, std::string_view headline) const {
    if (!headline.empty() && headline.size() < title.size() && title.starts_with(headline) && headline.size() > 8)
      return std::string(headline);
    for (const std::string_view bar : {" | ", " - ", " – ", " — ", " :: ", " » "}) {
      const size_t at = title.rfind(bar);
      if (at == std::string::npos) continue;
      const std::string_view behind = std::string_view(title).substr(at + bar.size());
      const std::string host = host_of(url_);
      const std::string joined = lower_ascii(behind);
      const bool is_site =
          (!publisher.empty() && (is_same_ignoring_case(behind, publisher) || is_word_in(publisher, joined))) ||
          (!host.empty() && host.starts_with(joined.substr(0, joined.find(' '))));
      if (is_site || (bar == " | " && publisher.empty()) || stands_alone(title.substr(0, at))) return title.substr(0, at);
    }
    return title;
  }

  // Whether some element of the page holds just these words.
  bool stands_alone(std::string_view words) const {
    return std::any_of(tree_.nodes().begin(), tree_.nodes().end(), [words](const HtmlNode& node) {
      return node.text.size() >= words.size() && node.text.size() < words.size() + longest_byline &&
             squeeze(node.text) == words;
    });
  }

  // "By A. Writer | 14 March" -> "A. Writer".
  static std::string without_by(std::string author) {
    for (const std::string_view word : {"written by ", "words by ", "posted by ", "reported by ", "by ", "by: ", "author: "})
      if (is_same_ignoring_case(std::string_view(author).substr(0, word.size()), word)) {
        author.erase(0, word.size());
        break;
      }
    for (const std::string_view bar : {"|", "•", "·"}) author.resize(std::min(author.size(), author.find(bar)));
    if (find_written_day(author)) author.resize(std::min(author.size(), author.find_first_of("0123456789")));
    return squeeze(author);
  }

  std::optional<Day> date_in_elements() const {
    for (const HtmlNode& node : tree_.nodes())
      if (node.attribute("itemprop") == "datePublished" || node.has_attribute("pubdate"))
        for (const std::string_view name : {"datetime", "content"})
          if (const auto day = find_written_day(node.attribute(name))) return day;
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      if (tree_[i].tag != "time") continue;
      auto day = find_written_day(tree_[i].attribute("datetime"));
      if (!day) day = find_written_day(tree_.text_of(i, longest_text));
      if (day) return day;
    }
    return std::nullopt;
  }

  // ".../2024/03/14/envoy-sent-home", ".../2024-03-14-envoy"
  std::optional<Day> date_in_url() const {
    for (const char* begin : {"/20", "/19", "-20"}) {
      for (size_t at = url_.find(begin); at != std::string_view::npos; at = url_.find(begin, at + 1))
        if (const auto day = find_written_day(url_.substr(at + 1, 10))) return day;
    }
    return std::nullopt;
  }

  std::optional<Day> date_in_text() const {
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      if (tree_[i].is_text() || tree_[i].tag == "body" || tree_[i].tag == "html") continue;
      if (!has_class_word(tree_[i],
                          {"date", "dateline", "published", "pubdate", "timestamp", "posted", "byline", "meta", "time"}))
        continue;
      const std::string text = tree_.text_of(i, longest_text);
      if (text.size() > 2 * longest_byline) continue;
      if (const auto day = find_written_day(text)) return day;
    }
    // A short line above the first long one.
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      if (!tree_[i].is_text()) continue;
      if (tree_[i].text.size() > 3 * longest_byline) break;
      if (const auto day = find_written_day(tree_[i].text); day && tree_[i].text.size() < longest_byline) return day;
    }
    return std::nullopt;
  }

  const HtmlTree& tree_;
  std::string title_;
  const StructuredData& data_;
  std::string_view url_;
};

}  // namespace

void read_page_facts(Page& page, const HtmlTree& tree, std::string_view title, const StructuredData& data,
                     std::string_view url) {
  page.url = Facts(tree, title, data, url).url();
  const Facts facts(tree, title, data, page.url);
  page.source = facts.publisher();
  page.title = facts.title(page.source);
  page.author = facts.author();
  page.date = facts.date();
  page.lang = facts.language();
  if (page.source.empty()) page.source = host_of(page.url);
}

}  // namespace tabard
