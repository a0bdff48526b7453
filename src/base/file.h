#pragma once
// Whole files: read into memory, or mapped. Nothing here knows what is in them.

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tabard {

// The bytes of a regular file. Error::Kind::io with the system's reason otherwise.
Result<std::string> read_file(const std::string& path);

// A read-only memory map of a whole file; shared between threads, unmapped at the end of its life.
class MappedFile {
 public:
  static Result<MappedFile> open(const std::string& path);

  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  std::string_view bytes() const { return {static_cast<const char*>(data_), size_}; }

 private:
  void* data_ = nullptr;
  size_t size_ = 0;
};

}  // namespace tabard
