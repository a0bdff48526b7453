// Any bytes as robots.txt: no crash, and no pattern that takes for ever.
#include <cstdint>
#include <string_view>

#include "feeds/robots.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const tabard::Robots robots(bytes, "tabard");
  robots.allows("/");
  robots.allows(bytes.substr(0, 200));
  robots.allows("/news/2024/03/14/aaaaaaaaaaaaaaaaaaaaaaaaaaaaa.html?a=b&c=d");
  return 0;
}
