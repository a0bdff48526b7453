#include "pages/page.h"

#include <algorithm>

#include "base/utf8.h"
#include "pages/charset.h"
#include "pages/main_text.h"
#include "pages/page_facts.h"

namespace tabard {
namespace {

size_t count_spaces(std::string_view text) {
  return static_cast<size_t>(std::count(text.begin(), text.end(), ' '));
}

}  // namespace

Result<Page> read_page(std::string_view bytes, std::string_view url, std::string_view content_type) {
  std::string charset = charset_of_content_type(content_type);
  if (charset.empty()) charset = declared_charset(bytes);
  TRY(const CleanHtml clean, clean_html(to_utf8(bytes, charset)));
  const HtmlTree tree(clean);
  const StructuredData data = read_structured_data(clean.json_ld);
  Page page;
  read_page_facts(page, tree, clean.title, data, url);
  page.text = find_main_text(tree, page.title);
  // Pages that are built by scripts hold their report in JSON-LD only.
  if (const std::string body = text_of_markup(data.body); count_spaces(page.text) * 2 < count_spaces(body)) page.text = body;
  constexpr size_t fewest_words = 10;
  if (count_spaces(page.text) + 1 < fewest_words)
    return fail(Error::Kind::input, "no main text: this is no report, or scripts load it");
  return page;
}

}  // namespace tabard
