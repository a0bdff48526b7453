#pragma once
// The report's own text among everything else that stands on a page.

#include <string>
#include <string_view>

#include "pages/html_tree.h"

namespace tabard {

// Paragraphs, subheads and list items of the report in their order, an empty line between them; "" where nothing on the page
// reads like a report. `title` is left out where it stands among them.
std::string find_main_text(const HtmlTree& tree, std::string_view title);

}  // namespace tabard
