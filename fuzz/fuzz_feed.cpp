// Any bytes as a feed: no crash, and what comes out keeps the reader's promises.
#include "read_all.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  tabard::DocumentOptions options;
  options.max_document = tabard::fuzzed_limit;
  auto input = std::make_unique<tabard::MemoryInput>(std::string(reinterpret_cast<const char*>(data), size));
  tabard::read_all(tabard::open_feed(std::move(input), "fuzz", options));
  return 0;
}
