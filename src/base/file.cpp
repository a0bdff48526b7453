#include "base/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>
#include <utility>

namespace tabard {
namespace {

class Descriptor {
 public:
  explicit Descriptor(const std::string& path) : value_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  Descriptor(const Descriptor&) = delete;
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  int get() const { return value_; }

 private:
  int value_;
};

tl::unexpected<Error> system_error(const std::string& path, const char* doing) {
  return fail(Error::Kind::io, fmt::format("{}: {}", doing, std::strerror(errno)), path);
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
  Descriptor file(path);
  if (file.get() < 0) return system_error(path, "cannot be opened");
  std::string text;
  struct stat info {};
  if (::fstat(file.get(), &info) == 0 && S_ISDIR(info.st_mode))
    return fail(Error::Kind::io, "is a folder; a file is wanted here", path);
  if (info.st_size > 0) text.reserve(static_cast<size_t>(info.st_size) + 1);
  char buffer[1 << 16];
  for (;;) {
    const ssize_t n = ::read(file.get(), buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return system_error(path, "cannot be read");
    if (n == 0) return text;
    text.append(buffer, static_cast<size_t>(n));
  }
}

Result<MappedFile> MappedFile::open(const std::string& path) {
  Descriptor file(path);
  if (file.get() < 0) return system_error(path, "cannot be opened");
  struct stat info {};
  if (::fstat(file.get(), &info) != 0) return system_error(path, "cannot be examined");
  if (!S_ISREG(info.st_mode)) return fail(Error::Kind::io, "is no regular file", path);
  MappedFile mapped;
  if (info.st_size == 0) return mapped;
  mapped.size_ = static_cast<size_t>(info.st_size);
  mapped.data_ = ::mmap(nullptr, mapped.size_, PROT_READ, MAP_SHARED, file.get(), 0);
  if (mapped.data_ == MAP_FAILED) {
    mapped.data_ = nullptr;
    return system_error(path, "cannot be mapped into memory");
  }
  return mapped;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(data_, size_);
}

}  // namespace tabard
