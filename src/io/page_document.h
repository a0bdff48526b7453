#pragma once
// A web page as a document.

#include <string_view>

#include "io/documents.h"
#include "pages/page.h"

namespace tabard {

// The page's text and facts; `id` names the document.
inline Incoming make_page_document(Page page, std::string id) {
  Incoming incoming{std::make_unique<Document>(), nullptr, {}};
  Document& document = *incoming.document;
  document.id = std::move(id);
  document.text = std::move(page.text);
  document.title = std::move(page.title);
  document.date = page.date;
  document.url = std::move(page.url);
  document.source = std::move(page.source);
  document.lang = std::move(page.lang);
  document.author = std::move(page.author);
  return incoming;
}

}  // namespace tabard
