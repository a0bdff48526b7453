#pragma once
// Input: bytes of a file or of standard input, unpacked if they are gzip or zstd.
//
// Told by their first bytes, not by the name, so packed standard input works too. Gzip files of several members and zstd files
// of several frames are read to their end. Memory is bounded by the window of the packer (at most 128 MB for zstd).
//
//   TRY(auto input, Input::open("reports.jsonl.gz"));
//   TRY(const size_t count, input->read(buffer, sizeof buffer));  // 0 at the end

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "base/result.h"

namespace tabard {

class Input {
 public:
  // `path` "-" is standard input. Error::Kind::io where the file cannot be opened or is a folder. `bytes_read`, which must
  // outlive the input, goes up by what is read of the file, packed or not.
  static Result<std::unique_ptr<Input>> open(const std::string& path, std::atomic<uint64_t>* bytes_read = nullptr);

  virtual ~Input() = default;
  // Reads up to `size` bytes; 0 only at the end. Errors: the system's, or a broken or truncated gzip or zstd stream.
  virtual Result<size_t> read(char* to, size_t size) = 0;
  // After an error of read(): goes on behind the fault, at the next gzip member. False where nothing more can be read.
  virtual Result<bool> resume() { return false; }
};

// Bytes that are in memory already; never packed.
class MemoryInput : public Input {
 public:
  explicit MemoryInput(std::string bytes) : bytes_(std::move(bytes)) {}
  Result<size_t> read(char* to, size_t size) override {
    const size_t count = bytes_.copy(to, size, at_);
    at_ += count;
    return count;
  }

 private:
  std::string bytes_;
  size_t at_ = 0;
};

}  // namespace tabard
