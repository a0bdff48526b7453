#include "pages/clean_html.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "pages/ascii.h"

namespace tabard {
namespace {

constexpr size_t deepest = 512, most_tags = 400'000, longest_attribute = 4096;

template <size_t N>
using Names = std::array<std::string_view, N>;

template <size_t N>
bool is_in(const Names<N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Their inside is no markup and ends at their own end tag only.
constexpr Names<8> raw_text = {"script", "style", "textarea", "xmp", "iframe", "noembed", "noframes", "title"};
// Their inside is nothing to read.
constexpr Names<11> unread = {"svg",    "math",  "noscript", "object",   "template", "select",
                              "canvas", "audio", "video",    "datalist", "map"};
// Empty elements and tags that only dress text: the tag goes, text stays.
constexpr Names<44> passed_over = {"img",  "input",     "embed",    "source",  "track", "area",   "param", "col",    "wbr",
                                   "base", "frame",     "b",        "i",       "em",    "strong", "font",  "u",      "small",
                                   "big",  "s",         "strike",   "tt",      "code",  "nobr",   "mark",  "ins",    "kbd",
                                   "samp", "var",       "dfn",      "acronym", "del",   "bdo",    "bdi",   "abbr",   "q",
                                   "cite", "plaintext", "frameset", "keygen",  "blink", "sub",    "sup",   "marquee"};
constexpr Names<5> empty_elements = {"br", "hr", "meta", "link", "bgsound"};
constexpr Names<15> read_attributes = {"class", "id",   "itemprop", "datetime", "content", "name",        "property", "rel",
                                       "href",  "role", "lang",     "hidden",   "style",   "aria-hidden", "pubdate"};
// Not "special" elements in HTML's sense: an end tag does not reach over special ones to close them.
constexpr Names<10> ordinary = {"a", "span", "time", "label", "data", "output", "ruby", "rt", "rp", "picture"};

// A start tag of `name` closes an open one of `closed`, unless one of `walls` or, for "p", any special element stands between.
struct Closing {
  std::string_view name;
  Names<5> closed;
  Names<4> walls;
};
constexpr std::array<Closing, 10> closings = {{
    {"li", {"li"}, {"ul", "ol", "menu", "table"}},
    {"dt", {"dt", "dd"}, {"dl", "table"}},
    {"dd", {"dt", "dd"}, {"dl", "table"}},
    {"td", {"td", "th"}, {"tr", "table"}},
    {"th", {"td", "th"}, {"tr", "table"}},
    {"tr", {"tr", "caption", "colgroup"}, {"table"}},
    {"tbody", {"tbody", "thead", "tfoot", "caption", "colgroup"}, {"table"}},
    {"thead", {"tbody", "thead", "tfoot", "caption", "colgroup"}, {"table"}},
    {"tfoot", {"tbody", "thead", "tfoot", "caption", "colgroup"}, {"table"}},
    {"body", {"head"}, {}},
}};
constexpr Names<5> scopes = {"table", "td", "th", "caption", "html"};

class Cleaner {
 public:
  explicit Cleaner(std::string_view html) : in_(html) { out_.html.reserve(html.size() / 2); }

  Result<CleanHtml> clean() {
    while (at_ < in_.size()) {
      const size_t tag = std::min(in_.find('<', at_), in_.size());
      add_text(in_.substr(at_, tag - at_));
      at_ = tag;
      if (at_ == in_.size()) break;
      const char next = at_ + 1 < in_.size() ? in_[at_ + 1] : '\0';
      if (is_ascii_letter(next)) {
        TRY_VOID(start_tag());
      } else if (next == '/' && at_ + 2 < in_.size() && is_ascii_letter(in_[at_ + 2])) {
        end_tag();
      } else if (next == '!' || next == '?' || next == '/') {
        comment();
      } else {
        ++at_;
        out_.html += "&lt;";
      }
    }
    close_down_to(0);
    return std::move(out_);
  }

 private:
  void add_text(std::string_view text) {
    const size_t from = out_.html.size();
    out_.html += text;
    std::replace(out_.html.begin() + static_cast<std::ptrdiff_t>(from), out_.html.end(), '\0', ' ');
  }

  void comment() {
    size_t end;
    if (in_.substr(at_).starts_with("<!--")) {
      at_ += 2;  // "<!-->" is a whole comment
      end = in_.find("-->", at_);
      at_ = end == std::string_view::npos ? in_.size() : end + 3;
    } else {
      end = in_.find('>', at_);
      at_ = end == std::string_view::npos ? in_.size() : end + 1;
    }
    out_.html += ' ';  // so that what stands on both sides makes no tag together
  }

  std::string tag_name() {
    const size_t end = std::min(in_.find_first_of(" \t\r\n\f/>", at_), in_.size());
    std::string name = lower_ascii(in_.substr(at_, end - at_));
    at_ = end;
    return name;
  }

  // Reads attributes up to and with ">"; writes those that somebody reads. `type` gets that of the same name.
  std::string attributes(std::string& type) {
    std::string kept;
    size_t count = 0;
    while (at_ < in_.size() && in_[at_] != '>') {
      if (is_ascii_space(in_[at_]) || in_[at_] == '/') {
        ++at_;
        continue;
      }
      const size_t name_end = std::min(in_.find_first_of(" \t\r\n\f/>=", at_ + 1), in_.size());
      const std::string name = lower_ascii(in_.substr(at_, std::min<size_t>(name_end - at_, 64)));
      at_ = name_end;
      const std::string_view value = attribute_value();
      if (name == "type") type = lower_ascii(value);
      if (!is_in(read_attributes, name) || value.size() > longest_attribute || ++count > read_attributes.size()) continue;
      if (name == "style" && find_ignoring_case(value, "none", 0) == std::string_view::npos) continue;
      kept += ' ';
      kept += name;
      kept += "=\"";
      for (const char c : value) c == '"' ? kept += "&quot;" : kept += c == '\0' ? ' ' : c;
      kept += '"';
    }
    at_ = std::min(at_ + 1, in_.size());
    return kept;
  }

  std::string_view attribute_value() {
    const size_t equals = std::min(in_.find_first_not_of(" \t\r\n\f", at_), in_.size());
    if (equals == in_.size() || in_[equals] != '=') return {};
    at_ = std::min(in_.find_first_not_of(" \t\r\n\f", equals + 1), in_.size());
    if (at_ == in_.size() || in_[at_] == '>') return {};
    size_t from = at_, end;
    if (in_[at_] == '"' || in_[at_] == '\'') {
      ++from;
      end = std::min(in_.find(in_[at_], from), in_.size());
      at_ = std::min(end + 1, in_.size());
    } else {
      end = std::min(in_.find_first_of(" \t\r\n\f>", from), in_.size());
      at_ = end;
    }
    return in_.substr(from, end - from);
  }

  Result<void> start_tag() {
    if (++tags_ > most_tags)
      return fail(Error::Kind::input, fmt::format("more than {} tags: no page of news, refused", most_tags));
    ++at_;
    const std::string name = tag_name();
    std::string type;
    const std::string kept = attributes(type);
    if (is_in(raw_text, name)) {
      const std::string_view inside = take_inside(name, /*is_raw=*/true);
      if (name == "title" && out_.title.empty()) out_.title = inside;
      if (name == "script" && type.starts_with("application/ld+json")) out_.json_ld.emplace_back(inside);
      out_.html += ' ';
      return {};
    }
    if (is_in(unread, name)) {
      take_inside(name, /*is_raw=*/false);
      out_.html += ' ';
      return {};
    }
    if (is_in(passed_over, name)) return {};
    close_implied(name);
    out_.html += '<';
    out_.html += name;
    out_.html += kept;
    out_.html += '>';
    if (is_in(empty_elements, name)) return {};
    open_.push_back(name);
    if (open_.size() > deepest)
      return fail(Error::Kind::input, fmt::format("tags nested more than {} deep: no page of news, refused", deepest));
    return {};
  }

  // What stands before the end tag of `name`, which is passed. Without such a tag: all the rest where it is raw text, else
  // nothing.
  std::string_view take_inside(const std::string& name, bool is_raw) {
    const size_t from = at_;
    if (const auto lost = without_end_.find(name); lost == without_end_.end()) {
      const std::string wanted = "</" + name;
      for (size_t end = find_ignoring_case(in_, wanted, from); end != std::string_view::npos;
           end = find_ignoring_case(in_, wanted, end + 1)) {
        const size_t behind = end + wanted.size();
        if (behind < in_.size() && !is_ascii_space(in_[behind]) && in_[behind] != '>' && in_[behind] != '/') continue;
        at_ = std::min(in_.find('>', behind), in_.size() - 1) + 1;
        return in_.substr(from, end - from);
      }
      without_end_[name] = true;  // nor has any later one: searched once only
    }
    if (is_raw) at_ = in_.size();
    return is_raw ? in_.substr(from) : std::string_view();
  }

  void end_tag() {
    at_ += 2;
    const std::string name = tag_name();
    at_ = std::min(in_.find('>', at_), in_.size() - 1) + 1;
    if (name == "br") out_.html += "<br>";
    if (is_in(scopes, name)) {  // ends of tables and cells reach over all that is open in them
      for (size_t i = open_.size(); i-- > 0;) {
        if (open_[i] == name) return close_down_to(i);
        if (open_[i] == "table") return;
      }
      return;
    }
    const bool is_ordinary = is_in(ordinary, name);
    for (size_t i = open_.size(); i-- > 0;) {
      if (open_[i] == name) return close_down_to(i);
      if (is_in(scopes, open_[i]) || (is_ordinary && !is_in(ordinary, open_[i]))) return;
    }
  }

  void close_implied(const std::string& name) {
    if (!is_in(ordinary, name) && !is_in(empty_elements, name)) {  // a block ends a paragraph
      for (size_t i = open_.size(); i-- > 0 && (is_in(ordinary, open_[i]) || open_[i] == "p");)
        if (open_[i] == "p") {
          close_down_to(i);
          break;
        }
    }
    const auto closing = std::find_if(closings.begin(), closings.end(), [&](const Closing& c) { return c.name == name; });
    if (closing == closings.end()) return;
    for (size_t i = open_.size(); i-- > 0;) {
      if (is_in(closing->walls, open_[i])) return;
      if (is_in(closing->closed, open_[i])) return close_down_to(i);
    }
  }

  void close_down_to(size_t depth) {
    while (open_.size() > depth) {
      out_.html += "</";
      out_.html += open_.back();
      out_.html += '>';
      open_.pop_back();
    }
  }

  std::string_view in_;
  size_t at_ = 0, tags_ = 0;
  std::vector<std::string> open_;
  std::map<std::string, bool, std::less<>> without_end_;
  CleanHtml out_;
};

}  // namespace

Result<CleanHtml> clean_html(std::string_view html) {
  return Cleaner(html).clean();
}

}  // namespace tabard
