#pragma once
// Bytes of the web to UTF-8, by what the server, the page or the bytes themselves say.

#include <string>
#include <string_view>

namespace tabard {

// The charset that a page names in its first kilobytes: `<meta charset=...>`, `<meta http-equiv=... content="...;
// charset=...">` or `<?xml ... encoding="..."?>`. "" where it names none.
std::string declared_charset(std::string_view bytes);

// The charset of a header such as "text/html; charset=ISO-8859-1"; "" where it names none.
std::string charset_of_content_type(std::string_view content_type);

// `bytes` as valid UTF-8. In order: a byte order mark, `charset` where it is known (the server's word; "" for none), UTF-8
// where the bytes are that, Windows-1252, which nearly all remaining pages are in. What does not belong becomes U+FFFD.
//
// "ISO-8859-1" and "US-ASCII" are read as Windows-1252, as every browser does.
std::string to_utf8(std::string_view bytes, std::string_view charset);

}  // namespace tabard
