#pragma once
// StructuredData: what a page tells of its report in JSON-LD, in schema.org's words.

#include <string>
#include <vector>

namespace tabard {

struct StructuredData {
  std::string headline, author, date_published, publisher, language, url, body;
};

// Of `json_ld`, the insides of a page's scripts, the first object that is an article of some kind. Empty where there is none.
StructuredData read_structured_data(const std::vector<std::string>& json_ld);

}  // namespace tabard
