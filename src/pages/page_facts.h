#pragma once
// What a page says of its report: headline, author, day, publisher, language, address.

#include <string_view>

#include "pages/html_tree.h"
#include "pages/page.h"
#include "pages/structured_data.h"

namespace tabard {

// Fills all of `page` but its text. Data meant for machines go before what stands in the page: JSON-LD, then OpenGraph and
// other <meta>, then the elements that readers see, then the address.
void read_page_facts(Page& page, const HtmlTree& tree, std::string_view title, const StructuredData& data,
                     std::string_view url);

}  // namespace tabard
