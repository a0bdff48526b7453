#pragma once
// Any bytes of a page to markup that is safe to give to a parser: well nested, without scripts, of bounded depth.
//
// gumbo, which builds the tree, is correct but can be led into building millions of nodes or recursing as deep as a page nests
// its tags. So a page is first written anew: scripts, styles, comments, drawings and form controls go; tags that only dress
// text go (their text stays); of attributes those remain that somebody reads; every tag that is opened is closed in its place.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tabard {

struct CleanHtml {
  std::string html;
  std::string title;                 // inside of <title>, entities as they stand
  std::vector<std::string> json_ld;  // inside of <script type="application/ld+json">
};

// `html` must be UTF-8. An error for what is no page in good faith: tags nested more than 512 deep or more than 400,000 of
// them.
Result<CleanHtml> clean_html(std::string_view html);

}  // namespace tabard
