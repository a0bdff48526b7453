// Any bytes as what a store kept of an event and of a text: no crash, and what is read is written back the same.
#include <cstdint>
#include <cstdlib>

#include "incidents/reported_event.h"
#include "stories/text_signature.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto event = tabard::reported_event_from_bytes(bytes)) {
    const std::string written = tabard::to_bytes(*event);
    const auto again = tabard::reported_event_from_bytes(written);
    if (!again || tabard::to_bytes(*again) != written) std::abort();
  }
  if (const auto signature = tabard::TextSignature::from_bytes(bytes); signature && signature->to_bytes() != bytes)
    std::abort();
  if (tabard::likeness(tabard::sign_text(bytes), tabard::sign_text(bytes)) < 1 && tabard::sign_text(bytes).shingles > 0)
    std::abort();
  return 0;
}
